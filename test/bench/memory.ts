import { run } from './child.ts';
import { median, type Measurement } from './measurement.ts';
import { answersFileOf, bin, builtIn } from './sample.ts';

const ROUNDS = 9;

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
      bare: run(['-e', '0']).mebibytes,
      check: run([bin, 'check', file]).mebibytes,
    }));
    const bare = median(rounds.map((round) => round.bare));
    const check = median(rounds.map((round) => round.check));
    return { value: check - bare, detail: `${check.toFixed(1)} MiB against ${bare.toFixed(1)} MiB, ${ROUNDS} rounds` };
  },
};
