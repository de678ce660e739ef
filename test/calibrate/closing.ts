import type { Answers, AnswersFile } from '../../src/core/answers/answers.ts';
import { inWord, valuesToTry } from '../../src/core/cases/recorded/values.ts';
import { testsOf } from '../../src/core/condition/index.ts';
import { judge } from '../../src/core/judge/judge.ts';
import { isOpen } from '../../src/core/judge/facts.ts';
import type { VerdictId } from '../../src/core/pack/scales.ts';
import { compiled } from './cases.ts';

/** How many answers are changed at most. */
const MOST = 2;

/** The tests that the verdict depends on, by question. */
const TESTS = testsOf([
  ...compiled.pack.verdictRules.flatMap(({ when, core }) => [when, typeof core === 'object' ? core : undefined]),
  ...compiled.pack.criteria.flatMap(({ levels }) => levels.map(({ when }) => when)),
]);

/** Answers that close an open verdict, and the one that they close it with. */
export interface Closing {
  /** `service-identity required` */
  readonly answers: readonly string[];
  readonly verdict: VerdictId;
}

/**
 * The fewest further answers after which the verdict is one of these and stands; more than one way where there are
 * several with as few, and none where two are not enough.
 */
export function closings({ answers }: AnswersFile, wanted: readonly VerdictId[]): readonly Closing[] {
  let ways: readonly { readonly answers: Answers; readonly said: readonly string[] }[] = [{ answers, said: [] }];
  for (let count = 1; count <= MOST; count += 1) {
    ways = ways.flatMap((way) => further(way.answers, way.said));
    const closed = ways.flatMap(({ answers: given, said }): readonly Closing[] => {
      const { verdict, standing } = judge(compiled, given).ruling;
      return standing !== 'open' && wanted.includes(verdict) ? [{ answers: said, verdict }] : [];
    });
    if (closed.length > 0) return closed;
  }
  return [];
}

/** The answers with one more, in the order of the pack and after those that were added before. */
function further(
  answers: Answers,
  said: readonly string[],
): readonly { readonly answers: Answers; readonly said: readonly string[] }[] {
  const { facts } = judge(compiled, answers);
  const last = said.at(-1)?.split(' ')[0];
  const after = last === undefined ? -1 : compiled.index.get(last)!;
  return compiled.asked.flatMap(({ question, index }) => {
    if (index <= after || !TESTS.has(question.id) || !isOpen(facts.list[index]!)) return [];
    return valuesToTry(question, TESTS.get(question.id) ?? []).map((value) => ({
      answers: new Map(answers).set(question.id, { kind: 'value', value }),
      said: [...said, `${question.id} ${inWord(value)}`],
    }));
  });
}
