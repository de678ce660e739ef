/** How an organization got on from one answers file to the next. */
export { type AnswerMove, compare, type ComparedFile, type Comparison, type Milestone } from './compare.ts';
