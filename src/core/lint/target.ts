import type { Formula } from '../range/index.ts';
import type { Remark } from './finding.ts';

/** A result that lint expects to be reachable. */
export interface Target {
  /** Name of the result, like `gate edge-maintained: met`. */
  readonly name: string;
  /** An earlier target. Where that is unreachable, this one isn't reported. */
  readonly given?: string;
  /** Complete answers give the result exactly where one of these holds. Likely ones first. */
  readonly goals: () => readonly Formula[];
  /** The remark when none of them ever holds. */
  readonly remark: () => Remark;
}
