import type { Position } from '../yaml/index.ts';
import type { StageId, Value, VerdictId } from '../pack/schema.ts';

/** The value of `schema` in every answers file. */
export const ANSWERS_SCHEMA = 'mesh-ready/answers@1';

/** Where an answer comes from, weakest evidence last. */
export const EVIDENCE = ['measured', 'discovered', 'stated', 'estimated'] as const;

/** Evidence of an answer: who gave it, when, and how it is known. Dates are `YYYY-MM-DD`. */
export interface Evidence {
  readonly note?: string;
  readonly source?: (typeof EVIDENCE)[number];
  readonly by?: string;
  readonly date?: string;
  readonly position?: Position;
}

/** What a person answered to one question. `unknown` is an answer: the person doesn't know. */
export type Answer = Evidence &
  (
    | { readonly kind: 'value'; readonly value: Value }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'not-applicable'; readonly reason: string }
  );

/** Answers by question id. A question without an entry is unanswered. */
export type Answers = ReadonlyMap<string, Answer>;

/** What files suggest as an answer. It is none before a person confirms it: the question stays unanswered. */
export type Suggestion = Evidence & { readonly kind: 'suggested'; readonly value: Value };

/** Whether only files say this: nobody has looked at it. */
export function isUnconfirmed({ source, by }: Evidence): boolean {
  return source === 'discovered' && by === undefined;
}

export interface Waiver {
  readonly gate: string;
  readonly reason: string;
  readonly until: string;
  readonly by?: string;
  readonly position?: Position;
}

/** A step that a person says is finished. `date`: the day on which it was, `YYYY-MM-DD`. */
export interface Tick {
  readonly step: string;
  readonly date: string;
  readonly note?: string;
  readonly position?: Position;
}

/** Requirements that `check` applies to an assessment. Every part is optional; any valid file meets an empty bar. */
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
  /** True: no unanswered question may be able to change the verdict. */
  readonly settled?: boolean;
  /** True: a person has confirmed every answer that was discovered or suggested. */
  readonly confirmed?: boolean;
  /** An older answers file to compare with. In a file, the path is relative to the folder of that file. */
  readonly baseline?: string;
  /** True: no result may be worse than in the baseline. */
  readonly noRegression?: boolean;
}

/** A parsed answers file. */
export interface AnswersFile {
  readonly pack?: { readonly id: string; readonly version: string };
  /** Position of the pack version. */
  readonly packPosition?: Position;
  readonly organization?: string;
  readonly scope?: string;
  /** `YYYY-MM-DD`. The date of every answer without a date of its own. */
  readonly assessed?: string;
  readonly answers: Answers;
  /** By question id; questions in `answers` have none. */
  readonly suggestions?: ReadonlyMap<string, Suggestion>;
  readonly waivers: readonly Waiver[];
  readonly check: Bar;
  /** In the order of the file, each step once. */
  readonly done?: readonly Tick[];
  /** Position of `answers:`, for findings about missing answers. */
  readonly answersPosition?: Position;
}
