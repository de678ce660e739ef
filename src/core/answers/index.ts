/**
 * The answers file: its content, how to write and edit it, and migration to another pack version. `parse.ts` reads it.
 */
export {
  type Answer,
  type Answers,
  type AnswersFile,
  type Bar,
  type Evidence,
  EVIDENCE,
  isUnconfirmed,
  type Suggestion,
  type Tick,
  type Waiver,
} from './answers.ts';
export { besideDutyAt, hasException, isArrival, isCheck, isOffer, isOwed, isWait, saysMust } from './day-words.ts';
export { dayAfter, daysBetween, isFuture } from './days.ts';
export { addTick, type HeadName, lostComments, setAnswer, setEvidence, setName } from './edit.ts';
export { AS_IT_WAS, migrateAnswers, type Migrated } from './migrate.ts';
export { datesIn, namesDeadline } from './noted-dates.ts';
export { freezesIn, namesOnlyDays, type NotedFreeze } from './noted-freezes.ts';
export { type NotedDate, unreadDays } from './written-dates.ts';
export { answersTemplate, newAnswersText } from './template.ts';
export { writeAnswers } from './write.ts';
