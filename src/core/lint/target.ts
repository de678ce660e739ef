import type { Witness } from '../range/index.ts';
import type { Remark } from './finding.ts';

/** A result that some answers must give. */
export interface Target {
  /** What is reached, as `resultsOf` names it: `gate edge-maintained: met`. */
  readonly name: string;
  /** Another result, before this one, without which there is nothing to say about it. */
  readonly given?: string;
  /** Finds answers that give it; undefined when there are none. Exact. */
  readonly find: () => Witness | undefined;
  /** What is wrong when there are none. */
  readonly remark: () => Remark;
}
