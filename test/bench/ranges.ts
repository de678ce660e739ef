import { pose } from '../../src/core/range/posed.ts';
import { influence } from '../../src/core/range/influence.ts';
import { rangesOf } from '../../src/core/range/ranges.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { median, type Measurement } from './measurement.ts';

const WARM = 15;
const RUNS = 60;

/** Every result still possible with nothing answered: the largest ranges. */
export const rangesOfNothing: Measurement = {
  name: 'exact ranges of the built-in pack, nothing answered',
  unit: 'ms',
  good: 'below',
  bar: 50,
  aim: 20,
  async measure() {
    const ranged: number[] = [];
    const ordered: number[] = [];
    for (let run = 0; run < WARM + RUNS; run += 1) {
      const start = performance.now();
      const posed = pose(builtInPack, new Map());
      rangesOf(builtInPack, posed);
      const between = performance.now();
      influence(posed, 'crawl');
      if (run < WARM) continue;
      ranged.push(between - start);
      ordered.push(performance.now() - between);
    }
    const sorted = ranged.toSorted((a, b) => a - b);
    return {
      value: median(ranged),
      detail: `nine of ten below ${sorted[Math.floor(RUNS * 0.9)]!.toFixed(1)} ms; ordering the open questions takes ${median(ordered).toFixed(1)} ms more`,
    };
  },
};
