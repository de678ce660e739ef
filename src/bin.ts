import { closeSync, openSync, readSync, statSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { compileFunction } from 'node:vm';

/** Sizes in bytes of the files next to this one, by name; the build inserts them here. */
declare const SIZES: Readonly<Record<string, number>>;

type Program = { readonly main: () => Promise<void> };

/**
 * Lets Node keep the compiled code of the program in the cache folder of the user, which shortens later starts. Node
 * has this since 22.8, and verifies what it reads. It returns a status instead of failing.
 */
function keepCompiledCode({ env }: NodeJS.Process): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };
  const home = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? (env['HOME'] && join(env['HOME'], '.cache'));
  if (home && !env['CI']) enableCompileCache?.(join(home, 'mesh-ready'));
}

/** Commands that judge one organization, without options that read much more than its answers. */
const SHORT = /^(?:assess|check|fit|flips|plan)$/;
const READS_MORE = /^--(?:against|discovered|rules)\b/;
/** Runs so long that optimized functions repay. */
const LONG = /^(?:discover|rules (?:diff|lint|test))\b/;
/** Does the same for each of many files, and keeps little of each. */
const READS_MANY = 'discover';

/**
 * Sets the engine of Node 20 up for runs that end before its work for later is repaid. It counts longer before it
 * optimizes a function (in bytes of bytecode; by default 67,584), and collects garbage when it must and on one thread.
 * A short run collects it in the same memory again and again: memory that was never used before costs more than that.
 * Later versions have other settings, and keep compiled code instead.
 */
function prepareEngine({ versions, argv: [, , command = '', ...rest] }: NodeJS.Process): void {
  if (!versions.node.startsWith('20.')) return;
  setFlagsFromString(`--interrupt-budget=${LONG.test(`${command} ${rest[0]}`) ? 1_000_000 : 5_000_000}`);
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--no-incremental-marking');
  const isShort = SHORT.test(command) && !rest.some((word) => READS_MORE.test(word));
  if (isShort || command === READS_MANY) setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * The program. Throws where any of its files is missing or incomplete, as after an installation that was cut short.
 */
function load(): Program {
  for (const [file, size] of Object.entries(SIZES)) {
    if (statSync(join(__dirname, file)).size !== size) throw new Error(`${file} is incomplete`);
  }
  const requirePart =
    'enableCompileCache' in nodeModule ? (name: string) => require(join(__dirname, name)) as unknown : partLoader();
  return requirePart('./mesh-ready.cjs') as Program;
}

/**
 * Loads files next to this one where Node keeps no compiled code: it looks for each in several ways and reads it as
 * UTF-8, which takes longer. They are ASCII, and one piece of memory serves for all of them.
 */
function partLoader(): (name: string) => unknown {
  const modules = new Map<string, { readonly exports: object }>();
  const piece = Buffer.allocUnsafeSlow(Math.max(...Object.values(SIZES)));
  return requirePart;

  function requirePart(name: string): unknown {
    if (!name.startsWith('./')) return require(name) as unknown;
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(__dirname, name);
    const names = ['exports', 'require', 'module', '__dirname'];
    compileFunction(read(filename), names, { filename })(module.exports, requirePart, module, __dirname);
    return module.exports;
  }

  function read(file: string): string {
    const open = openSync(file, 'r');
    const length = readSync(open, piece, 0, piece.length, 0);
    closeSync(open);
    return piece.toString('latin1', 0, length);
  }
}

function start(): void {
  let program: Program;
  try {
    program = load();
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    process.stderr.write(`mesh-ready is damaged: install it again, like npm install mesh-ready (${why})\n`);
    process.exitCode = 3;
    return;
  }
  void program.main();
}

keepCompiledCode(process);
prepareEngine(process);
start();
