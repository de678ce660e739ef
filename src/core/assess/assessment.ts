import type { PackChanges } from '../pack/differences.ts';
import type { Effort, StageId, Value, VerdictId } from '../pack/schema.ts';

/** All results of one run: plain data, the only thing a reporter sees. Serialized as it is by `--format json`. */
export interface Assessment {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'mesh-ready'; readonly version: string };
  readonly pack: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    readonly title: string;
    readonly heuristics: string;
    readonly talk?: { readonly title: string; readonly speaker: string; readonly event: string; readonly date: string };
  };
  /** The version of the pack that the answers were written for; only where it is another one than judged them. */
  readonly writtenFor?: { readonly id: string; readonly version: string; readonly judgedBy: string };
  readonly organization: string | null;
  readonly scope: string | null;
  /** The day of the assessment as the file states it, `YYYY-MM-DD`; never the clock. */
  readonly assessed: string | null;
  readonly verdict: VerdictResult;
  readonly need: NeedResult;
  readonly stage: StageId | 'none';
  /** Stages that are still possible, in order. */
  readonly stagePossible: readonly (StageId | 'none')[];
  readonly stages: readonly StageResult[];
  readonly useCases: readonly UseCaseResult[];
  /** Use cases that can still come first. */
  readonly startPossible: readonly string[];
  readonly risks: readonly RiskResult[];
  readonly alternatives: readonly AlternativeResult[];
  /** Signs that would reopen a `no` or `not-yet`. */
  readonly watch: readonly { readonly id: string; readonly says: string; readonly sources: readonly SourceRef[] }[];
  /** Open questions that apply, or may apply; most informative first. */
  readonly unknowns: readonly Unknown[];
  readonly ignored: readonly { readonly question: string; readonly why: string }[];
  readonly answers: readonly AnswerRecord[];
  readonly coverage: Coverage;
  /** What would change the result; only where it was asked for. */
  readonly flips?: Flips;
  readonly waivers: readonly {
    readonly gate: string;
    readonly reason: string;
    readonly until: string;
    readonly by?: string;
    readonly line?: number;
  }[];
  /** What the rule pack makes different from the one that it extends. */
  readonly changes?: PackChanges;
  /** Titles for the section ids of `answers` and `unknowns`. */
  readonly sections?: readonly { readonly id: string; readonly title: string }[];
  /** Titles for the `owner` ids of steps and fixes. */
  readonly roles?: readonly { readonly id: string; readonly title: string }[];
}

export interface SourceRef {
  readonly id: string;
  /** talk: what the speaker said. fact: read in 2026, with link. ours: a rule of thumb of the pack's authors. */
  readonly kind: 'talk' | 'fact' | 'ours';
  /** Time stamp in the talk, mm:ss. */
  readonly at?: string;
  readonly link?: string;
  /** Day on which the link was read. */
  readonly read?: string;
  readonly says: string;
}

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

export interface Unknown {
  readonly question: string;
  readonly prompt: string;
  readonly section: string;
  /** What answering it can still change, in words. */
  readonly effect: string;
  /** Where it may still not apply. */
  readonly mayNotApply: boolean;
}

export interface AnswerRecord {
  readonly question: string;
  readonly prompt: string;
  readonly section: string;
  readonly state: 'answered' | 'unknown' | 'not-applicable' | 'unanswered' | 'hidden';
  readonly value: Value | null;
  /** The value in words. */
  readonly text: string;
  readonly note?: string;
  readonly source?: string;
  readonly by?: string;
  readonly date?: string;
  readonly line?: number;
}

export interface Coverage {
  /** Questions that apply, given the answers (those that may apply included). */
  readonly applicable: number;
  /** Of those, answered with a value or with "not applicable". */
  readonly answered: number;
  /** 0 to 100, rounded down. */
  readonly percent: number;
}

/** Which other answers would change the result. */
export interface Flips {
  /**
   * The smallest sets of other answers, up to three, that change the verdict: each does, no part of one does, none is
   * missing. Fewer changes come first, and what the organization can change before what it is given.
   */
  readonly verdict: readonly Flip[];
  /** The shortest way out of the stage; only where the verdict is yes. */
  readonly stage?: WayOut;
}

export interface Flip {
  readonly changes: readonly AnswerChange[];
  /** The verdict then. */
  readonly verdict: VerdictId;
  /** True when the organization can change all of it. */
  readonly inYourHands: boolean;
}

/** One answer that would be another one. */
export interface AnswerChange {
  readonly question: string;
  readonly prompt: string;
  /** The answer that counts now, null where there is none. */
  readonly from: Value | null;
  readonly fromText: string;
  /** The nearest answer that does it. */
  readonly to: Value;
  /** In words: every number or value that does it; of a list of values the nearest list. */
  readonly toText: string;
  /** False for what the organization is given: a size, an obligation. */
  readonly changeable: boolean;
  /** False while the question is open: then it is not a change but something to find out. */
  readonly known: boolean;
  /** False where the question does not apply until other changes, which stand before it, are made. */
  readonly applies?: false;
}

/**
 * The fewest other answers with which a stage is done, by what the organization can change and so that the verdict
 * stays.
 */
export interface WayOut {
  readonly from: StageId;
  /** The stage that comes then; null when `from` is the last. */
  readonly to: StageId | null;
  /** Required gates, up to this stage, that are not met. */
  readonly gates: readonly string[];
  /** Null when what the organization can change is not enough. There can be other ways as short. */
  readonly changes: readonly AnswerChange[] | null;
}
