export { assess } from './assess.ts';
export type * from './answers/answers.ts';
export type * from './assessment.ts';
export { compilePack, type CompiledPack } from './pack/compile.ts';
export type { Pack, Question, StageId, Value, VerdictId } from './pack/schema.ts';
export { factOf, isOpen, resolveFacts, type Fact, type Facts, type FactState } from './facts.ts';
export { judge, type Judgement, type JudgeOptions } from './judge.ts';
export { formatProblem, InputError, PROBLEM_CODES, type Problem, type ProblemCode } from './problem.ts';
export { answerInWords, joined, valueInWords } from './sentence.ts';
