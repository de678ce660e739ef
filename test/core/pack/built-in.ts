import { readdirSync, readFileSync } from 'node:fs';
import { parsePack, type PackFile } from '../../../src/core/pack/parse.ts';

const folder = new URL('../../../rules/mesh-adoption/', import.meta.url);

/** The texts of the built-in pack. */
export const builtInFiles: readonly PackFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && !name.endsWith('.test.yaml'))
  .toSorted()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** The built-in pack, parsed from its folder. */
export const builtInPack = parsePack(builtInFiles).pack!;
