import type { infer as Infer } from 'zod';
import type { Frozen } from '../pack/index.ts';
import type * as verdict from './schema/verdict.ts';
import type * as needs from './schema/needs.ts';
import type * as plan from './schema/plan.ts';

/** The parts of a judgement; `schema/` documents each field. */

/** A sentence, and the ids of the questions whose answers cause it. */
export type Reason = Frozen<Infer<typeof verdict.reasonSchema>>;
export type VerdictResult = Frozen<Infer<typeof verdict.verdictResultSchema>>;
export type ExposureResult = Frozen<Infer<typeof verdict.exposureResultSchema>>;
/** Who could carry a mesh. */
export type CapacityResult = Frozen<Infer<typeof verdict.capacityResultSchema>>;
export type CriterionResult = Frozen<Infer<typeof verdict.criterionResultSchema>>;
export type Outcome = Infer<typeof plan.outcomeSchema>;
export type GateResult = Frozen<Infer<typeof plan.gateResultSchema>>;
export type StepResult = Frozen<Infer<typeof plan.stepResultSchema>>;
export type StageResult = Frozen<Infer<typeof plan.stageResultSchema>>;
export type UseCaseResult = Frozen<Infer<typeof needs.useCaseResultSchema>>;
export type RiskResult = Frozen<Infer<typeof plan.riskResultSchema>>;
/** Answers that conflict. */
export type ContradictionResult = Frozen<Infer<typeof plan.contradictionResultSchema>>;
/** Something that can answer needs, and whether it does here. */
export type OptionResult = Frozen<Infer<typeof needs.optionResultSchema>>;
/** What to answer to an alternative that someone has proposed. */
export type ProposalResult = Frozen<Infer<typeof plan.proposalResultSchema>>;
/** A sign that would reopen a `no` or `not-yet`. */
export type WatchResult = Frozen<Infer<typeof plan.watchResultSchema>>;
