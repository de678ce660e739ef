import type { Answers } from '../answers/index.ts';
import { judgeExactly } from '../assess/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import type { StageId, VerdictId } from '../pack/schema.ts';

/** Results of the answers so far: the status line of an interview. */
export interface LiveResult {
  /** Lowest and highest need score still possible, 0 to 100. */
  readonly need: readonly [number, number];
  /** Every verdict still possible, in the order yes, not-yet, no. */
  readonly possible: readonly VerdictId[];
  /** True when no remaining answer can change the verdict. */
  readonly settled: boolean;
  /** The stage that the plan would give now: an unknown gate counts as not met. */
  readonly stage: StageId | 'none';
  /** Every stage still possible, in order. */
  readonly stages: readonly (StageId | 'none')[];
}

const known = new WeakMap<Answers, LiveResult>();

/**
 * The exact ranges for these answers. Expensive, so the result is cached by the identity of the answers, which never
 * change.
 */
export function liveResultOf(compiled: CompiledPack, answers: Answers): LiveResult {
  const before = known.get(answers);
  if (before) return before;
  const { judgement, open } = judgeExactly(compiled, answers);
  const { facts, ruling, stage } = judgement;
  const { possible } = ruling;
  const stages = open?.ranges.stages ?? [stage];
  const result: LiveResult = { need: facts.need, possible, settled: possible.length === 1, stage, stages };
  known.set(answers, result);
  return result;
}
