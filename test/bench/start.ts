import { spawnSync } from 'node:child_process';
import { median, type Measurement } from './measurement.ts';
import { answersFileOf, bin, builtIn } from './sample.ts';

const ROUNDS = 41;

/** Both are started in turn, so that a busy machine slows both; the middle of the ratios of each round counts. */
export const start: Measurement = {
  name: 'start to exit: check, against node -e 0',
  unit: 'x',
  good: 'below',
  bar: 1.6,
  aim: 1.25,
  async measure() {
    const file = answersFileOf(builtIn.pack, 1);
    const bare = () => seconds(['-e', '0']);
    const check = () => seconds([bin, 'check', file]);
    for (const warm of [bare, check, bare, check]) warm();
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      if (round % 2 === 0) return { bare: bare(), check: check() };
      const first = check();
      return { check: first, bare: bare() };
    });
    const [bareTime, checkTime] = [median(rounds.map((round) => round.bare)), median(rounds.map((round) => round.check))];
    return {
      value: median(rounds.map((round) => round.check / round.bare)),
      detail: `${ms(checkTime)} against ${ms(bareTime)}, ${ROUNDS} rounds, Node ${process.versions.node}`,
    };
  },
};

function seconds(args: readonly string[]): number {
  const before = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const after = process.hrtime.bigint();
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return Number(after - before) / 1e9;
}

const ms = (time: number) => `${(time * 1000).toFixed(1)} ms`;
