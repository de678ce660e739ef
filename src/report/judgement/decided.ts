import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assess/index.ts';
import { awaits, blocks } from '../../core/judge/index.ts';
import { effortSum, timeInWords } from '../../core/pack/index.ts';
import { aboutDate, repliesDue } from './answered.ts';
import { migrationStep, neededBy, waitsForNoStage } from './before.ts';
import { courseSteps, NAMED, namedOf } from './course.ts';
import { foundOnce } from './found-once.ts';
import { interimSteps } from './interim-steps.ts';
import { isNoneKnown } from './meshes.ts';
import { needsOf, unmetDuties } from './needs.ts';
import { answerTo, optionsByNeed } from './options.ts';
import { placedSteps } from './schedule.ts';
import { seasonAhead } from './season.ts';
import { isLeft, isLeftBefore, isPostponed } from './steps-left.ts';
import { canWait, isAtOnce, stepsToDo, urgencyOf } from './stage.ts';
import { isLeftOpen, isOnHold, isStayOpen } from './verdict.ts';
import { edgeSteps } from './edge-later.ts';
import { stepsForDuty } from './without-mesh.ts';

/** The steps that a decision is about. */
export interface Decided {
  /** Those that it names, or that carry out an option that it names. */
  readonly named: readonly StepResult[];
  /** The same, and those that it only counts, or that begin to meet the need that it names. */
  readonly all: readonly StepResult[];
}

/** The steps that the decision asked for is about, as its sentences name them. */
export const decidedSteps = foundOnce((assessment: Assessment): Decided => {
  const { verdict, stage, stages } = assessment;
  const lists = (all: readonly (readonly StepResult[])[]): Decided => ({
    named: all.flatMap(namedOf),
    all: all.flat(),
  });
  const end = migrationStep(assessment);
  if (isLeftOpen(assessment)) {
    const whatever = stepsWhatever(assessment);
    if (verdict.course !== 'move' || end === undefined) return lists([whatever]);
    return { named: [end], all: [end, ...whatever] };
  }
  const first = firstAnswer(assessment);
  const answer = first === undefined ? [] : [first.before, first.steps];
  switch (verdict.course) {
    // Beside these, the decision is between alternatives.
    case 'decide':
      return lists([stepsWhatever(assessment)]);
    case 'leave':
      return lists([stepsOfRemoval(assessment), stepsForNeed(assessment)]);
    case 'move':
      return lists([
        end === undefined ? [] : [end],
        ...(stage === 'none' ? [...answer, otherSteps(assessment)] : [stepsAtOnce(assessment)]),
      ]);
    case 'finish':
    case 'keep':
      return lists([
        stepsAtOnce(assessment),
        urgentNext(assessment),
        stepsForNeed(assessment),
        stepsToOwed(assessment),
        upkeep(assessment),
      ]);
    case 'adopt':
      if (isNoneKnown(assessment)) return lists([...answer, stepsMeanwhile(assessment)]);
      // Beside these, the stage and the first need are named. Steps of the first stage need no proxy between services.
      return {
        ...lists([
          curesAtOnce(assessment),
          [...urgentBeside(assessment), ...otherCuresAtOnce(assessment)],
          stepsForDuty(assessment),
        ]),
        all: stepsForNeed(assessment).filter((step) => stages[0]!.steps.includes(step)),
      };
    case 'none':
      return lists(answer.flat().length > 0 ? [...answer, otherSteps(assessment)] : [stepsInstead(assessment)]);
  }
});

/**
 * The open steps that the decision asks to approve, those among them that it only counts: with a stage, all up to it.
 * None where a choice between alternatives comes first.
 */
export function approvedSteps(assessment: Assessment): readonly StepResult[] {
  return [...new Set(approved(assessment))].filter(isLeft);
}

/** The work of these steps, without what can wait: `12 to 40 weeks`; undefined where fewer than two are left. */
export function approvedWork(assessment: Assessment): string | undefined {
  const steps = approvedSteps(assessment).filter((step) => !isPostponed(step));
  return steps.length < 2 ? undefined : timeInWords(effortSum(steps).effort);
}

function approved(assessment: Assessment): Iterable<StepResult> {
  const { verdict, stage, stages } = assessment;
  const asked = decidedSteps(assessment).all;
  const end = migrationStep(assessment);
  const replacing = end === undefined ? [] : [...neededBy(end, assessment)];
  if (isLeftOpen(assessment)) return verdict.course === 'move' ? replacing : asked;
  const here = stages.findIndex(({ id }) => id === stage);
  // Where only the edge is left of the first stage, and waits, the next one begins.
  const isBehind = here === 0 && edgeSteps(assessment).length > 0 && !stages[0]!.steps.some(isLeftBefore);
  const upTo = here < 0 ? courseSteps(assessment) : stages.slice(0, here + (isBehind ? 2 : 1)).flatMap(stepsOf);
  switch (verdict.course) {
    case 'decide':
      return [];
    case 'move':
      return [...replacing, ...upTo];
    case 'adopt':
      return isNoneKnown(assessment) ? asked : upTo;
    default:
      return upTo;
  }
}

function stepsOf({ steps }: StageResult): readonly StepResult[] {
  return steps;
}

/** Whether a step is told whole, however long the plan: it is urgent, or the decision names it. */
export function isToldWhole(step: StepResult, assessment: Assessment): boolean {
  const isUrgent = isAtOnce(assessment, step) || urgencyOf(assessment, step) !== undefined;
  return isUrgent || decidedSteps(assessment).named.includes(step);
}

/**
 * While it is open whether a mesh comes or stays, the steps that don't wait for that: those that begin at once, then
 * those for the first need. What is urgent is told apart.
 */
export function stepsWhatever(assessment: Assessment): readonly StepResult[] {
  const need = assessment.useCases.find(({ place }) => place === 'first')?.id;
  const cures = curesWhatever(assessment);
  const rank = (step: StepResult) =>
    step.now === true || cures[0] === step ? 0 : step.useCases.some((id) => id === need) ? 1 : 2;
  const steps = assessment.stages
    .flatMap(({ steps }) => steps)
    .filter((step) => isLeft(step) && (step.first === true || step.now === true || cures.includes(step)))
    .filter((step) => urgencyOf(assessment, step) !== 'first')
    .filter((step) => !isStayOpen(assessment) || isDueOnHold(step, assessment))
    .toSorted((a, b) => rank(a) - rank(b));
  // What is required whatever is decided is among those that are named.
  const interim = interimSteps(assessment).find((step) => steps.indexOf(step) >= NAMED);
  const others = steps.filter((step) => step !== interim);
  return interim === undefined ? steps : [...others.slice(0, NAMED - 1), interim, ...others.slice(NAMED - 1)];
}

/**
 * Where it is undecided what becomes of a mesh, what cures the first need without one, if someone reported a problem:
 * the steps of an option. Without those of later stages, which need a proxy between services.
 */
function curesWhatever(assessment: Assessment): readonly StepResult[] {
  const first = firstAnswer(assessment);
  const isCure = first?.option !== undefined && first.need.strength === 'pain';
  if (!isCure || !isStayOpen(assessment)) return [];
  return first.steps.filter((step) => step.mayNotApply !== true && assessment.stages[0]!.steps.includes(step));
}

/**
 * The steps of a mesh that stays that begin in the first week, because they come before all others, or bridge a danger,
 * and those that the first date is about. Without those that the decision names otherwise.
 */
export function stepsAtOnce(assessment: Assessment): readonly StepResult[] {
  const named = new Set(assessment.verdict.course === 'move' ? [migrationStep(assessment)] : stepsForNeed(assessment));
  const soon = new Set(placedSteps(assessment).flatMap(({ step, from }) => (from < 1 ? [step.id] : [])));
  // What the first date is about is approved now, too, where it waits until production opens.
  const dated = aboutDate(assessment)?.due ?? [];
  const isDue = (step: StepResult) =>
    dated.includes(step.id) || (soon.has(step.id) && (step.first === true || isAtOnce(assessment, step)));
  return stepsToDo(assessment).filter((step) => isDue(step) && !named.has(step));
}

/** What is urgent first about a mesh that stays and begins later, such as an upgrade that is rehearsed before. */
export function urgentNext(assessment: Assessment): readonly StepResult[] {
  const told = new Set([...stepsAtOnce(assessment), ...stepsForNeed(assessment)]);
  return stepsToDo(assessment).filter(
    (step) => urgencyOf(assessment, step) === 'first' && step.mayNotApply !== true && !told.has(step),
  );
}

/** What cures the first need at once, before any mesh; a verdict that is close names what is simpler itself. */
export function curesAtOnce(assessment: Assessment): readonly StepResult[] {
  const need = assessment.useCases.find(({ place }) => place === 'first');
  if (need === undefined || assessment.verdict.close) return [];
  return stepsToDo(assessment).filter(
    ({ now, mayNotApply, useCases }) => now === true && mayNotApply !== true && useCases.includes(need.id),
  );
}

/** What begins at once beside that for needs that come after the first one. */
export function otherCuresAtOnce(assessment: Assessment): readonly StepResult[] {
  const first = assessment.useCases.find(({ place }) => place === 'first')?.id;
  if (first === undefined) return [];
  const told = urgentBeside(assessment);
  return stepsToDo(assessment).filter(
    (step) =>
      step.now === true &&
      step.mayNotApply !== true &&
      step.useCases.some((id) => id !== first) &&
      !step.useCases.includes(first) &&
      !told.includes(step),
  );
}

/** While no product is known to fit: the steps for other needs than the first that put no proxy between services. */
export function stepsMeanwhile(assessment: Assessment): readonly StepResult[] {
  const first = firstAnswer(assessment);
  const told = new Set([...(first?.before ?? []), ...(first?.steps ?? [])]);
  const [edge] = assessment.stages;
  return stepsToDo(assessment).filter(
    (step) =>
      edge!.steps.includes(step) &&
      step.mayNotApply !== true &&
      !isPostponed(step) &&
      !told.has(step) &&
      (step.useCases.length > 0 || isAtOnce(assessment, step)),
  );
}

/**
 * What is urgent beside the first stage of a new mesh, a reply that is owed by a date too, and what it waits for,
 * without what its decision names.
 */
export const urgentBeside = foundOnce((assessment: Assessment): readonly StepResult[] => {
  const { verdict } = assessment;
  if (verdict.course !== 'adopt' || verdict.standing === 'open' || isNoneKnown(assessment)) return [];
  const cures = curesAtOnce(assessment);
  const sure = stepsToDo(assessment).filter((step) => step.mayNotApply !== true && !cures.includes(step));
  const season = seasonAhead(assessment);
  const waits = new Set(
    season === undefined ? [] : placedSteps(assessment).flatMap(({ step, from }) => (from >= season.to ? [step] : [])),
  );
  const replies = repliesDue(assessment);
  const isUrgent = (step: StepResult) => urgencyOf(assessment, step) === 'beside' || replies.includes(step.id);
  const urgent = sure.filter((step) => isUrgent(step) && !waits.has(step));
  return sure.filter((step) => urgent.includes(step) || urgent.some((other) => awaits(other, step)));
});

/** The steps for the first need that is known to be unmet. */
export function stepsForNeed(assessment: Assessment): readonly StepResult[] {
  const [need] = needsOf(assessment).toSolve;
  if (need === undefined || need.coverUnknown === true) return [];
  return stepsToDo(assessment).filter(
    ({ useCases, mayNotApply }) => mayNotApply !== true && useCases.includes(need.id),
  );
}

/** The required gates that a mesh that stays doesn't meet yet, up to the stage to work on. */
export function owedGates({ stage, stages }: Assessment): readonly GateResult[] {
  const here = stages.findIndex(({ id }) => id === stage);
  return stages.slice(0, here + 1).flatMap(({ gates }) => gates.filter(blocks));
}

/** The first step left that meets one of these gates that is known to be unmet, and isn't named otherwise. */
export function stepsToOwed(assessment: Assessment): readonly StepResult[] {
  const told = new Set([...stepsAtOnce(assessment), ...urgentNext(assessment), ...stepsForNeed(assessment)]);
  const left = stepsToDo(assessment).filter((step) => step.mayNotApply !== true && !told.has(step));
  const unmet = owedGates(assessment).filter((gate) => gate.outcome === 'open' && !canWait(gate, assessment));
  // What can't wait comes first, and what an earlier stage still owes comes last.
  const here = new Set(assessment.stages.find(({ id }) => id === assessment.stage)?.gates);
  const rank = (gate: GateResult) => (gate.atOnce !== undefined ? 0 : here.has(gate) ? 1 : 2);
  const steps = unmet
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({ id }) => left.find(({ closes }) => closes.includes(id)) ?? []);
  return steps.slice(0, 1);
}

/** What the decision names besides of a mesh that stays: the steps that only read and meet no gate. */
export function upkeep(assessment: Assessment): readonly StepResult[] {
  if (assessment.verdict.course !== 'keep') return [];
  const told = new Set([...stepsAtOnce(assessment), ...stepsForNeed(assessment)]);
  return stepsToDo(assessment).filter(
    (step) => step.light === true && step.mayNotApply !== true && step.closes.length === 0 && !told.has(step),
  );
}

/** How a mesh is removed, beside what serves the first need, in the order in which the steps begin. */
export function stepsOfRemoval(assessment: Assessment): readonly StepResult[] {
  const told = stepsForNeed(assessment);
  return stepsInstead(assessment).filter(
    (step) => step.mayNotApply !== true && !isPostponed(step) && !told.includes(step),
  );
}

/** The steps to approve where no need asks for one, those that begin first before the others. */
export function stepsInstead(assessment: Assessment): readonly StepResult[] {
  const begins = new Map(placedSteps(assessment).map(({ step, from }) => [step.id, from]));
  const beginOf = ({ id }: StepResult) => begins.get(id) ?? Number.MAX_VALUE;
  return courseSteps(assessment)
    .filter(({ done }) => !done)
    .toSorted((a, b) => beginOf(a) - beginOf(b));
}

/**
 * What a plan without a mesh does now besides the first need, and besides what replaces a mesh that ends, without what
 * is only wished for: a reply that is owed by a date, what is urgent, what else is required, then the rest.
 */
export function otherSteps(assessment: Assessment): readonly StepResult[] {
  const first = firstAnswer(assessment);
  const told = new Set([...(first?.before ?? []), ...(first?.steps ?? []), migrationStep(assessment)]);
  const required = unmetDuties(assessment).flatMap(({ id }) => (id === first?.need.id ? [] : [id]));
  const isUrgent = (step: StepResult) => urgencyOf(assessment, step) === 'beside';
  const isRequired = (step: StepResult) => step.useCases.some((id) => required.includes(id));
  const replies = repliesDue(assessment);
  const rank = (step: StepResult) => (replies.includes(step.id) ? 0 : isUrgent(step) ? 1 : isRequired(step) ? 2 : 3);
  return stepsInstead(assessment)
    .filter((step) => step.mayNotApply !== true && !isPostponed(step) && !told.has(step))
    .filter((step) => step.aside !== true || isUrgent(step))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The first need, what the plan does about it, and the steps that come before that. */
export function firstAnswer(assessment: Assessment) {
  const [first] = optionsByNeed(assessment);
  if (first === undefined) return undefined;
  const answer = answerTo(first, assessment);
  // Without a product, no step of a later stage can be done.
  const can = (step: StepResult) => !isNoneKnown(assessment) || assessment.stages[0]!.steps.includes(step);
  const steps = answer.steps.filter(can);
  return { need: first.need, ...answer, steps, before: stepsBefore(assessment, steps) };
}

/** The open steps that some steps wait for, without these, and without the one that is urgent first. */
function stepsBefore(assessment: Assessment, steps: readonly StepResult[]): readonly StepResult[] {
  const awaited = new Set(steps.flatMap(({ after = [] }) => after));
  for (const each of [...steps, migrationStep(assessment)]) if (each !== undefined) awaited.delete(each.id);
  return courseSteps(assessment).filter((step) => awaited.has(step.id) && isLeft(step));
}

/**
 * Whether a step is due while it is undecided whether the mesh stays: it serves a need and takes no proxy between
 * services, waits for nothing, or only reads and meets no gate. What makes the organization ready for more mesh isn't.
 */
export function isDueOnHold(step: StepResult, assessment: Assessment): boolean {
  const needsNoProxy = !isOnHold(assessment) && step.useCases.length > 0 && assessment.stages[0]!.steps.includes(step);
  const isUrgent = urgencyOf(assessment, step) !== undefined;
  if (curesWhatever(assessment).includes(step)) return true;
  // Where the answers speak against the mesh, what only makes it ready for more doesn't begin, however early it is due.
  const makesReady = isOnHold(assessment) && assessment.verdict.course === 'decide' && step.closes.length > 0;
  if (makesReady && !isUrgent && step.now !== true && !needsNoProxy) return false;
  const onlyReads = step.light === true && step.closes.length === 0;
  return needsNoProxy || onlyReads || waitsForNoStage(step, assessment) || isUrgent;
}
