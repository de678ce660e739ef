import type { PackFile, ParsedPack } from '../core/pack/parse.ts';
import { InputError } from '../core/problem/index.ts';
import { digestOf } from './digest.ts';
import type { Host } from './host.ts';
import { readCaseFiles, readPackFolder } from './read-pack-folder.ts';

/** A rule pack with the places of its entries. */
export interface Rules extends ParsedPack {
  /** The folder as typed, or the id of the built-in pack. */
  readonly name: string;
  /** Worked out when it is read: that takes a while. */
  readonly digest: string;
}

/**
 * The pack in a folder, with or without problems, or the built-in one, whose entries have no place. Throws InputError
 * where nothing can be read.
 */
export async function readRules(folder: string | undefined, host: Host): Promise<Rules> {
  const { pack, digest } = await import('mesh-ready:built-in-pack');
  if (folder === undefined) return { name: pack.pack.id, pack, digest, problems: [], locate: () => undefined };
  const [{ parsePack }, { useBase }] = await Promise.all([
    import('../core/pack/parse.ts'),
    import('../core/range/index.ts'),
  ]);
  const parsed = parsePack(readPackFolder(folder, host), pack);
  if (parsed.pack !== undefined) useBase(parsed.pack, pack);
  return {
    name: folder,
    get digest() {
      return digestOf(parsed.pack ?? {});
    },
    ...parsed,
  };
}

/** The cases of the pack in a folder, or of the built-in one. Throws InputError where there are none. */
export async function readCases(folder: string | undefined, host: Host): Promise<readonly PackFile[]> {
  if (folder === undefined) return (await import('mesh-ready:built-in-cases')).cases;
  const files = readCaseFiles(folder, host);
  if (files.length > 0) return files;
  throw new InputError([
    {
      code: 'unreadable',
      file: folder,
      message: 'holds no cases: write answers and what must come out of them into a file that ends in .test.yaml',
    },
  ]);
}
