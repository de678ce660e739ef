import type {
  AlternativeResult,
  NeedResult,
  RiskResult,
  StageResult,
  UseCaseResult,
  VerdictResult,
  WatchResult,
} from '../judge/results.ts';
import type { PackChanges } from '../pack/differences.ts';
import type { StageId, Value, VerdictId } from '../pack/schema.ts';

export type * from '../judge/results.ts';
export type { SourceRef } from '../pack/sources.ts';

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
  readonly watch: readonly WatchResult[];
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
