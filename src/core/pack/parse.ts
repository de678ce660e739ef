import { extendedPack } from './base.ts';
import { placeIn } from './collect.ts';
import { checkPack } from './check.ts';
import { checkShapes } from './check-shapes.ts';
import { disable } from './disable.ts';
import { expandNames } from './expand.ts';
import { changesOf, merged } from './extend.ts';
import { oldFormat } from './format.ts';
import { LISTS_WITHOUT_IDS } from './lists.ts';
import { reportMissing } from './missing.ts';
import { type PackFile, readFiles } from './read.ts';
import { problemsOf, reportFaults } from './report.ts';
import type { Pack } from './schema.ts';
import type { Problem } from '../problem/index.ts';

export type { PackFile };

/** A place in a file of a pack. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Finds where the value at a path within an entry of the pack is written; undefined when no file holds the entry. */
export type Locate = (entry: object, path: readonly PropertyKey[]) => Place | undefined;

export interface ParsedPack {
  readonly pack: Pack | undefined;
  readonly problems: Problem[];
  readonly locate: Locate;
}

/**
 * Reads the files of a pack folder as one pack and checks everything that doesn't need answers: shape, ids, references,
 * conditions. Returns all problems of all files, by file and position; `pack` is undefined when there is any. One
 * broken entry doesn't hide other problems. `base`: the pack that it can extend.
 */
export function parsePack(files: readonly PackFile[], base?: Pack): ParsedPack {
  const written = readFiles(files);
  const extended = extendedPack(written, base);
  const old = oldFormat(written);
  if (old !== undefined) return { pack: undefined, problems: [old], locate: () => undefined };
  if (extended === 'not-there') return { pack: undefined, problems: problemsOf(written), locate: () => undefined };

  const shaped = checkShapes(written, extended);
  const pack = merged(shaped, extended);
  reportMissing(written, pack, base);
  const disabled = disable(pack, extended, written, shaped.origins);
  expandNames(pack, shaped.origins);

  const faults = checkPack(pack as Pack, shaped.unread);
  reportFaults(faults, { written, origins: shaped.origins, taken: disabled.taken, isExtending: !!extended });

  const problems = problemsOf(written);
  const locate: Locate = (entry, path) => {
    const origin = shaped.origins.get(entry);
    return origin && { file: origin.yaml.file ?? '', ...origin.yaml.position(placeIn(origin, path)) };
  };
  if (problems.length > 0) return { pack: undefined, problems, locate };
  for (const key of LISTS_WITHOUT_IDS) if ((pack[key] as unknown[]).length === 0) delete pack[key];
  const reasons = new Map([...shaped.reasons, ...disabled.reasons]);
  if (extended) pack['changes'] = changesOf(extended, pack as Pack, reasons);
  return { pack: pack as Pack, problems, locate };
}
