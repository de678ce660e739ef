import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../../src/core/answers/answers.ts';
import type { Pack, Question, Value } from '../../../src/core/pack/schema.ts';
import { ranges } from '../../../src/core/range/ranges.ts';
import { builtInPack } from '../pack/built-in.ts';
import { allowedValues, bruteForce } from './brute-force.ts';
import { often } from '../../thorough.ts';

/** The built-in pack with fewer values, so that unanswered questions can be enumerated; its rules are unchanged. */
function cutDown(pack: Pack): Pack {
  return { ...pack, questions: pack.questions.map(smaller) };
}

const VALUES = 4;

function smaller(question: Question): Question {
  if (question.kind !== 'choices') return question;
  const alone = (question.values ?? []).filter(({ value }) => question.alone?.includes(value) === true);
  const others = (question.values ?? []).filter((value) => !alone.includes(value));
  return { ...question, values: [...alone, ...others.slice(0, VALUES)] };
}

/** Numbers near common thresholds; the bounds of a question are kept. */
const NUMBERS = [1, 2, 3, 5, 9, 10, 19, 20, 40, 49, 50, 99, 100, 500];
const MOST_COMPLETIONS = 600;

const pack = cutDown(builtInPack);

/**
 * Narrows the bounds of a number question to one of these intervals where it is unanswered, so that few numbers remain.
 */
const opened = fc.shuffledSubarray([...pack.questions], { minLength: 2, maxLength: 7 }).chain((questions) =>
  fc
    .tuple(...questions.map((question) => fc.constantFrom(...NUMBERS).map((low) => narrow(question, low))))
    .map((list) => {
      const open: Question[] = [];
      let completions = 1;
      for (const question of list) {
        if (completions * allowedValues(question).length > MOST_COMPLETIONS) continue;
        completions *= allowedValues(question).length;
        open.push(question);
      }
      return open;
    }),
);

function narrow(question: Question, low: number): Question {
  if (question.kind !== 'number') return question;
  const min = Math.max(question.min ?? 0, Math.min(low, question.max ?? low));
  return { ...question, min, max: Math.min(min + 2, question.max ?? min + 2) };
}

const likely = (question: Question): fc.Arbitrary<Value> =>
  question.kind === 'number'
    ? fc.constantFrom(...NUMBERS.filter((value) => value >= (question.min ?? 0) && value <= (question.max ?? Infinity)))
    : fc.constantFrom(...allowedValues(question));

const problem = opened.chain((open) => {
  const questions = pack.questions.map((question) => open.find(({ id }) => id === question.id) ?? question);
  const closed = questions.filter(({ id }) => !open.some((question) => question.id === id));
  return fc.tuple(...closed.map(likely)).map((values): { pack: Pack; answers: Answers } => ({
    pack: { ...pack, questions },
    answers: new Map(closed.map(({ id }, index): [string, Answer] => [id, { kind: 'value', value: values[index]! }])),
  }));
});

describe('ranges of the built-in pack', () => {
  it('are exactly what all completions of a few open questions give', () => {
    fc.assert(
      fc.property(problem, ({ pack: small, answers }) => {
        expect(ranges({ pack: small }, answers)).toEqual(bruteForce(small, answers));
      }),
      { numRuns: often(15, 60) },
    );
  });
});
