import type { Answers } from '../answers/index.ts';
import { type CompiledPack, isOpen, judge, type Judgement, resolveFacts } from '../judge/index.ts';
import { pose, type Posed, type Ranges, rangesOf } from '../range/index.ts';

/** A judgement and the exact results that refine it. */
export interface ExactJudgement {
  readonly judgement: Judgement;
  /**
   * The results that unanswered questions leave possible; undefined when every question is answered that doesn't only
   * choose between options.
   */
  readonly open: { readonly posed: Posed; readonly ranges: Ranges } | undefined;
}

/** Judges one set of answers as `judge` does, refined by every result still possible. `waived`: ids of waived gates. */
export function judgeExactly(
  compiled: CompiledPack,
  answers: Answers,
  waived: ReadonlySet<string> = new Set(),
): ExactJudgement {
  const { list } = resolveFacts(compiled, answers);
  if (!compiled.asked.some(({ question, index }) => question.forChoice !== true && isOpen(list[index]!)))
    return { judgement: judge(compiled, answers, { waived }), open: undefined };
  const posed = pose(compiled.pack, answers);
  const ranges = rangesOf(compiled.pack, posed);
  return { judgement: judge(compiled.whole, answers, { exact: ranges, waived }), open: { posed, ranges } };
}
