import { type Evidence, EVIDENCE } from '../../core/answers/index.ts';

export type Source = NonNullable<Evidence['source']>;

/** The fields of evidence, in the order of the form. */
export const NOTE_FIELDS = ['note', 'source', 'by', 'date'] as const;
export type NoteField = (typeof NOTE_FIELDS)[number];

/** The sources of an answer, for a list to choose from. */
export const SOURCES: readonly { readonly value: Source; readonly label: string }[] = [
  { value: 'stated', label: 'stated: someone who should know says so' },
  { value: 'measured', label: 'measured: counted or read from a system' },
  { value: 'estimated', label: 'estimated: a careful guess' },
  { value: 'discovered', label: 'discovered: found in code, manifests, or documents' },
];

/** What each field asks for. */
export const NOTE_TEXTS: Readonly<Record<NoteField, { readonly title: string; readonly about: string }>> = {
  note: { title: 'Note', about: 'A note on this answer for readers. Empty: no note.' },
  source: { title: 'How is it known?', about: 'Shown next to the answer in the review and the plan.' },
  by: { title: 'Who says so?', about: 'A role or a name. Empty: no one in particular.' },
  date: { title: 'Since when?', about: 'The day it was true, written 2026-11-22. Empty: the day of the answer.' },
};

/** What is wrong with a date; undefined where it is a calendar day or empty. */
export function dateTrouble(text: string): string | undefined {
  if (text === '') return undefined;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(`${text}T00:00:00Z`);
  const real = year !== undefined && date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
  return real ? undefined : 'write a day of the calendar, like 2026-11-22, or leave it empty';
}

export function isSource(word: string): word is Source {
  return (EVIDENCE as readonly string[]).includes(word);
}

export type NoteForm = Record<NoteField, string>;

/** A form with the existing evidence. */
export function formOf({ note = '', source = 'stated', by = '', date = '' }: Evidence): NoteForm {
  return { note, source, by, date };
}

/** The evidence of a form that was left unfinished; undefined where nothing in it is new. Drops an invalid date. */
export function unfinished(form: NoteForm, before: Evidence): Evidence | undefined {
  const sound = dateTrouble(form.date) === undefined ? form : { ...form, date: before.date ?? '' };
  const was = formOf(before);
  return NOTE_FIELDS.some((field) => sound[field] !== was[field]) ? evidenceOf(sound) : undefined;
}

/** The evidence of a completed form, without empty fields. */
export function evidenceOf(form: Readonly<NoteForm>): Evidence {
  const { note, source, by, date } = form;
  return {
    ...(note ? { note } : {}),
    ...(isSource(source) ? { source } : {}),
    ...(by ? { by } : {}),
    ...(date ? { date } : {}),
  };
}
