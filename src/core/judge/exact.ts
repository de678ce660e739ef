import type { StageId, VerdictId } from '../pack/index.ts';
import type { Possible } from './gates.ts';

/**
 * The exact results by which a judgement is refined: all that some completion of the answers gives, nothing that none
 * gives.
 */
export interface Exact {
  readonly verdicts: readonly VerdictId[];
  /** Lowest and highest need score, 0 to 100. */
  readonly need: readonly [number, number];
  /** By criterion: the levels still possible, in the order of the pack. */
  readonly criteria: ReadonlyMap<string, { readonly levels: readonly string[] }>;
  /** In the order none, crawl, walk, run, fly. */
  readonly stages: readonly (StageId | 'none')[];
  /** By gate: its outcomes still possible. */
  readonly gates: ReadonlyMap<string, Possible>;
}
