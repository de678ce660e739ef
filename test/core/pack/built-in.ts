import { readdirSync, readFileSync } from 'node:fs';
import { compilePack, type CompiledPack } from '../../../src/core/judge/compile.ts';
import { parsePack, type PackFile } from '../../../src/core/pack/parse.ts';

const folder = new URL('../../../rules/mesh-adoption/', import.meta.url);

/** The texts of the built-in pack. */
export const builtInFiles: readonly PackFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && !name.endsWith('.test.yaml'))
  .toSorted()
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

/** The built-in pack, parsed from its folder. */
export const builtInPack = parsePack(builtInFiles).pack!;

/** The same, compiled. Its digest stands still, so that golden files change only where a reader would see it. */
export const builtIn: CompiledPack = compilePack(builtInPack, 'sha256:0000000000000000');
