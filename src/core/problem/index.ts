/** Problems in input, with code and position, suggestions for misspelled words, and counts in words. */
export { byPlace, formatProblem, InputError, type Problem, PROBLEM_CODES, type ProblemCode } from './problem.ts';
export { count, cut, didYouMean, shortList, suggest } from './suggest.ts';
