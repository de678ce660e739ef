import { loadavg } from 'node:os';
import { run } from './child.ts';
import { median, type Measurement } from './measurement.ts';
import { bin } from './sample.ts';

const ROUNDS = 9;

/** Lints the built-in pack, from start to exit. */
export const lint = lintOf('rules lint of the built-in pack, start to exit', []);

/** Lints the same rules from their folder: reads the files, locates every entry, and checks the cases too. */
export const lintFolder = lintOf('rules lint of its folder with the cases, start to exit', ['rules/mesh-adoption']);

function lintOf(name: string, folder: readonly string[]): Measurement {
  return {
    name,
    unit: 'ms',
    good: 'below',
    bar: 1000,
    async measure() {
      const rounds = Array.from({ length: ROUNDS }, () => run([bin, 'rules', 'lint', ...folder]).wall);
      // Other processes slow this down, so the load is part of the result.
      return {
        value: median(rounds),
        detail: `median of ${ROUNDS} rounds, fastest ${Math.min(...rounds).toFixed(0)} ms, load ${loadavg()[0]!.toFixed(1)}`,
      };
    },
  };
}
