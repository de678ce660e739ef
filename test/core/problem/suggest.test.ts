import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortList, suggest } from '../../../src/core/problem/suggest.ts';

const ids = ['service-count', 'languages', 'clusters', 'regions', 'go', 'c', 'minCoverage'];

describe('a suggestion', () => {
  test.each([
    ['service-cuont', 'service-count'],
    ['servicecount', 'service-count'],
    ['Service Count', 'service-count'],
    ['service_count', 'service-count'],
    ['serviceCount', 'service-count'],
    ['language', 'languages'],
    ['cluster', 'clusters'],
    ['min-coverage', 'minCoverage'],
    ['gp', 'go'],
    ['frobnicate', undefined],
    ['x', undefined],
    ['', undefined],
    ['a'.repeat(100_000), undefined],
  ])('for %j is %j', (word, expected) => {
    expect(suggest(word, ids)).toBe(expected);
  });

  test('is a word itself when it is allowed', () => {
    fc.assert(fc.property(fc.constantFrom(...ids), (word) => void expect(suggest(word, ids)).toBe(word)));
  });

  test('is found for a word with two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.constantFrom('service-count', 'languages', 'clusters'), fc.nat(6), (word, at) => {
        expect(suggest(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2), ids)).toBe(word);
      }),
    );
  });
});

test('a long list is cut and says how much is left out', () => {
  expect(shortList(['a', 'b', 'c'], 3)).toBe('a, b, c');
  expect(shortList(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});
