import { run } from './child.ts';
import { median, type Measurement } from './measurement.ts';
import { answersFileOf, bin, builtIn } from './sample.ts';

const ROUNDS = 41;

/** The two start alternately, so that a busy machine slows both. The result is the median of the ratios. */
export const start: Measurement = {
  name: 'start to exit: check, against node -e 0',
  unit: 'x',
  good: 'below',
  bar: 1.6,
  aim: 1.45,
  async measure() {
    const file = answersFileOf(builtIn.pack, 1);
    const bare = () => run(['-e', '0']).wall;
    const check = () => run([bin, 'check', file]).wall;
    for (const warm of [bare, check, bare, check]) warm();
    const rounds = Array.from({ length: ROUNDS }, (_, round) => {
      if (round % 2 === 0) return { bare: bare(), check: check() };
      const first = check();
      return { check: first, bare: bare() };
    });
    const [bareTime, checkTime] = [
      median(rounds.map((round) => round.bare)),
      median(rounds.map((round) => round.check)),
    ];
    return {
      value: median(rounds.map((round) => round.check / round.bare)),
      detail: `${ms(checkTime)} against ${ms(bareTime)}, ${ROUNDS} rounds, Node ${process.versions.node}`,
    };
  },
};

const ms = (time: number) => `${time.toFixed(1)} ms`;
