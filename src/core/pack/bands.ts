import type { Condition } from '../condition/index.ts';
import { type Band, BANDS } from './scales.ts';
import type { Pack } from './schema.ts';

/**
 * By band of the exposure, the narrowest first: the condition that a pack names for it, like shape-small. The first
 * that holds counts. Empty where a band has none.
 */
export function bandsOf({
  conditions,
}: Pick<Pack, 'conditions'>): readonly { readonly id: Band; readonly name: string; readonly when: Condition }[] {
  const found = BANDS.flatMap((id) => {
    const named = conditions.find((condition) => condition.id === `shape-${id}`);
    return named === undefined ? [] : [{ id, name: named.id, when: named.when }];
  });
  return found.length === BANDS.length ? found : [];
}
