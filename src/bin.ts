import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { codeCache } from './cli/code-cache.ts';
import { plainCheck } from './cli/plain-check.ts';

/** Hashes of the bundles next to this file, by name; the build inserts them here. */
declare const BUNDLE_HASHES: Readonly<Record<string, string>>;

type Bundle = { readonly main: () => Promise<void> };
type Load = (exports: object, require: NodeJS.Require, module: { exports: Bundle | object }, folder: string) => void;

/** Loads a bundle, from the code cache where there is one, and runs it. Without a cache, writes one after the run. */
function start(name: string): void {
  const path = join(__dirname, `${name}.cjs`);
  const cache = codeCache(name, BUNDLE_HASHES[name] ?? '', __dirname, process.env);
  const cachedData = cache?.read();
  const script = new Script(readFileSync(path, 'latin1'), { filename: path, ...(cachedData && { cachedData }) });
  const module: { exports: Bundle | object } = { exports: {} };
  (script.runInThisContext() as Load)(module.exports, require, module, __dirname);
  void (module.exports as Bundle).main();
  const known = cachedData !== undefined && script.cachedDataRejected !== true;
  if (cache && !known && !process.env['CI']) process.once('exit', () => cache.write(script.createCachedData()));
}

start(plainCheck(process.argv.slice(2)) ? 'check' : 'mesh-ready');
