import type { ProblemCode } from '../problem/index.ts';
import type { Pack } from './schema.ts';

/** The entries of a pack; the key `pack` may be missing. */
export type Entries = Omit<Pack, 'pack' | 'talk'> & Partial<Pick<Pack, 'pack'>>;

/** A problem in a pack, at a path within one of its entries; without an entry, it concerns the whole list. */
export interface Fault {
  readonly list: keyof Pack;
  readonly entry?: object;
  readonly path: readonly (string | number)[];
  readonly code: ProblemCode;
  readonly message: string;
  /** The entry that it duplicates. */
  readonly other?: object;
  /** The entry that it refers to, where the two don't fit. */
  readonly to?: { readonly list: keyof Pack; readonly id: string };
}

/** Ids per list of entries that exist but couldn't be read, so that references to them aren't wrong. */
export type UnreadIds = (list: keyof Pack) => readonly string[];
