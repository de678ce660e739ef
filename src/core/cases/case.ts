import type { Answers } from '../answers/index.ts';
import type { WorkloadFinding } from '../pack/index.ts';
import type { Place } from '../pack/parse.ts';

/** One case: answers and the results that a person expects of them. */
export interface Case {
  /** A sentence. For a row of a table, the answers of the row follow it. */
  readonly name: string;
  readonly place: Place;
  readonly answers: Answers;
  /** What files show in workloads; empty where nothing is known of them. */
  readonly findings: readonly WorkloadFinding[];
  readonly expects: readonly Expectation[];
}

export interface Expectation {
  /** Path in the assessment: `verdict.id`, `gates.edge-maintained.outcome`, `stages.crawl.status`. */
  readonly path: string;
  /** A value, a list of values or ids, `shown`, `absent`, or a map of `has`, `lacks`, `atLeast`, `atMost`. */
  readonly expected: unknown;
  readonly place: Place;
}
