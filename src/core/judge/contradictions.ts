import type { CompiledContradiction, CompiledPack } from './compile.ts';
import type { Facts } from './facts.ts';
import { remember } from './remember.ts';
import type { ContradictionResult } from './results.ts';
import { say } from './sentence.ts';

/** Judges which answers certainly conflict, in the order of the pack. Judging knows no lines. */
export function contradictionsJudge(compiled: CompiledPack): (facts: Facts) => readonly ContradictionResult[] {
  const entries = compiled.contradictions.map((entry) => {
    const reads = () => entry.when.reads();
    const mentions = () => [...entry.why.mentions, ...entry.correction.mentions];
    return {
      when: entry.when,
      resultOf: remember(compiled, reads, mentions, (facts) => contradictionOf(compiled, facts, entry)),
    };
  });
  return (facts) => entries.flatMap(({ when, resultOf }) => (when.evaluate(facts) === true ? [resultOf(facts)] : []));
}

function contradictionOf(
  compiled: CompiledPack,
  facts: Facts,
  { contradiction, when, why, correction, sources }: CompiledContradiction,
): ContradictionResult {
  return {
    id: contradiction.id,
    title: contradiction.title,
    why: say(compiled, facts, why),
    correction: say(compiled, facts, correction),
    answers: when.causes(facts),
    sources,
  };
}
