import { checkOf, type Condition, type Test, testsOf, valuesOf } from '../../condition/index.ts';
import type { Option, Pack, Question } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Remark } from '../finding.ts';

type Exclusion = Pick<NonNullable<Option['ended']>, 'sources' | 'review'>;

/** An exclusion, with its path in its option. */
interface Placed {
  readonly option: Option;
  readonly exclusion: Exclusion;
  readonly path: readonly (string | number)[];
}

/**
 * Finds exclusions of products that rest on no fact, and exclusions of which the day to read the sources again has
 * passed on `today` (`YYYY-MM-DD`). Those of the extended pack can't be fixed in this pack.
 */
export function checkExclusions(pack: Pack, today: string): readonly Remark[] {
  const facts = new Set(pack.facts.map(({ id }) => id));
  const own = pack.changes && new Set(pack.changes.entries.flatMap(({ list, id }) => (list === 'options' ? [id] : [])));
  return exclusionsOf(pack)
    .filter(({ option }) => own?.has(option.id) ?? true)
    .flatMap(({ option, exclusion, path }): Remark[] => {
      const { sources, review } = exclusion;
      const isUndated = option.kind === 'mesh' && !sources.some((id) => facts.has(id));
      const at = (key: string) => ({ list: 'options', entry: option, path: [...path, key] }) as const;
      return [
        ...(isUndated
          ? [
              {
                ...at('sources'),
                code: 'undated-exclusion' as const,
                message: 'it rules out a product, and none of its sources is a dated fact',
                mend: 'name the fact that it rests on; a drawback belongs in leaves or in warnings',
              },
            ]
          : []),
        ...(review < today
          ? [
              {
                ...at('review'),
                code: 'review-due' as const,
                message: `its sources were to be read again by ${review}, and today is ${today}`,
                mend: 'read them again, correct the exclusion, and write the next day',
              },
            ]
          : []),
      ];
    });
}

function exclusionsOf({ options }: Pack): readonly Placed[] {
  return options.flatMap((option): Placed[] => [
    ...(option.ended === undefined ? [] : [{ option, exclusion: option.ended, path: ['ended'] }]),
    ...(option.ruledOut ?? []).map((exclusion, index) => ({ option, exclusion, path: ['ruledOut', index] })),
  ]);
}

/** One answer, as a condition. */
interface Given {
  readonly question: string;
  readonly words: string;
  readonly when: Condition;
}

/**
 * Finds single answers and pairs of answers with which a mesh can be advised, and no product is left. In a pack without
 * courses, a yes advises one.
 */
export function checkNothingLeft(pack: Pack, space: Space): readonly Remark[] {
  const { all, any } = space.formulas;
  const places = [...pack.options.keys()].filter((index) => pack.options[index]!.kind === 'mesh');
  if (places.length === 0) return [];
  const adopt = space.course('yes').filter(({ course }) => course === 'adopt');
  const advised = pack.course.length === 0 ? all([]) : any(adopt.map(({ when }) => when));
  const some = any(places.map(space.fits));
  const leavesNothing = (givens: readonly Given[]) => {
    const given = all(givens.map(({ when }) => space.formula(when)));
    return !space.possible(all([given, some])) && space.possible(all([space.gives('yes'), given, advised]));
  };
  const answers = answersOf(pack, places);
  const alone = answers.filter((one) => leavesNothing([one]));
  const pairs = answers.flatMap((one, index) =>
    answers
      .slice(index + 1)
      .filter((other) => other.question !== one.question && !alone.includes(one) && !alone.includes(other))
      .map((other) => [one, other]),
  );
  return [...alone.map((one) => [one]), ...pairs.filter(leavesNothing)].map((givens): Remark => {
    const entry = pack.questions.find(({ id }) => id === givens[0]!.question)!;
    return {
      list: 'questions',
      entry,
      path: [],
      code: 'nothing-left',
      message: `${givens.map(({ words }) => words).join(' and ')} ${givens.length === 1 ? 'rules' : 'rule'} out every mesh, while one can be advised`,
      mend: 'add the product that remains, or have the verdict say that none can run',
    };
  });
}

/** Every value of the questions that exclusions of products read, as the conditions test it. */
function answersOf(pack: Pack, places: readonly number[]): readonly Given[] {
  const conditions = places.flatMap((index) => (pack.options[index]!.ruledOut ?? []).map(({ when }) => when));
  return [...testsOf(conditions)].flatMap(([id, tests]) => {
    const question = pack.questions.find((each) => each.id === id);
    return question === undefined || question.kind === 'number' ? [] : valuesTested(question, tests);
  });
}

function valuesTested(question: Question, tests: readonly Test[]): readonly Given[] {
  const isChoice = question.kind === 'choice';
  return valuesOf(question)
    .filter((value) => tests.some((test) => checkOf(test, question.alone)(isChoice ? value : [value])))
    .map((value) => ({
      question: question.id,
      words: `${question.id} ${value}`,
      when: { [question.id]: isChoice ? { is: value } : { includes: value } },
    }));
}
