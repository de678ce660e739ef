import { placeIn, valueIn } from './collect.ts';
import type { Problem } from '../problem/index.ts';
import type { Written } from './read.ts';

/** The format of packs that this version reads. */
export const FORMAT = 'mesh-ready/pack@2';

const BEFORE = 'mesh-ready/pack@1';

/** The problem of a pack in the format before; nothing else is said of it, because nearly all in it would be wrong. */
export function oldFormat({ head }: Written): Problem | undefined {
  if (head === undefined || valueIn(head.part, 'schema') !== BEFORE) return undefined;
  const message = `the format is ${FORMAT} now: need is exposure, alternatives are options, signals of use cases are strength and covered; course and capacity are new. Rewrite the pack in it`;
  const { yaml } = head;
  return { file: yaml.file ?? '', ...yaml.position(placeIn(head, ['schema'])), code: 'unknown-value', message };
}
