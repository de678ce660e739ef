import type { Answer, Evidence } from '../../core/answers/index.ts';
import type { Reply } from '../../core/interview/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { wrap } from '../../report/wrap.ts';
import { choiceField } from './choice-field.ts';
import { orQuit } from './interrupt.ts';
import type { Look } from './look.ts';
import {
  dateTrouble,
  evidenceOf,
  formOf,
  NOTE_FIELDS,
  NOTE_TEXTS,
  type NoteField,
  type NoteForm,
  SOURCES,
  unfinished,
} from './note-form.ts';
import type { Prompts } from './prompts.ts';
import type { Attach } from './question-prompt.ts';

type Quit = Extract<Reply, { kind: 'quit' }>;

/**
 * Asks for note, source, person, and date, one after the other; "back" leads to the previous one. Undefined: left at
 * the first. Ctrl-C keeps the text written so far.
 */
export async function askNote(
  question: Question,
  evidence: Evidence,
  look: Look,
  attach: Attach,
  prompts: Prompts,
): Promise<Extract<Reply, { kind: 'note' }> | Quit | undefined> {
  const form = formOf(evidence);
  let place = 0;
  while (place < NOTE_FIELDS.length) {
    const field = NOTE_FIELDS[place]!;
    const given = await orQuit(() =>
      field === 'source'
        ? askSource(question, form.source, look, attach, prompts)
        : askText(question, field, form, look, attach, prompts),
    );
    if (typeof given === 'object') {
      const begun = unfinished(form, evidence);
      return begun ? { ...given, evidence: begun } : given;
    }
    if (given === undefined && place === 0) return undefined;
    if (given !== undefined) form[field] = given;
    place += given === undefined ? -1 : 1;
  }
  return { kind: 'note', evidence: evidenceOf(form) };
}

function askText(
  { prompt }: Question,
  field: NoteField,
  form: NoteForm,
  look: Look,
  attach: Attach,
  prompts: Prompts,
): Promise<string | undefined> {
  const check = field === 'date' ? dateTrouble : () => undefined;
  const typed = (text: string) => {
    form[field] = text.trim();
  };
  return prompts.text({ ...NOTE_TEXTS[field], of: prompt, initial: form[field], check, typed, look, attach });
}

async function askSource(
  { prompt }: Question,
  initial: string,
  look: Look,
  attach: Attach,
  prompts: Prompts,
): Promise<string | Quit | undefined> {
  const values = [...SOURCES];
  const earlier: Answer = { kind: 'value', value: initial };
  const { title, about } = NOTE_TEXTS.source;
  const config = {
    field: choiceField({ values }, earlier),
    parts: (width: number) => [
      { lines: ['', ...wrap(prompt, width).map(look.paint.dim)], keep: 3 },
      { lines: wrap(title, width).map(look.paint.strong), keep: 10 },
      { lines: wrap(about, width).map(look.paint.dim), keep: 2 },
    ],
    look,
    attach,
  };
  const asked = await prompts.question(config);
  if (asked.kind !== 'reply') return undefined;
  if (asked.reply.kind === 'quit') return asked.reply;
  return asked.reply.kind === 'value' ? String(asked.reply.value) : undefined;
}
