/** The assessment: judgement and exact ranges together. It is the only input of a reporter. */
export { assess } from './assess.ts';
export type {
  AnswerChange,
  AnswerRecord,
  Assessment,
  CapacityResult,
  ContradictionResult,
  Coverage,
  CriterionResult,
  ExposureResult,
  Flip,
  Flips,
  Found,
  GateResult,
  OptionResult,
  Outcome,
  ProposalResult,
  Reason,
  SourceRef,
  StageResult,
  StepResult,
  Unknown,
  UseCaseResult,
  VerdictResult,
  WayOut,
} from './assessment.ts';
export { judgeExactly, ruleExactly } from './judge-exactly.ts';
export { toldByBounds } from './unknowns.ts';
export { coverageOf, recordAnswers } from './records.ts';
export { hadEnded, waivedGates } from './waived.ts';
