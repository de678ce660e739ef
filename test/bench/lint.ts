import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { median, type Measurement } from './measurement.ts';
import { bin, root } from './sample.ts';

const ROUNDS = 9;

/** Finding all that is wrong with the pack that ships with the program, from start to exit. */
export const lint = lintOf('rules lint of the built-in pack, start to exit', []);

/**
 * The same rules as a pack of one's own: its files are read, every entry has its place, and its cases are checked too.
 */
export const lintFolder = lintOf('rules lint of its folder with the cases, start to exit', ['rules/mesh-adoption']);

function lintOf(name: string, folder: readonly string[]): Measurement {
  return {
    name,
    unit: 'ms',
    good: 'below',
    bar: 1000,
    async measure() {
      const rounds = Array.from({ length: ROUNDS }, () => {
        const before = process.hrtime.bigint();
        const { status, stdout } = spawnSync(process.execPath, [bin, 'rules', 'lint', ...folder], {
          cwd: root,
          encoding: 'utf8',
        });
        if (status !== 0) throw new Error(`rules lint ended with ${status}: ${stdout}`);
        return Number(process.hrtime.bigint() - before) / 1e6;
      });
      // Work of others takes time too: without the load nobody can tell how much.
      return {
        value: median(rounds),
        detail: `median of ${ROUNDS} rounds, fastest ${Math.min(...rounds).toFixed(0)} ms, load ${loadavg()[0]!.toFixed(1)}`,
      };
    },
  };
}
