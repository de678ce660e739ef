import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { compileFunction } from 'node:vm';

/** By name of a file next to this one: its size in bytes and the start of its SHA-256. The build inserts them here. */
declare const FILES: Readonly<Record<string, readonly [size: number, digest: string]>>;

type Program = { readonly main: (damage: (error: unknown) => string | undefined) => Promise<void> };

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
  for (const [file, [size]] of Object.entries(FILES)) {
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
  // Without the diagram, by far the longest file: the engine counts unused memory, too, and collects garbage for it.
  const sizes = Object.entries(FILES).map(([file, [size]]) => (file.endsWith('.cjs') ? size : 0));
  const piece = Buffer.allocUnsafeSlow(Math.max(...sizes));
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

/**
 * The line to print instead of an error where a file isn't as it was built; undefined where all are. It reads all
 * files, so that only a program that has failed pays for it.
 */
function damage(error: unknown): string | undefined {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const isAsBuilt = ([file, [, digest]]: (typeof entries)[number]) => {
    try {
      return createHash('sha256')
        .update(readFileSync(join(__dirname, file)))
        .digest('hex')
        .startsWith(digest);
    } catch {
      return false;
    }
  };
  const entries = Object.entries(FILES);
  const changed = entries.find((entry) => !isAsBuilt(entry));
  return changed && damagedBecause(`${changed[0]} was changed: `, error);
}

function damagedBecause(what: string, error: unknown): string {
  const [why = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return `mesh-ready is damaged: install it again, like npm install mesh-ready (${what}${why})\n`;
}

/** For errors that the program can't catch: without this, the exit code would be that of a check that failed. */
function crashed(error: unknown): void {
  process.stderr.write(damage(error) ?? `${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(3);
}

function start(): void {
  let program: Program;
  try {
    program = load();
  } catch (error) {
    process.stderr.write(damagedBecause('', error));
    process.exitCode = 3;
    return;
  }
  process.on('uncaughtException', crashed);
  void program.main(damage);
}

keepCompiledCode(process);
prepareEngine(process);
start();
