import { type CompiledPack, compilePack } from '../core/judge/index.ts';
import { parsePack } from '../core/pack/parse.ts';
import type { Pack } from '../core/pack/schema.ts';
import { InputError } from '../core/problem/index.ts';
import { useBase } from '../core/range/index.ts';
import { digestOf } from './digest.ts';
import type { Host } from './host.ts';
import { readPackFolder } from './read-pack-folder.ts';

/**
 * Reads and checks the pack in a folder, which can extend `base`. Throws InputError with every problem in all files.
 */
export function loadPackFolder(folder: string, host: Pick<Host, 'cwd'>, base?: Pack): CompiledPack {
  const { pack, problems } = parsePack(readPackFolder(folder, host), base);
  if (!pack || problems.length > 0) throw new InputError(problems);
  if (base !== undefined) useBase(pack, base);
  return compilePack(pack, digestOf(pack));
}
