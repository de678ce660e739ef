import type { Position } from '../yaml/index.ts';
import type { StageId, Value, VerdictId } from '../pack/schema.ts';

/** What every answers file says of itself, under `schema`. */
export const ANSWERS_SCHEMA = 'mesh-ready/answers@1';

/** Where an answer comes from, weakest evidence last. */
export const EVIDENCE = ['measured', 'discovered', 'stated', 'estimated'] as const;

/** Evidence of an answer: who says so, since when, and how it is known. Dates are `YYYY-MM-DD`. */
export interface Evidence {
  readonly note?: string;
  readonly source?: (typeof EVIDENCE)[number];
  readonly by?: string;
  readonly date?: string;
  readonly position?: Position;
}

/** What a person answered to one question. `unknown` is an answer: "we do not know". */
export type Answer = Evidence &
  (
    | { readonly kind: 'value'; readonly value: Value }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'not-applicable'; readonly reason: string }
  );

/** Question id to answer. A question that is not in it has not been answered. */
export type Answers = ReadonlyMap<string, Answer>;

export interface Waiver {
  readonly gate: string;
  readonly reason: string;
  readonly until: string;
  readonly by?: string;
  readonly position?: Position;
}

/** What `check` holds an assessment to. Every part is optional; an empty bar is met by any valid file. */
export interface Bar {
  readonly readyFor?: StageId;
  /** The verdict must be one of these. */
  readonly verdict?: readonly VerdictId[];
  /** Share of the questions that apply which must be answered, 0 to 100 percent. */
  readonly minCoverage?: number;
  /** No answer may be older than this many days. */
  readonly maxAgeDays?: number;
  /** Gates that must be met; a waiver is not enough. */
  readonly require?: readonly string[];
  /** No answer that is still open may be able to change the verdict. */
  readonly settled?: boolean;
  /** An older answers file to compare with; in a file, its path from the folder of that file. */
  readonly baseline?: string;
  /** Nothing may be worse than in the baseline. */
  readonly noRegression?: boolean;
}

/** A parsed answers file. */
export interface AnswersFile {
  readonly pack?: { readonly id: string; readonly version: string };
  /** Where the version of the pack stands. */
  readonly packPosition?: Position;
  readonly organization?: string;
  readonly scope?: string;
  /** `YYYY-MM-DD`; the date of every answer that has none of its own. */
  readonly assessed?: string;
  readonly answers: Answers;
  readonly waivers: readonly Waiver[];
  readonly check: Bar;
  /** Where `answers:` stands, for findings about answers that are missing. */
  readonly answersPosition?: Position;
}
