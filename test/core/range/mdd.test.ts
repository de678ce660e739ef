import { expect, test } from 'vitest';
import { bytesOf, createMddWriter, leaf, mddFrom } from '../../../src/core/range/mdd.ts';

const writer = createMddWriter();
const below = writer.node(1, [leaf(0), leaf(7), leaf(0)]);
writer.node(0, [below, leaf(2)]);

function mddOf(bytes: Uint8Array) {
  return mddFrom((into, from) => into.set(bytes.subarray(from, from + into.length)));
}

/** The diagram as plain lists. */
function read(bytes: Uint8Array) {
  const { nodes, levelOf, starts, targets } = mddOf(bytes);
  const levels = Array.from({ length: nodes }, (_, node) => levelOf(node));
  return { levels, starts: Array.from(starts).slice(0, nodes), targets: Array.from(targets) };
}

test('a diagram is read from its bytes as it was written', () => {
  expect(read(bytesOf(writer.lists))).toEqual(writer.lists);
});

test('a diagram is read where its bytes begin at an odd place', () => {
  const bytes = bytesOf(writer.lists);
  const odd = new Uint8Array(bytes.length + 1);
  odd.set(bytes, 1);
  expect(read(odd.subarray(1))).toEqual(writer.lists);
});

test('a level that no byte holds is refused', () => {
  expect(() => bytesOf({ levels: [256], starts: [0], targets: [leaf(0), leaf(1)] })).toThrow('256 levels');
});

test('bytes keep which outcomes a node can give', () => {
  const { bitsOf } = mddOf(bytesOf(writer.lists));
  expect([0, 1].map((node) => bitsOf?.(node))).toEqual([0b10000001, 0b10000101]);
});

test('an outcome that no bit stands for is refused', () => {
  expect(() => bytesOf({ levels: [0], starts: [0], targets: [leaf(0), leaf(32)] })).toThrow('32 outcomes');
});
