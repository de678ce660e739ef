import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median, type Measurement } from './measurement.ts';
import { answersFileOf, bin, builtIn, root } from './sample.ts';

const ROUNDS = 9;
const hook = join(root, 'test/bench/peak-memory.cjs');

/** The peak memory of a child process, minus that of a Node process that does nothing. */
export const memory: Measurement = {
  name: 'peak memory: check, above node -e 0',
  unit: 'MiB',
  good: 'below',
  bar: 30,
  aim: 12,
  async measure() {
    const file = answersFileOf(builtIn.pack, 1);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      bare: peak(['-e', '0']),
      check: peak([bin, 'check', file]),
    }));
    const bare = median(rounds.map((round) => round.bare));
    const check = median(rounds.map((round) => round.check));
    return { value: check - bare, detail: `${check.toFixed(1)} MiB against ${bare.toFixed(1)} MiB, ${ROUNDS} rounds` };
  },
};

/** Largest resident set of one run, in MiB. */
function peak(args: readonly string[]): number {
  const { status, output } = spawnSync(process.execPath, ['--require', hook, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${output[2]}`);
  return Number(output[3]) / 1024;
}
