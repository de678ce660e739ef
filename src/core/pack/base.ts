import { didYouMean } from '../problem/index.ts';
import { show } from '../yaml/index.ts';
import { placeIn, valueIn } from './collect.ts';
import type { Written } from './read.ts';
import type { Pack } from './schema.ts';

/**
 * The pack that the files extend; undefined where they extend none. Where they want to extend another pack than `base`,
 * reports that and returns `not-there`: the entries can't be checked then.
 */
export function extendedPack({ head }: Written, base: Pack | undefined): Pack | 'not-there' | undefined {
  if (head === undefined) return undefined;
  const id = valueIn(head.part, 'extends');
  if (id === undefined) return undefined;
  if (base === undefined || id !== base.pack.id) {
    head.yaml.report(placeIn(head, ['extends']), 'unknown-reference', cannotExtend(id, valueIn(head.part, 'id'), base));
    return 'not-there';
  }
  if (valueIn(head.part, 'id') === base.pack.id) {
    const message = `the pack that is extended is called ${base.pack.id}; give yours its own id`;
    head.yaml.report(placeIn(head, ['id']), 'duplicate-id', message);
  }
  return base;
}

function cannotExtend(id: unknown, own: unknown, base: Pack | undefined): string {
  if (base === undefined) return 'nothing can be extended here';
  const only = `only ${base.pack.id} can be extended`;
  if (typeof id !== 'string') return `extends is the id of a pack, and ${only}`;
  if (id === own) return `a pack cannot extend itself; ${only}`;
  return `${only}, not ${show(id)}${didYouMean(id, [base.pack.id])}`;
}
