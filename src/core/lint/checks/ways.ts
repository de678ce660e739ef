import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

/** Finds steps that meet needs by a date, and belong to no alternative: plans compare only alternatives by that. */
export function checkWays(pack: Pack): readonly Remark[] {
  return pack.steps
    .filter(({ meets, way }) => meets !== undefined && way === undefined)
    .map((step) => ({
      list: 'steps',
      entry: step,
      path: ['meets'],
      code: 'meets-without-way',
      message: 'it says what its alternative meets by a date, and has no way, so plans ignore that',
      mend: 'add its way, or remove meets',
    }));
}
