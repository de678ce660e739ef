import { type Answer, datesIn, daysBetween, isWait, namesDeadline, type NotedDate } from '../answers/index.ts';
import type { Value } from '../condition/index.ts';
import { growsWith, KNOWN_QUESTIONS } from '../pack/index.ts';
import type { Question } from '../pack/schema.ts';
import type { CompiledPack } from './compiled.ts';
import { factOf, type Facts } from './facts.ts';

/** The weeks to the date that a value names, at most; 0 where it has passed, and undefined where it names no date. */
export function weeksNamed({ values = [] }: Question, value: Value | undefined): number | undefined {
  return values.find((each) => each.value === value)?.weeks;
}

/** What is known of the first date beside its own answer. */
export interface FirstDate {
  /** The note on what it is about. */
  readonly note: string;
  /** Whether it is that of a reply. */
  readonly isReply: boolean;
  /** Of the days of a note, those that its words make the first date, and the rest without those of something else. */
  readonly sort: (
    days: readonly NotedDate[],
    note: string,
    since: string,
  ) => { readonly own: readonly NotedDate[]; readonly rest: readonly NotedDate[] };
}

/**
 * The day that an answer with a date means, of the days that its note names: the earliest within the time that the
 * value names, counted from the day of the answer, or else the earliest before it. Of several in that time, those come
 * first that are about what the first date is about, also in the note on that, and those last that are about something
 * else. If none of them does, the last day of a month or week that it names, and last a day that is today. The order of
 * the note decides nothing. While the day of the answer is unknown, it is the one day that the note begins with.
 */
export function dayMeant(
  { values = [] }: Question,
  value: Value | undefined,
  { note = '', date: answered }: Pick<Answer, 'note' | 'date'>,
  first?: FirstDate,
): NotedDate | undefined {
  const { weeks, over } = values.find((each) => each.value === value) ?? {};
  if (weeks === undefined && over === undefined) return undefined;
  // What has passed is told with its year.
  const all = datesIn(note, weeks === 0 ? undefined : answered, true).filter((date) => !isWait(date));
  const days = all.filter(({ isDay }) => isDay);
  if (answered === undefined) return days.length === 1 && note.startsWith(days[0]!.text) ? days[0] : undefined;
  const away = ({ last }: NotedDate) => daysBetween(answered, last);
  if (weeks === 0) return days.toSorted((a, b) => away(a) - away(b)).find((day) => away(day) <= 0);
  const nearer = values.flatMap((each) => (each.weeks !== undefined && each.weeks < weeks! ? [each.weeks] : []));
  const aheadOf = (dates: readonly NotedDate[]) =>
    dates.filter((day) => away(day) > 0).toSorted((a, b) => away(a) - away(b));
  const meant = (dates: readonly NotedDate[]) => {
    const ahead = aheadOf(dates);
    if (weeks === undefined) return ahead.find((day) => wholeWeeks(away(day)) > over!);
    const inTime = ahead.filter((day) => wholeWeeks(away(day)) <= weeks);
    const { own = [], rest = inTime } = first?.sort(inTime, note, answered) ?? {};
    const left = [own, rest, inTime].find(({ length }) => length > 0) ?? [];
    return left.find((day) => away(day) > DAYS_OF_WEEK * Math.max(0, ...nearer)) ?? left[0];
  };
  const stated = first?.sort(datesIn(first.note, answered, true), first.note, answered).own ?? [];
  const next = aheadOf(stated.filter(({ isDay }) => isDay)).find((day) => wholeWeeks(away(day)) <= (weeks ?? 0));
  if (next !== undefined) return days.find(({ last }) => last === next.last) ?? next;
  const today = days.find((day) => away(day) === 0 && (beginsWith(note, day) || namesDeadline(note, day)));
  return meant(days) ?? meant(all.filter(({ isDay }) => !isDay)) ?? (weeks === undefined ? undefined : today);
}

/**
 * The day with which a note begins, where it is ahead though the value says that the date has passed, or the reverse,
 * and no other day of the note fits. A day further on in a note can be that of a letter, or the next date.
 */
export function dayAgainst(
  question: Question,
  value: Value | undefined,
  answer: Pick<Answer, 'note' | 'date'>,
): NotedDate | undefined {
  const { note = '', date: answered } = answer;
  const named = question.values?.find((each) => each.value === value);
  if (answered === undefined || (named?.weeks === undefined && named?.over === undefined)) return undefined;
  const [first] = datesIn(note, undefined, true);
  const begins = first !== undefined && first.isDay && beginsWith(note, first);
  if (!begins || dayMeant(question, value, answer) !== undefined) return undefined;
  const away = daysBetween(answered, first.last);
  return (named.weeks === 0 ? away > 0 : away < 0) ? first : undefined;
}

/** Whether a note begins with a day. */
function beginsWith(note: string, { text }: NotedDate): boolean {
  return note.replace(/^(?:due|by|on|until) /i, '').startsWith(text);
}

const DAYS_OF_WEEK = 7;

function wholeWeeks(days: number): number {
  return Math.floor(days / DAYS_OF_WEEK);
}

/** The use cases that the first date is about, by a value; undefined where the value doesn't say. */
export function useCasesDated({ values = [] }: Question, value: Value | undefined): readonly string[] | undefined {
  return values.find((each) => each.value === value)?.dates;
}

/** Whether a question asks for the first date, or what that is about. */
export function asksForDate({ values = [] }: Question): boolean {
  return values.some(({ weeks, dates }) => weeks !== undefined || dates !== undefined);
}

/** The questions that the work and dates of a plan count with: sizes, dates, and weeks without changes. */
export function countedInPlan({ pack, steps }: CompiledPack): ReadonlySet<string> {
  const isDated = (question: Question) => question.id === KNOWN_QUESTIONS.closed || asksForDate(question);
  const dated = pack.questions.filter(isDated).map(({ id }) => id);
  return new Set([...steps.flatMap(({ step }) => growsWith(step.grows)), ...dated]);
}

/** The most weeks to the first date that an answer names; undefined where none does. */
export function weeksDated(compiled: CompiledPack, facts: Facts): number | undefined {
  const weeks = compiled.pack.questions.flatMap(
    (question) => weeksNamed(question, factOf(compiled, facts, question.id)?.value) ?? [],
  );
  return weeks.length === 0 ? undefined : Math.min(...weeks);
}

/** Whether an answer names a date, ahead or passed, that can be that of a requirement, or of an answer about one. */
export function isDated(compiled: CompiledPack, facts: Facts): boolean {
  const { questions } = compiled.pack;
  const valueOf = ({ id }: Question) => factOf(compiled, facts, id)?.value;
  // Of several such answers, reports read the first.
  const about = questions.find((question) => useCasesDated(question, valueOf(question)) !== undefined);
  const isOfNone =
    about !== undefined && useCasesDated(about, valueOf(about))?.length === 0 && !isOwed(about, valueOf(about));
  return questions.some((question) => weeksNamed(question, valueOf(question)) !== undefined) && !isOfNone;
}

/** Whether an answer about a requirement is owed by the date, by a value. */
function isOwed({ values = [] }: Question, value: Value | undefined): boolean {
  return values.find((each) => each.value === value)?.owed === true;
}
