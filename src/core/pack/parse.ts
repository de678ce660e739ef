import type { Problem } from '../problem.ts';
import type { Pack } from './schema.ts';

/** One file of a pack folder. `name` is what problems show. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads the files of a pack folder as one pack and checks everything that can be known before the first question: shape,
 * ids, references, conditions. `pack` is undefined when there is any problem.
 */
export function parsePack(files: readonly PackFile[]): { pack: Pack | undefined; problems: Problem[] } {
  throw new Error(`not built yet: ${files.length}`);
}
