import type { Pack } from '../../../src/core/pack/schema.ts';
import { informed } from '../../../src/core/range/influence.ts';
import { bytesOf, mddFrom } from '../../../src/core/range/mdd.ts';
import { pose, useWritten, writeDiagram, type WrittenDiagram } from '../../../src/core/range/posed.ts';

/** Keeps the diagram of a pack as the build keeps that of the built-in pack. */
export function keepDiagram(pack: Pack): void {
  const { lists, mdd: _, ...diagram } = writeDiagram(structuredClone(pack));
  const [kept, bytes] = [JSON.stringify(diagram), bytesOf(lists)];
  const mdd = mddFrom((into, from) => into.set(bytes.subarray(from, from + into.length)));
  const written = { ...(JSON.parse(kept) as Omit<WrittenDiagram, 'mdd'>), mdd };
  useWritten(pack, () => written);
  const unanswered = informed(pose(pack, new Map()));
  useWritten(pack, () => ({ ...written, informed: unanswered }));
}
