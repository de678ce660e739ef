import { expect, test } from 'vitest';
import { createMddWriter, leaf, type Target } from '../../../src/core/range/mdd.ts';
import { reducedFrom } from '../../../src/core/range/view.ts';

test('a walk passes every node, however many levels there are', () => {
  const { mdd, node } = createMddWriter();
  const levels = 1_200;
  let [even, odd]: readonly Target[] = [leaf(0), leaf(1)];
  for (let level = levels - 1; level >= 0; level -= 1)
    [even, odd] = [node(level, [even!, odd!]), node(level, [odd!, even!])];
  const view = { mdd, sizes: Array.from({ length: levels }, () => 2), fixed: [] };
  expect(reducedFrom(view, even!)).toMatchObject({ root: 2 * levels - 1, outcomes: 2 });
});

test('nodes that a fixed variable makes equal come to the same, and what no longer matters to what follows it', () => {
  const { mdd, node } = createMddWriter();
  const last = node(3, [leaf(0), leaf(1)]);
  const one = node(2, [last, leaf(0)]);
  const two = node(2, [last, leaf(1)]);
  const root = node(0, [node(1, [one, last]), node(1, [two, last]), one]);
  const view = { mdd, sizes: [3, 2, 2, 2], fixed: [undefined, undefined, 0, undefined] };
  const { root: reduced, numbers, nodes } = reducedFrom(view, root);
  expect([one, two, last, root].map((each) => numbers[each])).toEqual([1, 1, 1, 1]);
  expect([reduced, nodes[1]]).toEqual([1, last]);
});
