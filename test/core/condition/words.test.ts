import { expect, test } from 'vitest';
import { type Condition, conditionInWords } from '../../../src/core/condition/index.ts';

const few: Condition = { size: { atMost: 3 } };
const here: Condition = { place: { is: 'here' } };

test.each<[Condition, string]>([
  [few, 'size is at most 3'],
  [{ size: { atMost: 9, atLeast: 3 } }, 'size is at least 3 and is at most 9'],
  [{ place: { oneOf: ['here'] } }, 'place is here'],
  [{ place: { oneOf: ['here', 'there'] } }, 'place is one of here, there'],
  [{ set: { includes: 'a' } }, 'set includes a'],
  [{ set: { includesAny: ['a'] } }, 'set includes a'],
  [{ set: { includesAny: ['a', 'b'] } }, 'set includes any of a, b'],
  [{ set: { count: { atMost: 3, atLeast: 1 } } }, 'set names at least 1 and names at most 3'],
  [{ set: { includes: 'a', count: { atLeast: 2 } } }, 'set includes a and names at least 2'],
  [{ all: [few, { any: [here, few] }] }, 'size is at most 3 and (place is here or size is at most 3)'],
  [{ any: [{ all: [few] }, here] }, 'size is at most 3 or place is here'],
  [{ not: { all: [few, here] } }, 'not (size is at most 3 and place is here)'],
  [{ unless: few }, 'not certainly (size is at most 3)'],
  [{ all: [] }, 'always'],
  [{ any: [] }, 'never'],
])('%j is: %s', (condition, words) => {
  expect(conditionInWords(condition)).toBe(words);
});
