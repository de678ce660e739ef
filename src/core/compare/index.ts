/** The progress of an organization from one answers file to the next. */
export {
  type AnswerMove,
  compare,
  type ComparedFile,
  type Comparison,
  inOrderOfDays,
  type Milestone,
} from './compare.ts';
