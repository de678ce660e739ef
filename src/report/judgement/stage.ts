import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assess/index.ts';
import { afterWhatTheyAwait, blocks } from '../../core/judge/index.ts';
import { effortSum, timeInWords } from '../../core/pack/index.ts';
import { list, stillPossible } from '../phrases.ts';
import { inSequence } from './course.ts';
import { foundOnce } from './found-once.ts';
import { isStayOpen, theMesh } from './verdict.ts';
import { edgeSteps } from './edge-later.ts';

/** The three readings of the stage. Only where there is a mesh to work on. */
export interface Readings {
  /** What stands before the stage to work on, or to work on if the mesh stays. */
  readonly label: string;
  /** `walk`, or `no stage yet; could be crawl`. */
  readonly operatingAt: string;
  /**
   * Required gates that are owed and can't wait, in the order of the stages; while it is undecided if the mesh stays,
   * the urgent.
   */
  readonly debt: readonly { readonly gate: GateResult; readonly stage: string }[];
  /** The stage to work on next: `run`, or `crawl; still possible: walk`. */
  readonly next: string;
  /** The stages that unanswered questions can still put in its place, as a sentence; empty where there is none. */
  readonly others: string;
  /** The same without what is still possible, with the reason for it, or after what is overdue. */
  readonly work: string;
  /** Whether no required gate is left, so that all that is left can wait. */
  readonly isOptional: boolean;
}

/** Undefined where there is no mesh to work on: then no stage concerns the reader. */
export function readingsOf(assessment: Assessment): Readings | undefined {
  const { stage, stagePossible, stages, operatingAt, operatingAtPossible } = assessment;
  if (stage === 'none') return undefined;
  const othersOf = (possible: readonly string[], own: string) =>
    possible.filter((id) => id !== own).map((id) => (id === 'none' ? 'no stage' : id));
  const doubt = (possible: readonly string[], own: string) =>
    stillPossible(own === 'none' ? 'no stage yet' : own, othersOf(possible, own));
  const elsewhere = othersOf(stagePossible, stage);
  const gates = stages.find(({ id }) => id === stage)?.gates ?? [];
  const owed = stages.flatMap(({ id, gates: all }) =>
    all.filter((gate) => gate.debt && !canWait(gate, assessment)).map((gate) => ({ gate, stage: id })),
  );
  const earlier = owed.filter(({ stage: id }) => id !== stage);
  const overdue = [...new Set(earlier.map(({ stage: id }) => id))];
  const mayGo = isStayOpen(assessment);
  return {
    label: mayGo ? `If ${theMesh(assessment)} stays` : 'Work on next',
    operatingAt: doubt(operatingAtPossible, operatingAt),
    debt: mayGo ? owed.filter(({ gate }) => gate.atOnce !== undefined) : owed,
    next: doubt(stagePossible, stage),
    others: elsewhere.length === 0 ? '' : ` Still possible: ${list(elsewhere, 'or')}.`,
    isOptional:
      overdue.length === 0 &&
      edgeSteps(assessment).length === 0 &&
      !gates.some((gate) => blocks(gate) && !canWait(gate, assessment)),
    work:
      overdue.length > 0
        ? mayGo
          ? `first the ${earlier.length === 1 ? 'unmet gate' : `${earlier.length} unmet gates`} of ${list(overdue)}, then ${stage}`
          : `the overdue gates of ${list(overdue)}, then ${stage}`
        : gates.some((gate) => blocks(gate) && gate.outcome === 'open')
          ? `${stage}, because it is the first stage with required gates that are not met`
          : gates.some(blocks)
            ? `${stage}, because it has required gates that are unknown`
            : `nothing more is required; the ${stage} stage holds only recommended steps`,
  };
}

/** Whether a gate is met only by steps of the plan that can wait. */
export function canWait({ id }: Pick<GateResult, 'id'>, { stages }: Pick<Assessment, 'stages'>): boolean {
  const left = stages.flatMap(({ steps }) => steps).filter(({ done, closes }) => !done && closes.includes(id));
  return left.length > 0 && left.every(({ postponed }) => postponed === true);
}

/** The first step for the first need is at most here: among the three that a terminal shows. */
const NEED_AT_MOST = 2;

/** Whether a step closes a gate because of which something is done at once: `first`, or `beside` the others. */
export function urgencyOf(assessment: Assessment, { closes }: StepResult): Urgency | undefined {
  const urgent = urgentGates(assessment);
  const orders = closes.flatMap((id) => urgent.get(id) ?? []);
  return orders.includes('first') ? 'first' : orders[0];
}

type Urgency = 'first' | 'beside';

/** Ids of the gates because of which something is done at once, with when. */
const urgentGates = foundOnce(({ stages }: Assessment): ReadonlyMap<string, Urgency> => {
  const gates = stages.flatMap((stage) => stage.gates);
  return new Map(gates.flatMap(({ id, atOnce }) => (atOnce === undefined ? [] : [[id, atOnce.order]])));
});

/** Whether a step begins in the first week, whatever else its owner does. */
export function isAtOnce(assessment: Assessment, step: StepResult): boolean {
  return step.now === true || urgencyOf(assessment, step) === 'beside';
}

/**
 * Steps to do: those that come before all others, the first one for the first need, what is urgent, debt, the stage to
 * work on, what earlier stages left, later stages, those that the first date doesn't need, and last those that
 * unanswered questions may leave out. Without alternatives of a decision.
 */
export const stepsToDo = foundOnce((assessment: Assessment): readonly StepResult[] => {
  const debt = new Set(readingsOf(assessment)?.debt.map(({ gate }) => gate.id));
  const todo = assessment.stages.flatMap((stage) => inSequence(stage, assessment).steps.filter(({ done }) => !done));
  const need = assessment.useCases.find(({ unmet }) => unmet)?.id;
  const forNeed = todo.find(({ useCases, mayNotApply }) => mayNotApply !== true && useCases.some((id) => id === need));
  const status = new Map(
    assessment.stages.flatMap((stage) => stage.steps.map(({ id }) => [id, stage.status] as const)),
  );
  const rank = (step: StepResult) => {
    if (step.mayNotApply === true) return 7;
    if (step.first === true || urgencyOf(assessment, step) === 'first') return 0;
    if (isAtOnce(assessment, step)) return 1;
    if (step.postponed === true) return 6;
    if (step.closes.some((gate) => debt.has(gate))) return 2;
    const at = status.get(step.id);
    return at === 'current' ? 3 : at === 'done' ? 4 : 5;
  };
  const others = todo.filter((step) => step !== forNeed).toSorted((a, b) => rank(a) - rank(b));
  if (forNeed === undefined) return afterWhatTheyAwait(others);
  // One that comes first keeps its place in the plan, unless too many come before it.
  const first = todo.filter((step) => rank(step) === 0);
  const own = first.indexOf(forNeed);
  let ahead = Math.min(own < 0 ? first.length : own, NEED_AT_MOST);
  // What the steps ahead of it name can push it back, so fewer go ahead of it then.
  for (;;) {
    const steps = afterWhatTheyAwait([...others.slice(0, ahead), forNeed, ...others.slice(ahead)]);
    if (ahead === 0 || steps.indexOf(forNeed) <= NEED_AT_MOST) return steps;
    ahead -= 1;
  }
});

/**
 * The work of the steps that are not done, certainly apply, and aren't postponed; undefined where these are fewer than
 * two. The stage has no alternatives left in it.
 */
export function workLeft({ steps }: Pick<StageResult, 'steps'>): string | undefined {
  const left = steps.filter((step) => !step.done && step.mayNotApply !== true && step.postponed !== true);
  if (left.length < 2) return undefined;
  const { effort, waits } = effortSum(left);
  const waiting = waits === undefined ? '' : ` and ${timeInWords(waits)} of waiting, partly at the same time`;
  return `Left in this stage: ${timeInWords(effort)} of one person's work${waiting} (heuristic).`;
}

/** `required gates: 2 not met, 1 unknown, 4 met`. */
export function gateCount({ gates }: Pick<StageResult, 'gates'>): string {
  const having = (outcome: GateResult['outcome']) =>
    gates.filter((gate) => gate.required && gate.outcome === outcome).length;
  return `required gates: ${having('open')} not met, ${having('unknown')} unknown, ${having('met')} met`;
}
