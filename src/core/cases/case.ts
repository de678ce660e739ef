import type { Answers } from '../answers/index.ts';
import type { Place } from '../pack/parse.ts';

/** Answers and what must come out of them. */
export interface Case {
  /** A sentence; of a row of a table followed by the answers of the row. */
  readonly name: string;
  readonly place: Place;
  readonly answers: Answers;
  readonly expects: readonly Expectation[];
}

export interface Expectation {
  /** Where in the assessment to look: `verdict.id`, `gates.edge-maintained.outcome`, `stages.crawl.status`. */
  readonly path: string;
  /** A value, a list of values or ids, `shown`, `absent`, or a map of `has`, `lacks`, `atLeast`, `atMost`. */
  readonly expected: unknown;
  readonly place: Place;
}
