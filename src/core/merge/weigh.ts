import type { Answer, Answers } from '../answers/index.ts';
import { judgeExactly } from '../assess/index.ts';
import {
  type CompiledPack,
  countedInPlan,
  gateOutcome,
  type Judgement,
  resolveFacts,
  type StepResult,
} from '../judge/index.ts';
import type { StageId, VerdictId } from '../pack/index.ts';
import type { Conflict } from './merge.ts';

/** The effect of a conflict on the results, while all other answers stay the same. */
export interface Weight {
  /** The first that differs between the answers; nothing where they come to the same. */
  readonly on: 'verdict' | 'stage' | 'exposure' | 'gates' | 'steps' | 'work' | 'nothing';
  /** Largest difference of either end of the exposure range, in points of 100. */
  readonly exposure: number;
  /** Gates with an outcome that depends on it, in the order of the pack. */
  readonly gates: readonly { readonly id: string; readonly title: string }[];
  /** Steps that not every answer brings into the plan, the urgent ones first. */
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  /** The result of each answer, in the order of the sayings. */
  readonly results: readonly Outlook[];
}

/** The result of one answer. */
export interface Outlook {
  readonly verdict: VerdictId;
  /** Every verdict still possible. */
  readonly possible: readonly VerdictId[];
  readonly exposure: readonly [number, number];
  readonly stage: StageId | 'none';
}

const ORDER: readonly Weight['on'][] = ['verdict', 'stage', 'exposure', 'gates', 'steps', 'work', 'nothing'];

/** The conflicts with their weights, most important first. In `answers`, all of them are unknown. */
export function weigh(
  compiled: CompiledPack,
  answers: Answers,
  conflicts: readonly Omit<Conflict, 'weight'>[],
): readonly Conflict[] {
  const settledBy = (question: string, answer: Answer): Answers => new Map([...answers, [question, answer]]);
  const counted = countedInPlan(compiled);
  return conflicts
    .map((conflict): Conflict => {
      const settled = conflict.sayings.map(({ answer }) => settledBy(conflict.question, answer));
      const judgements = settled.map((given) => judgeExactly(compiled, given).judgement);
      const changed = { gates: gatesThatDiffer(compiled, settled), steps: stepsThatDiffer(judgements) };
      const index = compiled.index.get(conflict.question);
      const applies = judgements.some(({ facts }) => index !== undefined && facts.list[index]?.applies !== false);
      const isCounted = applies && counted.has(conflict.question);
      return { ...conflict, weight: weightOf(judgements.map(outlookOf), changed, isCounted) };
    })
    .toSorted(
      (a, b) => ORDER.indexOf(a.weight.on) - ORDER.indexOf(b.weight.on) || b.weight.exposure - a.weight.exposure,
    );
}

function gatesThatDiffer(compiled: CompiledPack, settled: readonly Answers[]): Weight['gates'] {
  const all = settled.map((answers) => resolveFacts(compiled, answers));
  return compiled.gates
    .filter((gate) => new Set(all.map((facts) => gateOutcome(gate, facts))).size > 1)
    .map(({ gate: { id, title } }) => ({ id, title }));
}

function outlookOf({ facts, ruling, stage }: Judgement): Outlook {
  return { verdict: ruling.verdict, possible: ruling.possible, exposure: facts.exposure, stage };
}

function stepsThatDiffer(judgements: readonly Judgement[]): Weight['steps'] {
  const plans = judgements.map(({ stages }) => stages.flatMap(({ steps }) => steps));
  const all = new Map(plans.flat().map((step) => [step.id, step]));
  const isUrgent = ({ first, now }: StepResult) => first === true || now === true;
  return [...all.values()]
    .filter(({ id }) => !plans.every((steps) => steps.some((step) => step.id === id)))
    .toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)))
    .map(({ id, title }) => ({ id, title }));
}

function weightOf(
  results: Weight['results'],
  { gates, steps }: Pick<Weight, 'gates' | 'steps'>,
  isCounted: boolean,
): Weight {
  const differ = (of: (result: Weight['results'][number]) => unknown) =>
    new Set(results.map((result) => String(of(result)))).size > 1;
  const spread = (end: 0 | 1) =>
    Math.max(...results.map(({ exposure }) => exposure[end])) -
    Math.min(...results.map(({ exposure }) => exposure[end]));
  const exposure = Math.round(Math.max(spread(0), spread(1)) * 10) / 10;
  const on = differ(({ verdict, possible }) => [verdict, possible])
    ? 'verdict'
    : differ(({ stage }) => stage)
      ? 'stage'
      : exposure > 0
        ? 'exposure'
        : gates.length > 0
          ? 'gates'
          : steps.length > 0
            ? 'steps'
            : isCounted
              ? 'work'
              : 'nothing';
  return { on, exposure, gates, steps, results };
}
