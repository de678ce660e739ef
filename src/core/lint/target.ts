import type { Judgement } from '../judge.ts';
import type { Witness } from '../range/space.ts';
import type { Remark } from './finding.ts';

/** A result that some answers must give. */
export interface Target {
  /** What is reached, for the list of what was proved: `gate edge-maintained: met`. */
  readonly name: string;
  /** Whether these answers give it. */
  readonly seen: (judgement: Judgement) => boolean;
  /** Finds answers that give it; undefined when there are none. Exact. */
  readonly find: () => Witness | undefined;
  /** What is wrong when there are none. */
  readonly remark: () => Remark;
}
