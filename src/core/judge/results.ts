import type { infer as Infer } from 'zod';
import type { Frozen } from '../pack/index.ts';
import type * as verdict from './schema/need-and-verdict.ts';
import type * as plan from './schema/plan.ts';

/** The parts of a judgement; `schema/` documents each field. */

/** A sentence, and the ids of the questions whose answers cause it. */
export type Reason = Frozen<Infer<typeof verdict.reasonSchema>>;
export type VerdictResult = Frozen<Infer<typeof verdict.verdictResultSchema>>;
export type NeedResult = Frozen<Infer<typeof verdict.needResultSchema>>;
export type CriterionResult = Frozen<Infer<typeof verdict.criterionResultSchema>>;
export type Outcome = Infer<typeof plan.outcomeSchema>;
export type GateResult = Frozen<Infer<typeof plan.gateResultSchema>>;
export type StepResult = Frozen<Infer<typeof plan.stepResultSchema>>;
export type StageResult = Frozen<Infer<typeof plan.stageResultSchema>>;
export type UseCaseResult = Frozen<Infer<typeof plan.useCaseResultSchema>>;
export type RiskResult = Frozen<Infer<typeof plan.riskResultSchema>>;
export type AlternativeResult = Frozen<Infer<typeof plan.alternativeResultSchema>>;
/** A sign that would reopen a `no` or `not-yet`. */
export type WatchResult = Frozen<Infer<typeof plan.watchResultSchema>>;
