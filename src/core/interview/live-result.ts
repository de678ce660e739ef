import type { Answers } from '../answers/index.ts';
import { type ExposureResult, judgeExactly, type VerdictResult } from '../assess/index.ts';
import { closeIsOpen, type CompiledPack } from '../judge/index.ts';
import type { StageId, VerdictId } from '../pack/schema.ts';

/** Results of the answers so far: the status line of an interview. */
export interface LiveResult {
  /** The exposure: its band, and the points still possible. */
  readonly exposure: Pick<ExposureResult, 'score' | 'range' | 'band' | 'bandPossible'>;
  /** The verdict so far, and how it stands. */
  readonly verdict: VerdictId;
  readonly standing: VerdictResult['standing'];
  readonly close: boolean;
  /** Whether the verdict is settled, and a remaining answer may still change `close`. */
  readonly closeOpen: boolean;
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
  const { ruling, exposure, stage } = judgement;
  const { verdict, standing, possible } = ruling;
  const live: LiveResult = {
    exposure,
    verdict,
    standing,
    close: compiled.rules[ruling.rule]!.rule.close === true,
    closeOpen: possible.length === 1 && closeIsOpen(compiled, judgement.facts, ruling),
    possible,
    settled: possible.length === 1,
    stage,
    stages: open?.ranges.stages ?? [stage],
  };
  known.set(answers, live);
  return live;
}
