import { mddFrom } from '../../src/core/range/mdd.ts';
import { pose, useWritten, type WrittenDiagram } from '../../src/core/range/posed.ts';
import { influence } from '../../src/core/range/influence.ts';
import { rangesOf } from '../../src/core/range/ranges.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { median, type Measurement } from './measurement.ts';

const WARM = 15;
const RUNS = 60;

/** The diagram of the built-in pack as the program has it: to draw one takes longer than all else. */
async function useBuilt(): Promise<void> {
  const build = new URL('../../src/build/built-in-pack.mjs', import.meta.url).href;
  const { builtInPackJson } = (await import(build)) as {
    builtInPackJson(): Promise<{ readonly diagram: string; readonly nodes: Uint8Array }>;
  };
  const { diagram, nodes } = await builtInPackJson();
  const mdd = mddFrom((into, from) => into.set(nodes.subarray(from, from + into.length)));
  const written = { ...(JSON.parse(diagram) as WrittenDiagram), mdd };
  useWritten(builtInPack, () => written);
}

/** Every result still possible with one answer: the largest ranges that aren't read with the diagram. */
export const rangesOfLittle: Measurement = {
  name: 'exact ranges of the built-in pack, one question answered',
  unit: 'ms',
  good: 'below',
  bar: 50,
  aim: 20,
  async measure() {
    await useBuilt();
    const ranged: number[] = [];
    const ordered: number[] = [];
    for (let run = 0; run < WARM + RUNS; run += 1) {
      const start = performance.now();
      const posed = pose(builtInPack, new Map([['architecture', { kind: 'value', value: 'microservices' }]]));
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
