import type { CompiledCondition, Layout, ReadQuestion } from '../condition/index.ts';
import type { Sentence } from './sentence.ts';
import type {
  Contradiction,
  CourseRow,
  Criterion,
  Gate,
  Option,
  Pack,
  Proposal,
  Question,
  Risk,
  StageId,
  Step,
  UseCase,
  VerdictRule,
} from '../pack/schema.ts';
import type { Band, CapacityId, Strength } from '../pack/index.ts';
import type { SourceRef } from '../pack/index.ts';

/** A question as conditions read it. `index` is its place in `CompiledPack.asked` and in `Facts.list`. */
export interface CompiledQuestion extends ReadQuestion {
  readonly question: Question;
  /** Conditions of the values that are proposed only under a condition. */
  readonly proposed: ReadonlyMap<string, CompiledCondition>;
}

/** An entry of the pack with its resolved sources. */
export interface Sourced {
  readonly sources: readonly SourceRef[];
}

export interface CompiledLevel {
  readonly id: string;
  /** Weight times share, rounded to tenths. */
  readonly points: number;
  readonly when: CompiledCondition | undefined;
  readonly says: Sentence;
}

export interface CompiledCriterion extends Sourced {
  readonly criterion: Criterion;
  readonly levels: readonly CompiledLevel[];
  /** The questions that its levels read, each once. */
  readonly reads: () => readonly string[];
}

export interface CompiledRule extends Sourced {
  readonly rule: VerdictRule;
  readonly when: CompiledCondition | undefined;
  /** What has to be shown before the verdict leans to it: all of it, a condition, or nothing can. */
  readonly core: 'all' | CompiledCondition | undefined;
  readonly says: Sentence;
  /** The sentence while the verdict isn't settled. */
  readonly open: Sentence;
}

export interface CompiledGate extends Sourced {
  readonly gate: Gate;
  readonly when: CompiledCondition | undefined;
  readonly met: CompiledCondition;
  readonly why: Sentence;
  readonly fix: Sentence;
  readonly atOnce:
    | { readonly order: 'first' | 'beside'; readonly when: CompiledCondition | undefined; readonly says: Sentence }
    | undefined;
}

export interface CompiledStep extends Sourced {
  readonly step: Step;
  readonly when: CompiledCondition | undefined;
  readonly unless: CompiledCondition | undefined;
  readonly done: CompiledCondition | undefined;
  readonly aside: CompiledCondition | undefined;
  readonly likely: CompiledCondition | undefined;
  readonly todo: Sentence;
  readonly proof: Sentence;
  readonly rollback: Sentence;
}

/** A sentence that is said where a condition holds. */
export interface CompiledSaying {
  readonly when: CompiledCondition;
  readonly says: Sentence;
}

export interface CompiledCourse extends Sourced {
  readonly row: CourseRow;
  readonly when: CompiledCondition | undefined;
  readonly says: Sentence;
  readonly advice: readonly CompiledSaying[];
  readonly because: readonly CompiledSaying[];
  readonly against: readonly CompiledSaying[];
  readonly barred: CompiledSaying | undefined;
  readonly stop: Sentence | undefined;
}

/** An answer to an alternative that someone has proposed. */
export interface CompiledReply extends Sourced {
  readonly reply: Proposal['replies'][number];
  readonly when: CompiledCondition | undefined;
  readonly says: Sentence;
}

export interface CompiledProposal extends Sourced {
  readonly proposal: Proposal;
  readonly replies: readonly CompiledReply[];
}

export interface CompiledCapacityLevel {
  readonly id: CapacityId;
  readonly when: CompiledCondition | undefined;
  readonly says: Sentence;
  /** What is said instead; the first that holds. */
  readonly instead: readonly CompiledSaying[];
}

export interface CompiledCapacityGap extends Sourced, CompiledSaying {
  readonly id: string;
  readonly sequential: true | readonly string[] | undefined;
}

/** A criterion of the capacity; its weight is the most points that it gives. */
export interface CompiledCapacityCriterion extends Sourced {
  readonly criterion: Pick<Criterion, 'id' | 'title' | 'weight' | 'why'>;
  readonly levels: readonly CompiledLevel[];
  /** The questions that its levels read, each once. */
  readonly reads: () => readonly string[];
}

/** A title that replaces the usual one where its condition holds. */
export interface CompiledTitle {
  readonly title: string;
  readonly when: CompiledCondition;
}

/** An owner of steps and fixes, with the titles that fit the answers. */
export interface CompiledRole {
  readonly id: string;
  readonly title: string;
  readonly called: readonly CompiledTitle[];
  /** Its crews: one for each so many of what the answer to a number question counts. */
  readonly crews: { readonly with: string; readonly each: number } | undefined;
}

/** How strongly a use case is needed, what else is said of that, and what it costs to leave it unmet. */
export interface CompiledStrength extends CompiledSaying {
  readonly level: Strength;
  /** `mayBeMet`: where it holds, it is unclear whether something that is there meets the need. */
  readonly also?: (CompiledSaying & { readonly mayBeMet: boolean }) | undefined;
  readonly cost?: string | undefined;
}

export interface CompiledUseCase extends Sourced {
  readonly useCase: UseCase;
  readonly called: readonly CompiledTitle[];
  /** The levels that it has, the strongest first. */
  readonly strength: readonly CompiledStrength[];
  readonly covered:
    | (CompiledSaying & { readonly by: readonly { readonly option: string; readonly when: CompiledCondition }[] })
    | undefined;
}

export interface CompiledOption extends Sourced {
  readonly option: Option;
  readonly answers: readonly {
    readonly need: string;
    readonly when: CompiledCondition | undefined;
    readonly says: Sentence;
    /** Its own, or that of the option. */
    readonly enough: CompiledCondition | undefined;
  }[];
  readonly enough: CompiledSaying | undefined;
  readonly stretches: CompiledSaying | undefined;
  readonly ruledOut: readonly (Sourced & {
    readonly when: CompiledCondition;
    readonly why: Sentence;
    readonly review: string;
  })[];
  readonly offered: CompiledSaying | undefined;
  readonly ended: (Sourced & { readonly why: Sentence; readonly review: string }) | undefined;
  readonly speaksFor: readonly (Sourced &
    CompiledSaying & { readonly points: number; readonly decides: boolean; readonly atHand: boolean })[];
  readonly warnings: readonly (Sourced & {
    readonly when: CompiledCondition | undefined;
    readonly says: Sentence;
    readonly doubt: boolean;
  })[];
  readonly cost:
    (Sourced & { readonly says: Sentence; readonly perPod: NonNullable<Option['cost']>['perPod'] }) | undefined;
}

export interface CompiledRisk extends Sourced {
  readonly risk: Risk;
  readonly when: CompiledCondition;
  readonly why: Sentence;
  readonly mitigation: Sentence;
}

export interface CompiledContradiction extends Sourced {
  readonly contradiction: Contradiction;
  readonly when: CompiledCondition;
  readonly why: Sentence;
  readonly correction: Sentence;
}

export interface CompiledWatch extends Sourced {
  readonly id: string;
  readonly says: Sentence;
  readonly unless: CompiledCondition | undefined;
  readonly first: CompiledCondition | undefined;
  readonly likely: CompiledCondition | undefined;
}

/** A pack whose lists and conditions are compiled when they are first read. The pack itself isn't changed. */
export interface CompiledPack {
  readonly pack: Pack;
  readonly digest: string;
  readonly questions: ReadonlyMap<string, Question>;
  /** Question ids, each after those that its `when` reads. */
  readonly order: readonly string[];
  /** The questions in that order. */
  readonly asked: readonly CompiledQuestion[];
  /** The index of each question in `asked`. */
  readonly index: ReadonlyMap<string, number>;
  /** Number of codes in its facts. */
  readonly layout: Layout;
  /** The named conditions by id. */
  readonly conditions: ReadonlyMap<string, CompiledCondition>;
  readonly criteria: readonly CompiledCriterion[];
  /** In order; the first that holds is the band of the exposure. Empty where the pack does not name all of them. */
  readonly bands: readonly { readonly id: Band; readonly when: CompiledCondition }[];
  readonly rules: readonly CompiledRule[];
  readonly gates: readonly CompiledGate[];
  readonly stageOfGate: ReadonlyMap<string, StageId>;
  readonly steps: readonly CompiledStep[];
  readonly useCases: readonly CompiledUseCase[];
  readonly roles: readonly CompiledRole[];
  readonly risks: readonly CompiledRisk[];
  readonly contradictions: readonly CompiledContradiction[];
  readonly options: readonly CompiledOption[];
  readonly course: readonly CompiledCourse[];
  readonly proposals: readonly CompiledProposal[];
  readonly capacity: {
    readonly levels: readonly CompiledCapacityLevel[];
    readonly gaps: readonly CompiledCapacityGap[];
    readonly criteria: readonly CompiledCapacityCriterion[];
  };
  /** By stage that has one: when an organization operates at it. */
  readonly operates: ReadonlyMap<StageId, CompiledCondition>;
  readonly watch: readonly CompiledWatch[];
}
