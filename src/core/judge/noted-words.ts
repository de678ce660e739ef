import { besideDutyAt, datesIn, freezesIn, isOwed, type NotedDate, saysMust } from '../answers/index.ts';
import type { Value } from '../condition/index.ts';
import type { Question } from '../pack/schema.ts';
import type { CompiledPack } from './compiled.ts';
import { type FirstDate, useCasesDated } from './dates.ts';
import type { Facts } from './facts.ts';

/**
 * Whether a text has one of the words, whole: one with a capital letter as it is written, others in any case. A
 * number in it stands for any number.
 */
function hasWord(text: string, words: readonly string[]): boolean {
  return wordAt(text, words) !== undefined;
}

/** Where the first of the words is in a text; undefined without any. */
function wordAt(text: string, words: readonly string[]): number | undefined {
  const places = words.map((word) => {
    const written = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\d+/g, '\\d+');
    return text.search(new RegExp(`(?<![\\p{L}\\d])${written}(?![\\p{L}\\d])`, wordFlags(word)));
  });
  const found = places.filter((place) => place >= 0);
  return found.length === 0 ? undefined : Math.min(...found);
}

function wordFlags(word: string): string {
  return /\p{Lu}/u.test(word) ? 'u' : 'iu';
}

/** The use cases that the first date is about, by a value: with `named`, those of them that one of the notes names. */
export function useCasesNamed(
  { pack }: CompiledPack,
  question: Question,
  value: Value | undefined,
  notes: readonly string[],
): readonly string[] | undefined {
  const dates = useCasesDated(question, value);
  if (question.values?.find((each) => each.value === value)?.named !== true) return dates;
  const words = new Map(pack.useCases.map(({ id, words: own = [] }) => [id, own]));
  return dates?.filter((id) => notes.some((note) => hasWord(note, words.get(id) ?? [])));
}

/** A date that a note names, the steps that the words beside it are about, and whether these are of a reply or work. */
export interface DatedSteps {
  readonly date: NotedDate;
  readonly steps: readonly string[];
  readonly of: 'reply' | 'work' | 'steps';
}

/**
 * The dates in a note that its words relate to steps, or to required work, in its order. `since`: the day of the note;
 * `now`: the day from which dates are ahead.
 */
export function datedSteps(
  { pack }: CompiledPack,
  note: string,
  since: string | undefined,
  now: string,
): readonly DatedSteps[] {
  const named = pack.questions.flatMap(({ values = [] }) => values.filter(({ words }) => words !== undefined));
  const [withSteps, ofNeeds] = [
    named.filter(({ due }) => due !== undefined),
    named.filter(({ dates = [] }) => dates.length > 0),
  ];
  const dates = datesIn(note, since);
  return dates.flatMap((date): readonly DatedSteps[] => {
    const isPast = date.last < now;
    const valueIn = (text: string) =>
      withSteps.find(
        ({ words, owed }) => hasWord(text, words!) && (owed !== true || isOwed(text, isPast ? date.clause : undefined)),
      );
    const { due, owed } = foundAt(date, dates, valueIn) ?? {};
    if (due !== undefined) return [{ date, steps: due, of: owed === true ? 'reply' : 'steps' }];
    const isWork = (text: string) =>
      besideDutyAt(text) === undefined && (saysMust(text) || ofNeeds.some(({ words }) => hasWord(text, words!)))
        ? true
        : undefined;
    return foundAt(date, dates, isWork) === undefined ? [] : [{ date, steps: [], of: 'work' }];
  });
}

/** What the answers tell of the first date: the note on what it is about, and which days the words of that name. */
export function firstDateAnswered({ pack, index }: CompiledPack, facts: Facts): FirstDate | undefined {
  const factOf = ({ id }: Question) => facts.list[index.get(id)!];
  const asked = pack.questions.find((each) => useCasesDated(each, factOf(each)?.value) !== undefined);
  if (asked === undefined) return undefined;
  const { value, answer } = factOf(asked)!;
  const chosen = asked.values!.find((each) => each.value === value)!;
  const { words: own = [], dates: needs = [] } = chosen;
  const others = asked.values!.flatMap((each) => (each === chosen ? [] : (each.words ?? [])));
  // `audit with a penetration test` is an audit, and `test of the encryption` a test: what is named first counts.
  const find = (text: string) => {
    const [at, beside] = [wordAt(text, own), needs.length > 0 ? besideDutyAt(text) : undefined];
    if (at !== undefined && at <= (beside ?? Infinity)) return 'own';
    return beside !== undefined || hasWord(text, others) ? 'other' : undefined;
  };
  return {
    note: answer?.note ?? '',
    isReply: chosen.owed === true,
    sort: (days, note, since) => {
      const dates = datesIn(note, since, true);
      const about = (day: NotedDate) => foundAt(dates.find(({ text }) => text === day.text) ?? day, dates, find);
      const begin = chosen.season === true ? beginOfSeason(note, since, own) : undefined;
      const isOwn = (day: NotedDate) => (begin === undefined ? about(day) === 'own' : day.last === begin);
      return { own: days.filter(isOwn), rest: days.filter((day) => about(day) !== 'other') };
    },
  };
}

/** The first day of a season whose last day a note names, too: of several such times, of one that words call so. */
function beginOfSeason(note: string, since: string, words: readonly string[]): string | undefined {
  const times = freezesIn(note, true, since).filter(({ first, last }) => first < last);
  const season = times.find(({ clause }) => hasWord(clause, words)) ?? (times.length === 1 ? times[0] : undefined);
  return season?.first;
}

const LETTER = /\p{L}/u;

/** What stands between two dates of the same kind: `and`, or `that of cluster B on`. */
const GOES_ON = /^(?:[^\p{L}]|and|or)*$|\b(?:that|those|other|second|same)\b/iu;

/**
 * What is before a date in its clause tells what it is about, then what is after it, then the date before it. In a
 * clause that begins with a date, it is what is after each.
 */
function foundAt<T>(
  date: NotedDate,
  dates: readonly NotedDate[],
  find: (text: string) => T | undefined,
): T | undefined {
  const { clause, text } = date;
  const index = dates.indexOf(date);
  const at = clause.indexOf(text);
  const before = dates[index - 1];
  const isJoint = before?.clause === clause;
  const from = isJoint ? clause.indexOf(before!.text) + before!.text.length : 0;
  const next = dates[index + 1]?.clause === clause ? clause.indexOf(dates[index + 1]!.text) : clause.length;
  const [words, rest] = [clause.slice(from, at), clause.slice(at + text.length, next)];
  const first = dates.find((each) => each.clause === clause)!;
  const isDateFirst = !LETTER.test(clause.slice(0, clause.indexOf(first.text)));
  return (
    (isDateFirst ? undefined : find(words)) ??
    (isDateFirst || !LETTER.test(words) ? find(rest) : undefined) ??
    (isJoint && GOES_ON.test(words) ? foundAt(before!, dates, find) : undefined)
  );
}
