import type { Answers } from '../answers/index.ts';
import { type CompiledPack, isOpen, judge, type Judgement, resolveFacts, rule, type Ruling } from '../judge/index.ts';
import { type Posed, type Ranges, rangesWithin } from '../range/index.ts';
import type { Question } from '../pack/schema.ts';
import { boundsOf } from './bounds.ts';

/** A judgement and the exact results that refine it. */
export interface ExactJudgement {
  readonly judgement: Judgement;
  /**
   * The results that unanswered questions leave possible; undefined when every question is answered that doesn't only
   * choose between options. Without `posed` the rules are too entangled for exact ranges, and these are bounds.
   */
  readonly open: { readonly posed?: Posed; readonly ranges: Ranges } | undefined;
}

/**
 * Judges one set of answers as `judge` does, refined by every result still possible. `waived`: ids of waived gates.
 * `found`: what files show in workloads. `most`: how many steps the exact ranges may take, where another number than
 * usual is wanted.
 */
export function judgeExactly(
  compiled: CompiledPack,
  answers: Answers,
  waived: ReadonlySet<string> = new Set(),
  most?: number,
  found: ReadonlySet<string> = new Set(),
): ExactJudgement {
  const open = leftOpen(compiled, answers, most);
  const exact = open?.ranges;
  return { judgement: judge(compiled, answers, { ...(exact && { exact }), waived, found }), open };
}

/** The verdict alone of what `judgeExactly` tells, without its reasons. */
export function ruleExactly(compiled: CompiledPack, answers: Answers): Ruling {
  return rule(compiled, answers, leftOpen(compiled, answers)?.ranges).ruling;
}

function leftOpen(compiled: CompiledPack, answers: Answers, most?: number): ExactJudgement['open'] {
  const { list } = resolveFacts(compiled, answers);
  const decides = ({ forChoice, optional }: Question) => forChoice !== true && optional !== true;
  const isLeft = compiled.asked.some(({ question, index }) => decides(question) && isOpen(list[index]!));
  if (!isLeft) return undefined;
  return rangesWithin(compiled.pack, answers, most) ?? { ranges: boundsOf(compiled, answers) };
}
