import { checkOf, type Condition, type Test, testsOf, valuesOf } from '../../condition/index.ts';
import type { Pack, Question, Value } from '../../pack/schema.ts';
import { KNOWN_QUESTIONS, VERDICTS } from '../../pack/index.ts';
import { reads, type Space, withVerdict } from '../../range/index.ts';
import type { Remark } from '../finding.ts';
import { type Given, remembering } from './direction.ts';
import { mentionsOf } from './texts.ts';
import { allSites } from '../sites.ts';

/** A condition that reads a question, with its tests of that question. */
interface Reader {
  readonly condition: Condition;
  readonly tests: readonly Test[];
}

/** Up to this number of other values, every set of them is tried. */
const MOST_OTHERS = 6;

/**
 * Finds options of a question that no rule and no text tells apart: exchanging them changes no condition, whatever the
 * other answers are. Which need the wish names breaks ties, without a rule.
 */
export function checkOptions(pack: Pack, space: Space): readonly Remark[] {
  const readers = new Map<string, Reader[]>();
  for (const { list, condition } of allSites(pack)) {
    // A named condition counts where it is used.
    if (list === 'conditions') continue;
    const meant = reads(condition) ? VERDICTS.map((verdict) => withVerdict(condition, verdict)) : [condition];
    for (const each of meant) {
      for (const [id, tests] of testsOf([each]))
        readers.set(id, [...(readers.get(id) ?? []), { condition: each, tests }]);
    }
  }
  const repeated = new Set([KNOWN_QUESTIONS.wish, ...mentionsOf(pack)]);
  return pack.questions.flatMap((question) =>
    repeated.has(question.id) ? [] : twins(question, readers.get(question.id) ?? [], space),
  );
}

function twins(question: Question, readers: readonly Reader[], space: Space): readonly Remark[] {
  if (question.kind === 'number' || readers.length === 0) return [];
  const groups: string[][] = [];
  const given = remembering(question, space);
  for (const value of valuesOf(question)) {
    const same = groups.find(([other]) => !areToldApart(question, other!, value, readers, space, given));
    if (same === undefined) groups.push([value]);
    else same.push(value);
  }
  return groups
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

/** Whether some condition is true with one value and false with the other, for some answers to the other questions. */
function areToldApart(
  question: Question,
  one: string,
  other: string,
  readers: readonly Reader[],
  space: Space,
  given: Given,
): boolean {
  const differs = (test: Test, a: Value, b: Value) => {
    const passes = checkOf(test, question.alone);
    return passes(a) !== passes(b);
  };
  // Where a single test tells the values apart, its condition depends on it. If the test has no effect, another check
  // reports that.
  if (readers.some(({ tests }) => tests.length === 1 && differs(tests[0]!, only(one), only(other)))) return true;
  const concerned = readers.filter(({ tests }) => tests.some((test) => differs(test, only(one), only(other))));
  if (concerned.length === 0) return false;
  const conditions = concerned.toSorted((a, b) => a.tests.length - b.tests.length).map(({ condition }) => condition);
  const { all, any, not } = space.formulas;
  const around = setsAround(question, one, other);
  if (around === undefined) return true;
  return around.some((set) => {
    const [first, second] = [one, other].map((value) => given(question.kind === 'choice' ? value : [...set, value]));
    return conditions.some((condition) => {
      const [a, b] = [first!(condition), second!(condition)];
      return a !== b && space.possible(any([all([a, not(b)]), all([b, not(a)])]));
    });
  });

  function only(value: string): Value {
    return question.kind === 'choice' ? value : [value];
  }
}

/**
 * The sets of other values that can be chosen together with either value; undefined where there are too many to try.
 */
function setsAround(question: Question, one: string, other: string): readonly (readonly string[])[] | undefined {
  const alone = question.alone ?? [];
  if (question.kind === 'choice' || alone.includes(one) || alone.includes(other)) return [[]];
  const others = valuesOf(question).filter((value) => value !== one && value !== other && !alone.includes(value));
  if (others.length > MOST_OTHERS) return undefined;
  return others.reduce<readonly (readonly string[])[]>(
    (sets, value) => [...sets, ...sets.map((set) => [...set, value])],
    [[]],
  );
}
