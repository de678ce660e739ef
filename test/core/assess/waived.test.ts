import { expect, test } from 'vitest';
import { waivedGates } from '../../../src/core/assess/waived.ts';

const waivers = [{ gate: 'edge', reason: 'later', until: '2026-10-31' }];

test.each([
  ['2026-10-30', ['edge']],
  ['2026-10-31', ['edge']],
  ['2026-11-01', []],
  [undefined, ['edge']],
])('of a file assessed on %s the waiver until 2026-10-31 waives %j', (assessed, gates) => {
  expect([...waivedGates({ waivers, ...(assessed !== undefined && { assessed }) })]).toEqual(gates);
});

test('of two waivers for one gate the one that holds counts', () => {
  expect([
    ...waivedGates({ waivers: [...waivers, { ...waivers[0]!, until: '2027-10-31' }], assessed: '2026-11-01' }),
  ]).toEqual(['edge']);
});
