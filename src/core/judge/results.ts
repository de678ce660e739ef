import type { SourceRef } from '../pack/sources.ts';
import type { Effort, StageId, VerdictId } from '../pack/scales.ts';

/** A sentence and the answers (question ids) that caused it. */
export interface Reason {
  readonly text: string;
  readonly answers: readonly string[];
  readonly sources: readonly SourceRef[];
}

export interface VerdictResult {
  readonly id: VerdictId;
  readonly title: string;
  /** Sentences, most important first; `reasons` has the same with what caused them. */
  readonly why: readonly string[];
  readonly reasons: readonly Reason[];
  /** What argues for a mesh although the verdict is no or not yet; only where there is anything. */
  readonly contrary?: readonly Reason[];
  /** The rule of the pack that decided. */
  readonly rule: string;
  /** True when no remaining answer can change the verdict. */
  readonly settled: boolean;
  /** Every verdict still possible, in the order yes, not-yet, no. */
  readonly possible: readonly VerdictId[];
}

export interface NeedResult {
  /** 0 to 100: the sum of the points. Counts only what the answers show. */
  readonly score: number;
  /** Lowest and highest score still possible, exact. */
  readonly range: readonly [number, number];
  readonly criteria: readonly CriterionResult[];
}

export interface CriterionResult {
  readonly id: string;
  readonly title: string;
  readonly weight: number;
  /** Level id, or `unknown` while the answers leave more than one open. */
  readonly level: string;
  readonly points: number;
  readonly range: readonly [number, number];
  readonly why: string;
  /** Question ids that were read. */
  readonly answers: readonly string[];
  readonly sources: readonly SourceRef[];
}

export type Outcome = 'met' | 'open' | 'unknown' | 'not-applicable';

export interface GateResult {
  readonly id: string;
  readonly title: string;
  readonly kind: 'entry' | 'exit';
  readonly required: boolean;
  readonly outcome: Outcome;
  /** Outcomes still possible. */
  readonly possible: readonly ('met' | 'open' | 'not-applicable')[];
  /** True while a waiver for it had not ended on the day of the assessment. */
  readonly waived: boolean;
  readonly why: string;
  readonly fix: { readonly do: string; readonly effort: Effort; readonly owner: string };
  /** What is done at once because it is open: `first` while use cases wait, or `beside` the first one. */
  readonly atOnce?: { readonly order: 'first' | 'beside'; readonly says: string };
  readonly answers: readonly string[];
  readonly sources: readonly SourceRef[];
}

export interface StepResult {
  readonly id: string;
  readonly title: string;
  readonly do: string;
  readonly proof: string;
  readonly rollback: string;
  readonly owner: string;
  readonly effort: Effort;
  readonly done: boolean;
  /** True while answers that are still open decide whether it applies. */
  readonly mayNotApply?: boolean;
  /** Answers that brought it into the plan. */
  readonly answers: readonly string[];
  readonly useCases: readonly string[];
  readonly closes: readonly string[];
  readonly sources: readonly SourceRef[];
}

export interface StageResult {
  readonly id: StageId;
  readonly title: string;
  readonly about: string;
  readonly status: 'done' | 'current' | 'next' | 'later' | 'not-applicable';
  readonly gates: readonly GateResult[];
  readonly steps: readonly StepResult[];
  /** Steps of the pack that these answers leave out. */
  readonly stepsLeftOut: number;
}

export interface UseCaseResult {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** 1 is the first. */
  readonly rank: number;
  readonly points: number;
  /** True for the one to begin with. */
  readonly start: boolean;
  /** first: the one to begin with. next: at most two more. later: has signals. none: nothing speaks for it. */
  readonly place: 'first' | 'next' | 'later' | 'none';
  /** Gates that are met before it is begun; only at the first one, and only where there are any. */
  readonly waitsFor?: readonly string[];
  readonly stage: StageId;
  readonly why: readonly string[];
  readonly reasons: readonly Reason[];
  readonly experiment: string;
  readonly measure: string;
  readonly rollback: string;
  readonly later: string;
  readonly sources: readonly SourceRef[];
}

export interface RiskResult {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly mitigation: string;
  readonly answers: readonly string[];
  readonly sources: readonly SourceRef[];
}

export interface AlternativeResult {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly covers: readonly string[];
  readonly leaves: readonly string[];
  readonly who: string;
  readonly sources: readonly SourceRef[];
}

/** A sign that would reopen a `no` or `not-yet`. */
export interface WatchResult {
  readonly id: string;
  readonly says: string;
  readonly sources: readonly SourceRef[];
}
