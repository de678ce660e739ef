/** The answers file: what it holds, how it is written, edited, and moved to another version. Its reader is parse.ts. */
export {
  type Answer,
  type Answers,
  type AnswersFile,
  type Bar,
  type Evidence,
  EVIDENCE,
  type Waiver,
} from './answers.ts';
export { setAnswer, setEvidence } from './edit.ts';
export { AS_IT_WAS, migrateAnswers, type Migrated } from './migrate.ts';
export { answersTemplate, newAnswersText } from './template.ts';
export { writeAnswers } from './write.ts';
