/** Problems in input, with code and position, and suggestions for misspelled words. */
export { byPlace, formatProblem, InputError, type Problem, PROBLEM_CODES, type ProblemCode } from './problem.ts';
export { didYouMean, shortList, suggest } from './suggest.ts';
