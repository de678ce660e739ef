import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './sample.ts';

const hook = join(root, 'test/bench/usage.cjs');

/** What a process used. */
export interface Usage {
  /** Largest resident set, in MiB. */
  readonly mebibytes: number;
  /** Time of user and system, of all its threads, in milliseconds. */
  readonly cpu: number;
  /** From start to exit, in milliseconds. */
  readonly wall: number;
}

/**
 * The environment of a user. Without NODE_EXTRA_CA_CERTS: Node 20 reads these certificates at every start, which
 * doubles the time of every program and so lowers each ratio. Nothing comes from a cache of compiled code.
 */
export function plainEnv(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, NODE_COMPILE_CACHE: __, ...env } = process.env;
  return { ...env, NODE_DISABLE_COMPILE_CACHE: '1' };
}

/** Runs Node with these arguments in the root of the repository. Throws when its exit code isn't one of `allowed`. */
export function run(args: readonly string[], allowed: readonly number[] = [0]): Usage {
  const before = process.hrtime.bigint();
  const { status, output } = spawnSync(process.execPath, ['--require', hook, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: plainEnv(),
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const wall = Number(process.hrtime.bigint() - before) / 1e6;
  if (!allowed.includes(status ?? -1)) throw new Error(`node ${args.join(' ')} ended with ${status}: ${output[2]}`);
  const { rss, cpu } = JSON.parse(output[3]!) as { rss: number; cpu: number };
  return { mebibytes: rss / 1024, cpu: cpu / 1000, wall };
}

/** The least CPU time of several runs, in milliseconds: other programs on the machine only add to it. */
export function leastCpu(args: readonly string[], rounds: number, allowed?: readonly number[]): number {
  return Math.min(...Array.from({ length: rounds }, () => run(args, allowed).cpu));
}
