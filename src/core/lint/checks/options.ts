import { valuesOf } from '../../answers/value.ts';
import type { Pack, Question, Test } from '../../pack/schema.ts';
import { sitesOf } from '../../pack/sites.ts';
import { testKey } from '../../range/holds.ts';
import { testsOf } from '../../range/tests.ts';
import type { Remark } from '../finding.ts';
import { mentionsOf } from './texts.ts';

/** Options of a question that mean the same to every rule, and are told to nobody. */
export function checkOptions(pack: Pack): readonly Remark[] {
  const tests = testsOf(sitesOf(pack).map(({ condition }) => condition));
  const repeated = mentionsOf(pack);
  return pack.questions.flatMap((question) => (repeated.has(question.id) ? [] : twins(question, tests.get(question.id) ?? [])));
}

function twins(question: Question, tests: readonly Test[]): readonly Remark[] {
  if (question.kind === 'number' || tests.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const value of valuesOf(question)) {
    const answer = question.kind === 'choice' ? value : [value];
    const key = testKey(tests, answer, question.alone);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      list: 'questions',
      entry: question,
      path: ['values', valuesOf(question).indexOf(group[1]!)],
      code: 'same-options',
      message: `no rule tells ${group.join(', ')} apart, and no sentence repeats the answer`,
      mend: 'make them one option, or write a rule that tells them apart',
    }));
}
