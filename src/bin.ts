import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { plainCheck } from './cli/plain-check.ts';

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

keepCompiledCode(process);
const bundle = plainCheck(process.argv.slice(2)) ? 'check' : 'mesh-ready';
void (require(join(__dirname, `${bundle}.cjs`)) as Bundle).main();
