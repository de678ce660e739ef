import type { Band, CapacityId, CourseId, Fit, StageId, Strength, VerdictId } from '../pack/index.ts';
import type { Possible } from './gates.ts';

/** Exact results that refine a judgement: every result that some completion of the answers gives, and no other. */
export interface Exact {
  readonly verdicts: readonly VerdictId[];
  /** Lowest and highest exposure score, 0 to 100. */
  readonly exposure: readonly [number, number];
  /** Bands of the exposure, the narrowest first; empty in a pack that names none. */
  readonly bands: readonly Band[];
  /** By criterion: the levels still possible, in the order of the pack. */
  readonly criteria: ReadonlyMap<string, { readonly levels: readonly string[] }>;
  /** In the order of the scale. */
  readonly courses: readonly CourseId[];
  /** By use case, the strongest first. */
  readonly strengths: ReadonlyMap<string, readonly Strength[]>;
  /** By option that is no mesh: fits, out, or both. */
  readonly options: ReadonlyMap<string, readonly Fit[]>;
  readonly capacity: {
    /** The lowest first. */
    readonly levels: readonly CapacityId[];
    readonly score: readonly [number, number];
    readonly criteria: ReadonlyMap<string, { readonly levels: readonly string[] }>;
  };
  /** The stage to work on next, in the order none, crawl, walk, run, fly. */
  readonly stages: readonly (StageId | 'none')[];
  /** The stage at which an organization operates, in the same order. */
  readonly operating: readonly (StageId | 'none')[];
  /** By gate: its outcomes still possible. */
  readonly gates: ReadonlyMap<string, Possible>;
}
