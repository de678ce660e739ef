import { type Answer, type Evidence, isUnconfirmed } from '../../core/answers/index.ts';
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
import { cut } from '../../core/problem/index.ts';
import { plain } from '../../report/escape.ts';
import type { LineReader } from './line-reader.ts';
import type { Look } from './look.ts';
import type { AskText, Seat, Shown } from './names.ts';
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
import { goOnInWords, progressInWords, reviewIntro, liveResultInWords, settledInWords } from './status.ts';
import type { Saver } from './saver.ts';
import type { Transcript } from './transcript.ts';

/** Typed alone, it deletes a note or a name. Source and date can't be deleted. */
const DELETE = '-';
const canBeDeleted = (field: NoteField) => field === 'note' || field === 'by';

/** Refused replies to one question after which an interview ends that reads from a pipe or a file. */
const TRIES = 3;

/** How often a pipe or a file is asked the same question. The summary comes after each change of an answer. */
const TURNS = 10;
const SUMMARY_TURNS = 100;

function noteWays(field: NoteField, now: string): string {
  if (field === 'source') return `Type one number, or Enter alone to keep: ${now}`;
  if (now === '') return 'Type it, or Enter alone to leave it empty';
  return canBeDeleted(field)
    ? `Type it, Enter alone to keep: ${plain(now)}, or ${DELETE} to delete it`
    : `Type it, or Enter alone to keep: ${plain(now)}`;
}

/** The value of a typed line, or why it is none. */
function noteValue(field: NoteField, text: string): string | { readonly trouble: string } {
  const value = field === 'source' ? (SOURCES[Number(text) - 1]?.value ?? text.toLowerCase()) : text;
  if (field === 'source' && !isSource(value))
    return { trouble: `“${cut(text)}” is no source: type a number from 1 to ${SOURCES.length}` };
  const trouble = field === 'date' ? dateTrouble(value) : undefined;
  return trouble === undefined ? value : { trouble };
}

/** Called with the reason where replies end the interview. */
type GaveUp = (why: string) => void;

/** Asks a person in plain lines. */
export function plainSeat(
  compiled: CompiledPack,
  look: Look,
  transcript: Transcript,
  reader: LineReader,
  gaveUp: GaveUp,
): Seat {
  return {
    askText: () => plainText(transcript, reader),
    interviewee: (saver, shown) => plainInterviewee(compiled, look, transcript, reader, saver, shown, gaveUp),
    inputEnded: () => reader.ended(),
    close: () => reader.close(),
  };
}

function plainText({ say, prompt }: Transcript, reader: LineReader): AskText {
  return async ({ title, about }) => {
    say(`${title} ${about}`);
    for (;;) {
      prompt('Type it, Enter alone to skip, ? for help, or quit:');
      const line = await reader.next();
      const text = line === undefined ? 'quit' : plain(line).trim();
      if (line === undefined) say('');
      if (text.toLowerCase() === 'quit') return { kind: 'quit' };
      if (text !== '?') return text;
      say(about);
    }
  };
}

/**
 * Asks in numbered lines that are never redrawn: for screen readers, simple terminals, and pipes. A pipe doesn't read
 * why a reply was refused, or that it leads in a circle: after three refused replies to one question, or when it comes
 * for the eleventh time, the interview quits.
 */
function plainInterviewee(
  compiled: CompiledPack,
  look: Look,
  transcript: Transcript,
  reader: LineReader,
  saver: Pick<Saver, 'notice'>,
  shown: Shown,
  gaveUp: GaveUp,
): Interviewee {
  const { say } = transcript;

  /** Says why a reply was refused; true where it was the last try. */
  function triesFor(name: string): (trouble: string) => boolean {
    let refused = 0;
    return (trouble) => {
      say(trouble);
      refused += 1;
      if (reader.echoed || refused < TRIES) return false;
      gaveUp(`three replies to ${name} were rejected; the last: ${trouble}`);
      return true;
    };
  }

  const turns = new Map<string, number>();
  /** Whether a pipe was asked this as often as it may be. */
  function isCircle(name: string, most: number): boolean {
    const turn = (turns.get(name) ?? 0) + 1;
    turns.set(name, turn);
    if (reader.echoed || turn <= most) return false;
    gaveUp(`${name} was asked ${most} times, and the input still does not end with done or quit`);
    return true;
  }

  /** The next line without terminal control characters; undefined at the end of the input. */
  async function typed(prompt: string): Promise<string | undefined> {
    transcript.prompt(`${prompt}:`);
    const line = await reader.next();
    // A terminal echoes the line and its line ending. For a pipe, end the line here.
    if (line === undefined || !reader.echoed) say('');
    return line === undefined ? undefined : plain(line);
  }

  let isLeftTold = false;
  async function ask(question: Question, about: AskContext): Promise<Reply> {
    if (isCircle(question.id, TURNS)) return { kind: 'quit' };
    transcript.heading(question, about.change);
    const left = look.tellsWhatIsLeft === true && !isLeftTold ? settledInWords(about.liveResult()) : undefined;
    if (left !== undefined) say(left);
    isLeftTold ||= left !== undefined;
    for (const line of [
      '',
      `${[progressInWords(about.progress), ...(look.hidesResults ? [] : liveResultInWords(about.liveResult()))].join('; ')}.`,
      question.prompt,
      ...contextLines(question, about),
    ])
      say(line);
    question.values?.forEach(({ label, value }, place) =>
      say(`${place + 1}. ${label}${question.alone?.includes(value) ? ' (only alone)' : ''}`),
    );
    const keep = about.earlier
      ? `, Enter alone to ${about.suggested || isUnconfirmed(about.earlier) ? 'confirm what your files say' : 'keep the answer'}`
      : '';
    const refuse = triesFor(question.id);
    for (let helped = false; ;) {
      const line = await typed(`${howToAnswer(question)}${keep}, or: ${wordsOf(question, about)}`);
      if (line === undefined) return { kind: 'quit' };
      const meaning = meaningOf(question, about.earlier, line);
      if (meaning.kind === 'help') {
        helpLinesOf(compiled, question, Infinity, look).forEach(say);
        if (helped && refuse('help was shown')) return { kind: 'quit' };
        helped = true;
      }
      if (meaning.kind === 'reason') {
        const reason = (await typed('Why does it not apply (Enter alone to go back)'))?.trim();
        if (reason) return { kind: 'not-applicable', reason };
        if (refuse('no reason was typed')) return { kind: 'quit' };
      }
      if (meaning.kind === 'note') return note(question, about.draft ?? about.earlier ?? {});
      if (meaning.kind === 'trouble' && refuse(meaning.trouble)) return { kind: 'quit' };
      if (meaning.kind !== 'reply') continue;
      const { reply } = meaning;
      if (reply.kind === 'confirm-all' && about.unconfirmed === 0) {
        if (refuse('there is no answer that only files say')) return { kind: 'quit' };
        continue;
      }
      if (reply.kind === 'back' && !about.canGoBack) {
        if (refuse(FIRST_QUESTION)) return { kind: 'quit' };
        continue;
      }
      if (reply.kind === 'later' && (!about.earlier || about.suggested)) transcript.putOff(question);
      return reply;
    }
  }

  async function note({ id }: Question, evidence: Evidence): Promise<Reply> {
    const form = formOf(evidence);
    const refuse = triesFor(id);
    const quit = (): Reply => {
      const begun = unfinished(form, evidence);
      return begun ? { kind: 'quit', evidence: begun } : { kind: 'quit' };
    };
    for (const field of NOTE_FIELDS) {
      const { title, about } = NOTE_TEXTS[field];
      say(`${title.endsWith('?') ? title : `${title}.`} ${about}`);
      if (field === 'source') SOURCES.forEach(({ label }, place) => say(`${place + 1}. ${label}`));
      for (let given: string | undefined; given === undefined;) {
        const line = (await typed(noteWays(field, form[field])))?.trim();
        if (line === undefined) return quit();
        const value = line === '' ? form[field] : line === DELETE && canBeDeleted(field) ? '' : noteValue(field, line);
        if (typeof value === 'object' && refuse(value.trouble)) return quit();
        if (typeof value === 'string') form[field] = given = value;
      }
    }
    return { kind: 'note', evidence: evidenceOf(form) };
  }

  async function review(summary: readonly SummaryPart[], about: ReviewContext): Promise<ReviewReply> {
    if (isCircle('the summary', SUMMARY_TURNS)) return { kind: 'quit' };
    transcript.reviewed(about);
    ['', ...reviewIntro(about, '; ', look.hidesResults)].forEach(say);
    const rows = summary.flatMap((part) => part.rows);
    for (const part of summary) {
      say(`${part.title}:`);
      for (const row of part.rows) {
        const evidence = evidenceInWords(row.evidence);
        say(`${rows.indexOf(row) + 1}. ${row.question.prompt} ${plain(row.text)}${evidence ? ` (${evidence})` : ''}`);
      }
    }
    const goOn = goOnInWords(about);
    const refuse = triesFor('the summary');
    for (;;) {
      const line = (
        await typed(
          `Type done to see the result, a number to change an answer${goOn ? ', go to answer the rest' : ''}, back or quit`,
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
      if (refuse(`“${cut(line)}” means nothing here`)) return { kind: 'quit' };
    }
  }

  /** The notice that was last shown, so that it isn't repeated after every answer. */
  let told: string | undefined;
  function tell(): void {
    const notice = saver.notice();
    if (notice && (notice.text !== told || notice.kind === 'unsaved'))
      say(`${look.signs.notice} ${noticeInWords(notice)}`);
    if (notice) shown(notice);
    told = notice?.text;
  }
  async function answered(question: Question, answer: Answer): Promise<void> {
    transcript.answered(question, answer, saver.notice()?.kind !== 'unsaved');
    tell();
  }

  // The names were saved before the first question.
  tell();
  return { ask, review, answered };
}
