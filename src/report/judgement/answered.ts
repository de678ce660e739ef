import type { AnswerRecord, Assessment } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';

/** The record of the answer to a question; undefined where the pack has no such question. */
export function answerTo({ answers }: Pick<Assessment, 'answers'>, id: string): AnswerRecord | undefined {
  return answers.find(({ question }) => question === id);
}

/** The note of an answer as a quote, up to so many characters; empty without one. */
export function quoteOf({ note = '' }: Pick<AnswerRecord, 'note'>, most: number): string {
  const quote = brief(note, most);
  return quote === '' ? '' : `“${quote.replace(/[“”"]/g, "'")}”`;
}

/** The number that answers a question; undefined where none does. */
export function numberAnswered(assessment: Pick<Assessment, 'answers'>, id: string): number | undefined {
  const value = answerTo(assessment, id)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** Whether an answer says that someone outside waits for a reply about a requirement. */
export function isReplyOwed({ answers }: Pick<Assessment, 'answers'>): boolean {
  return answers.some(({ owed }) => owed === true);
}

/** The answer that says which needs the first date is about. */
export function aboutDate({ answers }: Pick<Assessment, 'answers'>): Dating | undefined {
  return answers.find((each): each is Dating => each.dates !== undefined);
}

/** Whether the first date is that of a reply: it changes nothing in production, so no closed weeks hold it up. */
export function isReplyDue(assessment: Pick<Assessment, 'answers'>): boolean {
  return aboutDate(assessment)?.owed === true;
}

/** The steps that send a reply that is owed by the first date. */
export function repliesDue(assessment: Pick<Assessment, 'answers'>): readonly string[] {
  return isReplyDue(assessment) ? (aboutDate(assessment)?.due ?? []) : [];
}

type Dating = AnswerRecord & Required<Pick<AnswerRecord, 'dates'>>;
