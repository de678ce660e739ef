import { describe, expect, test } from 'vitest';
import { factOf, isOpen, resolveFacts } from '../../../src/core/judge/facts.ts';
import type { Value } from '../../../src/core/pack/schema.ts';
import { answersOf, choice, choices, compiledOf, number } from '../pack-of.ts';

const compiled = compiledOf({
  questions: [
    number('later', { when: { first: { is: 'yes' } } }),
    choice('first', ['yes', 'no']),
    choice('machines', ['none', 'some'], { notApplicable: true, otherwise: 'none' }),
    choice('plain', ['a', 'b'], { notApplicable: true }),
    number('regions', { when: { first: { is: 'yes' } }, otherwise: 1 }),
    choices('set', ['none', 'x', 'y'], { when: { later: { atLeast: 5 } } }),
    number('outside', { when: { first: { is: 'yes' } }, otherwise: -1 }),
  ],
});

function fact(id: string, answers: Parameters<typeof answersOf>[0]) {
  const { state, value, applies } = factOf(compiled, resolveFacts(compiled, answersOf(answers)), id)!;
  return [state, value, applies];
}

test('a question is settled after those that its condition reads', () => {
  expect(compiled.order).toEqual(['first', 'later', 'machines', 'plain', 'regions', 'set', 'outside']);
});

describe('the fact of a question', () => {
  test.each<[string, Parameters<typeof answersOf>[0], string, [string, Value | undefined, boolean | undefined]]>([
    ['is its answer', { first: 'yes', later: 3 }, 'later', ['answered', 3, true]],
    ['is its answer while it may not apply', { later: 3 }, 'later', ['answered', 3, undefined]],
    ['is open without an answer', {}, 'first', ['unanswered', undefined, true]],
    ['is open when the answer is unknown', { first: 'unknown' }, 'first', ['unknown', undefined, true]],
    ['is open while it may not apply', {}, 'regions', ['unanswered', undefined, undefined]],
    ['is absent where it does not apply', { first: 'no' }, 'later', ['hidden', undefined, false]],
    [
      'is absent where it does not apply, answered or not',
      { first: 'no', later: 3 },
      'later',
      ['hidden', undefined, false],
    ],
    ['is its otherwise where it does not apply', { first: 'no', regions: 7 }, 'regions', ['hidden', 1, false]],
    ['may be an otherwise outside the bounds', { first: 'no' }, 'outside', ['hidden', -1, false]],
    [
      'is its otherwise when answered not applicable',
      { machines: { notApplicable: 'none here' } },
      'machines',
      ['not-applicable', 'none', true],
    ],
    [
      'is open when not applicable is not honoured',
      { plain: { notApplicable: 'none here' } },
      'plain',
      ['unknown', undefined, true],
    ],
    [
      'is hidden through a chain of questions',
      { first: 'no', later: 9, set: ['x'] },
      'set',
      ['hidden', undefined, false],
    ],
    ['is open for a value that is not allowed', { first: 'maybe' }, 'first', ['unknown', undefined, true]],
    ['is open for a number out of bounds', { first: 'yes', later: 101 }, 'later', ['unknown', undefined, true]],
    [
      'is open for a value that stands alone but does not',
      { later: 9, set: ['none', 'x'] },
      'set',
      ['unknown', undefined, true],
    ],
    ['is open for an empty choice', { later: 9, set: [] }, 'set', ['unknown', undefined, true]],
  ])('%s', (_, answers, id, expected) => {
    expect(fact(id, answers)).toEqual(expected);
  });

  test('does not exist for a question the pack does not have', () => {
    expect(factOf(compiled, resolveFacts(compiled, new Map()), 'nothing')).toBeUndefined();
  });
});

test('only unanswered and unknown questions are open', () => {
  const facts = resolveFacts(
    compiled,
    answersOf({ first: 'no', machines: { notApplicable: 'none' }, plain: 'unknown' }),
  );
  const open = compiled.order.filter((id) => isOpen(factOf(compiled, facts, id)!));
  expect(open).toEqual(['plain']);
});
