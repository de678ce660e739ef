import type { Witness } from '../range/index.ts';
import type { Remark } from './finding.ts';

/** A result that lint expects to be reachable. */
export interface Target {
  /** Name of the result, as in `resultsOf`: `gate edge-maintained: met`. */
  readonly name: string;
  /** The step that it is about. */
  readonly step?: string;
  /** An earlier target. Where that is unreachable, this one isn't reported. */
  readonly given?: string;
  /** Finds answers that give the result; undefined when there are none. Exact. */
  readonly find: () => Witness | undefined;
  /** The remark when there are none. */
  readonly remark: () => Remark;
}
