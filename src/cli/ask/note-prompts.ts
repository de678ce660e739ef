import type { Answer, Evidence } from '../../core/answers/answers.ts';
import { choiceField } from './choice-field.ts';
import { wrap } from '../../report/wrap.ts';
import type { Look } from './look.ts';
import { dateTrouble, evidenceOf, NOTE_FIELDS, NOTE_TEXTS, type NoteField, SOURCES } from './note-form.ts';
import type { Prompts } from './prompts.ts';
import type { Attach } from './question-prompt.ts';

/** Asks for note, source, by and date, one after the other; "back" leads to the one before. undefined: left at the first. */
export async function askNote(evidence: Evidence, look: Look, attach: Attach, prompts: Prompts): Promise<Evidence | undefined> {
  const form: Record<NoteField, string> = { note: '', source: 'stated', by: '', date: '', ...texts(evidence) };
  let place = 0;
  while (place < NOTE_FIELDS.length) {
    const field = NOTE_FIELDS[place]!;
    const given = field === 'source' ? await askSource(form.source, look, attach, prompts) : await askText(field, form[field], look, attach, prompts);
    if (given === undefined && place === 0) return undefined;
    if (given !== undefined) form[field] = given;
    place += given === undefined ? -1 : 1;
  }
  return evidenceOf(form);
}

function askText(field: NoteField, initial: string, look: Look, attach: Attach, prompts: Prompts): Promise<string | undefined> {
  const check = field === 'date' ? dateTrouble : () => undefined;
  return prompts.text({ ...NOTE_TEXTS[field], initial, check, look, attach });
}

async function askSource(initial: string, look: Look, attach: Attach, prompts: Prompts): Promise<string | undefined> {
  const values = [...SOURCES];
  const earlier: Answer = { kind: 'value', value: initial };
  const { title, about } = NOTE_TEXTS.source;
  const config = {
    field: choiceField({ values }, earlier),
    parts: (width: number) => [
      { lines: wrap(title, width).map(look.paint.strong), keep: 10 },
      { lines: wrap(about, width).map(look.paint.quiet), keep: 2 },
    ],
    look,
    attach,
  };
  const asked = await prompts.question(config);
  return asked.kind === 'reply' && asked.reply.kind === 'value' ? String(asked.reply.value) : undefined;
}

function texts({ note, source, by, date }: Evidence): Partial<Record<NoteField, string>> {
  return { ...(note ? { note } : {}), ...(source ? { source } : {}), ...(by ? { by } : {}), ...(date ? { date } : {}) };
}
