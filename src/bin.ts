import { statSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { plainCheck } from './cli/plain-check.ts';

/** Sizes in bytes of the files next to this one, by name; the build inserts them here. */
declare const SIZES: Readonly<Record<string, number>>;

type Bundle = { readonly main: () => Promise<void> };

/**
 * Lets Node keep the compiled code of the bundles in the cache folder of the user, which shortens later starts. Node
 * has this since 22.8, and verifies what it reads. It returns a status instead of failing.
 */
function keepCompiledCode({ env }: NodeJS.Process): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  const home = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? (env['HOME'] && join(env['HOME'], '.cache'));
  if (home && !env['CI']) enableCompileCache?.(join(home, 'mesh-ready'));
}

/**
 * The bundle with this name. Throws where it, or any other file of the program, is missing or incomplete, as after an
 * installation that was cut short.
 */
function load(name: string): Bundle {
  for (const [file, size] of Object.entries(SIZES)) {
    if (statSync(join(__dirname, file)).size !== size) throw new Error(`${file} is incomplete`);
  }
  return require(join(__dirname, name)) as Bundle;
}

function start(): void {
  let bundle: Bundle;
  try {
    bundle = load(plainCheck(process.argv.slice(2)) ? 'check.cjs' : 'mesh-ready.cjs');
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    process.stderr.write(`mesh-ready is damaged: install it again, like npm install mesh-ready (${why})\n`);
    process.exitCode = 3;
    return;
  }
  void bundle.main();
}

keepCompiledCode(process);
start();
