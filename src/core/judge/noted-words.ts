import { datesIn, type NotedDate } from '../answers/index.ts';
import type { Value } from '../condition/index.ts';
import type { Question } from '../pack/schema.ts';
import type { CompiledPack } from './compiled.ts';
import { useCasesDated } from './dates.ts';

/**
 * Whether a text has one of the words, whole: one with a capital letter as it is written, others in any case. A
 * number in it stands for any number.
 */
function hasWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => {
    const written = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\d+/g, '\\d+');
    return new RegExp(`(?<![\\p{L}\\d])${written}(?![\\p{L}\\d])`, wordFlags(word)).test(text);
  });
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

/** A date that a note names, and the steps that the words beside it are about. */
export interface DatedSteps {
  readonly date: NotedDate;
  readonly steps: readonly string[];
}

/** The dates in a note that its words relate to steps, in its order. `since`: the day of the note. */
export function datedSteps({ pack }: CompiledPack, note: string, since: string | undefined): readonly DatedSteps[] {
  const values = pack.questions.flatMap(({ values: all = [] }) =>
    all.flatMap(({ words, due }) => (words === undefined || due === undefined ? [] : [{ words, due }])),
  );
  const dueIn = (text: string) => values.find(({ words }) => hasWord(text, words))?.due;
  const dates = datesIn(note, since);
  return dates.flatMap((date, index) => {
    const steps = dueAt(date, dates, index, dueIn);
    return steps === undefined ? [] : [{ date, steps }];
  });
}

/** What stands between two dates of the same kind: `and`, or `that of cluster B on`. */
const GOES_ON = /^(?:[^\p{L}]|and|or)*$|\b(?:that|those|other|second|same)\b/iu;

/** What is before a date in its clause tells what it is about, then what is after it, then the date before it. */
function dueAt(
  date: NotedDate,
  dates: readonly NotedDate[],
  index: number,
  dueIn: (text: string) => readonly string[] | undefined,
): readonly string[] | undefined {
  const { clause, text } = date;
  const at = clause.indexOf(text);
  const before = dates[index - 1];
  const isJoint = before?.clause === clause;
  const from = isJoint ? clause.indexOf(before!.text) + before!.text.length : 0;
  const next = dates[index + 1]?.clause === clause ? clause.indexOf(dates[index + 1]!.text) : clause.length;
  return (
    dueIn(clause.slice(from, at)) ??
    (/\p{L}/u.test(clause.slice(from, at)) ? undefined : dueIn(clause.slice(at + text.length, next))) ??
    (isJoint && GOES_ON.test(clause.slice(from, at)) ? dueAt(before!, dates, index - 1, dueIn) : undefined)
  );
}
