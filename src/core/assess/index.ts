/** Judgement and exact ranges together: the assessment, which is the only thing that a report sees. */
export { assess } from './assess.ts';
export type {
  AnswerChange,
  AnswerRecord,
  Assessment,
  Coverage,
  CriterionResult,
  Flip,
  Flips,
  GateResult,
  NeedResult,
  Outcome,
  Reason,
  SourceRef,
  StageResult,
  StepResult,
  UseCaseResult,
  VerdictResult,
  WayOut,
} from './assessment.ts';
export { judgeExactly } from './judge-exactly.ts';
export { coverageOf, recordAnswers } from './records.ts';
export { hadEnded, waivedGates } from './waived.ts';
