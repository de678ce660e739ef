import { type ParsedPack, parsePack } from '../core/pack/parse.ts';
import { digestOf } from './digest.ts';
import type { Host } from './host.ts';
import { readPackFolder } from './read-pack-folder.ts';

/** A rule pack with the places of its entries. */
export interface Rules extends ParsedPack {
  /** The folder as the person named it, or the id of the built-in pack. */
  readonly name: string;
  readonly digest: string;
}

/** The pack in a folder, broken or not, or the built-in one, whose entries have no place. Throws InputError where nothing can be read. */
export async function readRules(folder: string | undefined, host: Host): Promise<Rules> {
  if (folder === undefined) {
    const { pack, digest } = await import('mesh-ready:built-in-pack');
    return { name: pack.pack.id, pack, digest, problems: [], locate: () => undefined };
  }
  const parsed = parsePack(readPackFolder(folder, host));
  return { name: folder, digest: digestOf(parsed.pack ?? {}), ...parsed };
}
