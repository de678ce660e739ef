import { expect, test } from 'vitest';
import { bytesOf, createMddWriter, leaf, mddFrom } from '../../../src/core/range/mdd.ts';

const writer = createMddWriter();
const below = writer.node(1, [leaf(0), leaf(7), leaf(0)]);
writer.node(0, [below, leaf(2)]);

/** The diagram as plain lists. */
function read(bytes: Uint8Array) {
  const { levels, starts, targets } = mddFrom(bytes);
  return { levels: Array.from(levels), starts: Array.from(starts), targets: Array.from(targets) };
}

test('a diagram is read from its bytes as it was written', () => {
  expect(read(bytesOf(writer.mdd))).toEqual(writer.mdd);
});

test('a diagram is read where its bytes begin at an odd place', () => {
  const bytes = bytesOf(writer.mdd);
  const odd = new Uint8Array(bytes.length + 1);
  odd.set(bytes, 1);
  expect(read(odd.subarray(1))).toEqual(writer.mdd);
});

test('a level that no byte holds is refused', () => {
  expect(() => bytesOf({ levels: [256], starts: [0], targets: [leaf(0), leaf(1)] })).toThrow('256 levels');
});
