/** Problems: something wrong in what a person wrote, with place and code, and what they may have meant. */
export { byPlace, formatProblem, InputError, type Problem, PROBLEM_CODES, type ProblemCode } from './problem.ts';
export { didYouMean, shortList, suggest } from './suggest.ts';
