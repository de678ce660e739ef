import type { Answer, Evidence } from '../../core/answers/index.ts';
import type {
  AskContext,
  Interviewee,
  Reply,
  ReviewContext,
  ReviewReply,
  SummaryPart,
} from '../../core/interview/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { plain } from '../../report/escape.ts';
import type { LineReader } from './line-reader.ts';
import type { Look } from './look.ts';
import { evidenceInWords, noticeInWords } from './notices.ts';
import {
  dateTrouble,
  evidenceOf,
  formOf,
  isSource,
  NOTE_FIELDS,
  NOTE_TEXTS,
  type NoteField,
  SOURCES,
  unfinished,
} from './note-form.ts';
import { FIRST_QUESTION } from './question-commands.ts';
import { howToAnswer, meaningOf, wordsOf } from './plain-reply.ts';
import { contextLines, helpLinesOf } from './question-parts.ts';
import { goOnInWords, progressInWords, reviewIntro, liveResultInWords } from './status.ts';
import type { Saver } from './saver.ts';
import type { Transcript } from './transcript.ts';

/** Typed alone, it deletes a note or a name. Source and date can't be deleted. */
const DELETE = '-';
const canBeDeleted = (field: NoteField) => field === 'note' || field === 'by';

function noteWays(field: NoteField, now: string): string {
  if (field === 'source') return `Type one number, or Enter alone to keep: ${now}`;
  if (now === '') return 'Type it, or Enter alone to leave it empty';
  return canBeDeleted(field)
    ? `Type it, Enter alone to keep: ${plain(now)}, or ${DELETE} to delete it`
    : `Type it, or Enter alone to keep: ${plain(now)}`;
}

/** Asks in numbered lines that are never redrawn: for screen readers, simple terminals, and pipes. */
export function plainInterviewee(
  compiled: CompiledPack,
  look: Look,
  transcript: Transcript,
  reader: LineReader,
  saver: Pick<Saver, 'flush' | 'notice'>,
): Interviewee {
  const { say } = transcript;

  /** The next line without terminal control characters; undefined at the end of the input. */
  async function typed(prompt: string): Promise<string | undefined> {
    transcript.prompt(`${prompt}:`);
    const line = await reader.next();
    // A terminal echoes the line and its line ending. For a pipe, end the line here.
    if (line === undefined || !reader.echoed) say('');
    return line === undefined ? undefined : plain(line);
  }

  async function ask(question: Question, about: AskContext): Promise<Reply> {
    transcript.heading(question, about.change);
    for (const line of [
      '',
      `${progressInWords(about.progress)}; ${liveResultInWords(about.liveResult()).join('; ')}.`,
      question.prompt,
      ...contextLines(question, about),
    ])
      say(line);
    question.values?.forEach(({ label, value }, place) =>
      say(`${place + 1}. ${label}${question.alone?.includes(value) ? ' (only by itself)' : ''}`),
    );
    const keep = about.earlier ? ', Enter alone to keep the answer' : '';
    for (;;) {
      const line = await typed(`${howToAnswer(question)}${keep}, or: ${wordsOf(question, about.canGoBack)}`);
      if (line === undefined) return { kind: 'quit' };
      const meaning = meaningOf(question, about.earlier, line);
      if (meaning.kind === 'trouble') say(meaning.trouble);
      if (meaning.kind === 'help') helpLinesOf(compiled, question, Infinity, look).forEach(say);
      if (meaning.kind === 'reason') {
        const reason = (await typed('Why does it not apply (Enter alone to go back)'))?.trim();
        if (reason) return { kind: 'not-applicable', reason };
      }
      if (meaning.kind === 'note') return note(about.draft ?? about.earlier ?? {});
      if (meaning.kind !== 'reply') continue;
      const { reply } = meaning;
      if (reply.kind === 'back' && !about.canGoBack) say(FIRST_QUESTION);
      else if (reply.kind === 'later' && !about.earlier) transcript.putOff(question);
      if (reply.kind !== 'back' || about.canGoBack) return reply;
    }
  }

  async function note(evidence: Evidence): Promise<Reply> {
    const form = formOf(evidence);
    for (const field of NOTE_FIELDS) {
      const { title, about } = NOTE_TEXTS[field];
      say(`${title.endsWith('?') ? title : `${title}.`} ${about}`);
      if (field === 'source') SOURCES.forEach(({ label }, place) => say(`${place + 1}. ${label}`));
      for (let given: string | undefined; given === undefined;) {
        const line = (await typed(noteWays(field, form[field])))?.trim();
        if (line === undefined) {
          const begun = unfinished(form, evidence);
          return begun ? { kind: 'quit', evidence: begun } : { kind: 'quit' };
        }
        given = line === '' ? form[field] : line === DELETE && canBeDeleted(field) ? '' : noteValue(field, line);
        form[field] = given ?? form[field];
      }
    }
    return { kind: 'note', evidence: evidenceOf(form) };
  }

  function noteValue(field: NoteField, text: string): string | undefined {
    const value = field === 'source' ? (SOURCES[Number(text) - 1]?.value ?? text.toLowerCase()) : text;
    if (field === 'source' && !isSource(value))
      say(`“${text}” is no source: type a number from 1 to ${SOURCES.length}`);
    else if (field !== 'date' || dateTrouble(value) === undefined) return value;
    else say(dateTrouble(value)!);
    return undefined;
  }

  async function review(summary: readonly SummaryPart[], about: ReviewContext): Promise<ReviewReply> {
    transcript.reviewed(about);
    ['', ...reviewIntro(about, '; ')].forEach(say);
    const rows = summary.flatMap((part) => part.rows);
    for (const part of summary) {
      say(`${part.title}:`);
      for (const row of part.rows) {
        const evidence = evidenceInWords(row.evidence);
        say(`${rows.indexOf(row) + 1}. ${row.question.prompt} ${plain(row.text)}${evidence ? ` (${evidence})` : ''}`);
      }
    }
    const goOn = goOnInWords(about);
    for (;;) {
      const line = (
        await typed(
          `Type done to see the result, a number to change an answer${goOn ? ', go to go on with what is open' : ''}, back or quit`,
        )
      )
        ?.trim()
        .toLowerCase();
      if (line === undefined) return about.left === 0 ? { kind: 'finish' } : { kind: 'quit' };
      if (line === 'done') return { kind: 'finish' };
      if (line === 'go' && goOn) return { kind: 'go-on' };
      if (line === 'back' || line === 'quit') return { kind: line };
      const row = /^\d+$/.test(line) ? rows[Number(line) - 1] : undefined;
      if (row) return { kind: 'change', question: row.question.id };
      say(`“${line}” means nothing here`);
    }
  }

  /** The notice that was last shown, so that it isn't repeated after every answer. */
  let told: string | undefined;
  async function answered(question: Question, answer: Answer): Promise<void> {
    saver.flush();
    const notice = saver.notice();
    transcript.answered(question, answer, notice?.kind !== 'unsaved');
    if (notice && (notice.text !== told || notice.kind === 'unsaved'))
      say(`${look.signs.notice} ${noticeInWords(notice)}`);
    told = notice?.text;
  }

  return { ask, review, answered };
}
