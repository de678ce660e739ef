import { spawnSync } from 'node:child_process';
import { median, type Measurement } from './measurement.ts';
import { bin, root } from './sample.ts';

const ROUNDS = 9;

/** Finding all that is wrong with the pack that ships with the program, from start to exit. */
export const lint: Measurement = {
  name: 'rules lint of the built-in pack, start to exit',
  unit: 'ms',
  good: 'below',
  bar: 1000,
  async measure() {
    const rounds = Array.from({ length: ROUNDS }, () => {
      const before = process.hrtime.bigint();
      const { status, stdout } = spawnSync(process.execPath, [bin, 'rules', 'lint'], { cwd: root, encoding: 'utf8' });
      if (status !== 0) throw new Error(`rules lint ended with ${status}: ${stdout}`);
      return Number(process.hrtime.bigint() - before) / 1e6;
    });
    return { value: median(rounds), detail: `median of ${ROUNDS} rounds, fastest ${Math.min(...rounds).toFixed(0)} ms` };
  },
};
