import type { StageId, VerdictId } from '../pack/index.ts';
import type { Possible } from './gates.ts';

/** Exact results that refine a judgement: every result that some completion of the answers gives, and no other. */
export interface Exact {
  readonly verdicts: readonly VerdictId[];
  /** Lowest and highest need score, 0 to 100. */
  readonly need: readonly [number, number];
  /** The levels still possible by criterion, in the order of the pack. */
  readonly criteria: ReadonlyMap<string, { readonly levels: readonly string[] }>;
  /** In the order none, crawl, walk, run, fly. */
  readonly stages: readonly (StageId | 'none')[];
  /** The outcomes still possible by gate. */
  readonly gates: ReadonlyMap<string, Possible>;
}
