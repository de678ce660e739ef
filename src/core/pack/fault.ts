import type { ProblemCode } from '../problem/index.ts';
import type { Pack } from './schema.ts';

/** The entries of a pack; what it says about itself may be missing. */
export type Entries = Omit<Pack, 'pack' | 'talk'> & Partial<Pick<Pack, 'pack'>>;

/** Something wrong in a pack, at a path within one of its entries; without an entry it concerns the whole list. */
export interface Fault {
  readonly list: keyof Pack;
  readonly entry?: object;
  readonly path: readonly (string | number)[];
  readonly code: ProblemCode;
  readonly message: string;
  /** The entry that it is the same as. */
  readonly other?: object;
  /** What it refers to, where it does not fit to that. */
  readonly to?: { readonly list: keyof Pack; readonly id: string };
}

/** Ids of entries that could not be read, per list: they are there, and what refers to them is not wrong. */
export type UnreadIds = (list: keyof Pack) => readonly string[];
