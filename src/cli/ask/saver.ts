import {
  type Answer,
  type Answers,
  type HeadName,
  lostComments,
  setAnswer,
  setEvidence,
  setName,
} from '../../core/answers/index.ts';
import { sameContent } from '../../core/interview/index.ts';
import type { Question } from '../../core/pack/schema.ts';
import { InputError } from '../../core/problem/index.ts';
import { answerText } from './notices.ts';

/** The answers file of an interview. Every method throws InputError where it fails. */
export interface Store {
  /** Name of the file in messages. */
  readonly name: string;
  /** Does `work` while no other interview reads or writes the file. */
  alone<Result>(work: () => Result): Result;
  /** The current text; undefined where there is no file. */
  read(): string | undefined;
  /** Must write the whole file or nothing. */
  write(text: string): void;
  /** Saves a text in a separate file next to the answers file; returns the name of that file. */
  keep(text: string): string;
  /** Removes the separate file. */
  forget(): void;
}

export interface SaverOptions {
  /** The content of the file when the interview started; `answers` is its parsed form. */
  readonly text: string;
  readonly answers: Answers;
  /** Ids of the questions in order, for the position of a new answer. */
  readonly order: readonly string[];
  readonly parse: (text: string) => Answers;
  readonly store: Store;
}

/**
 * What the person must know about the file. changed: somebody else wrote it. comments: some of its comments are gone.
 * unsaved: the last answers are in no file. beside: they are in a separate file.
 */
export interface Notice {
  readonly kind: 'changed' | 'comments' | 'beside' | 'unsaved';
  readonly text: string;
  /** What the person can do while the interview continues. */
  readonly now?: string;
}

/** Keeps an answers file up to date during an interview. Each answer changes only its own bytes in the current file. */
export interface Saver {
  /** Queues an answer for the next `flush`. */
  take(question: Question, answer: Answer): void;
  /** Queues names for the next `flush`; a name that the file has by then stays. */
  takeNames(names: ReadonlyMap<HeadName, string>): void;
  /** Saves what is queued, and takes over what other programs changed in the file meanwhile. */
  flush(): void;
  /** Undefined while there is no problem. */
  notice(): Notice | undefined;
  /** The answers of the file where another program has changed it since the last call; otherwise the given ones. */
  latest(answers: Answers): Answers;
  /** The content of the file, or what it would be if it could be written. */
  text(): string;
}

export function saverOf({ text: start, answers, order, parse, store }: SaverOptions): Saver {
  /** The last known content of the file. */
  let known = { text: start, answers };
  let text = start;
  let notice: Notice | undefined;
  let elsewhere: Answers | undefined;
  /** Every answer of this interview, with the answer that the file had before it. */
  const given = new Map<
    string,
    { readonly question: Question; readonly answer: Answer; readonly before: Answer | undefined }
  >();
  const waiting = new Set<string>();
  let names: ReadonlyMap<HeadName, string> = new Map();
  let namesWait = false;

  const withAnswers = (base: typeof known, ids: Iterable<string>) => {
    const merged = new Map(base.answers);
    let edited = [...names].reduce((all, [key, name]) => setName(all, key, name), base.text);
    for (const id of ids) {
      const { answer } = given.get(id)!;
      edited = withAnswer(edited, id, base.answers.get(id), answer, order);
      merged.set(id, answer);
    }
    return { text: edited, answers: merged };
  };
  /**
   * Answers of this interview to write again, where the file is back to the state before them: an editor saved its
   * older text over them.
   */
  const missing = (theirs: Answers) =>
    [...given].filter(([id, { before }]) => waiting.has(id) || same(theirs.get(id), before)).map(([id]) => id);
  /** Questions that were answered here and elsewhere, with two different answers: the later one is in the file. */
  const conflicts = (theirs: Answers) =>
    [...given].flatMap(([id, { question, answer, before }]) => {
      const other = theirs.get(id);
      if (same(other, before) || same(other, known.answers.get(id)) || same(other, answer)) return [];
      const [theirWords, ourWords] = [inWords(question, other), inWords(question, answer)];
      return waiting.has(id)
        ? `${id} was answered elsewhere, too: ${theirWords}; now it is your answer: ${ourWords}.`
        : `${id} was answered elsewhere, too: your answer was ${ourWords}; now it is: ${theirWords}.`;
    });

  function changedElsewhere(): boolean {
    let there: string | undefined;
    return troubleOf(() => void (there = store.read())) === undefined && there !== undefined && there !== known.text;
  }

  function changedText(both: readonly string[]): string {
    const rest = both.length > 0 ? both.join(' ') : 'Those changes are kept, with your answers added.';
    return `${store.name} changed on disk. ${rest}`;
  }

  function save(): void {
    const there = store.read();
    const changed = there !== undefined && there !== known.text;
    if (changed && there.trim() === '') throw new InputError([{ code: 'empty', message: 'it is empty' }]);
    const base = changed ? { text: there, answers: parse(there) } : known;
    const both = changed ? conflicts(base.answers) : [];
    const next = withAnswers(base, changed ? missing(base.answers) : waiting);
    text = next.text;
    if (text !== there) store.write(text);
    known = next;
    if (changed) elsewhere = next.answers;
    waiting.clear();
    namesWait = false;
    store.forget();
    notice = changed ? { kind: 'changed', text: changedText(both) } : aboutComments(base.text, next.text);
  }

  function keepBeside(trouble: InputError): void {
    text = withAnswers(known, waiting).text;
    const name = store.keep(text);
    notice = {
      kind: 'beside',
      text: `${store.name} cannot be used any more: ${why(trouble)}. Your answers are kept in ${name}.`,
      now: `Fix ${store.name}, and the next answer saves them all there.`,
    };
  }

  return {
    take(question, answer) {
      const { id } = question;
      given.set(id, { question, answer, before: given.has(id) ? given.get(id)!.before : known.answers.get(id) });
      waiting.add(id);
    },
    takeNames(given) {
      names = given;
      namesWait = given.size > 0;
    },
    flush() {
      if (waiting.size === 0 && !namesWait && !changedElsewhere()) return;
      store.alone(() => {
        const trouble = troubleOf(save);
        if (trouble === undefined) return;
        const worse = trouble.problems[0]?.code === 'not-writable' ? trouble : troubleOf(() => keepBeside(trouble));
        if (worse)
          notice = {
            kind: 'unsaved',
            text: `Not saved: ${why(worse)}.`,
            now: 'Your answers stay here, and the next one tries it again.',
          };
      });
    },
    notice: () => notice,
    latest(now) {
      const latest = elsewhere ?? now;
      elsewhere = undefined;
      return latest;
    },
    text: () => text,
  };
}

function withAnswer(
  text: string,
  id: string,
  earlier: Answer | undefined,
  answer: Answer,
  order: readonly string[],
): string {
  const { note, source, by, date } = answer;
  const evidence = {
    ...(note ? { note } : {}),
    ...(source ? { source } : {}),
    ...(by ? { by } : {}),
    ...(date ? { date } : {}),
  };
  return setEvidence(same(earlier, answer) ? text : setAnswer(text, id, answer, order), id, evidence);
}

function aboutComments(before: string, after: string): Notice | undefined {
  const lost = lostComments(before, after).map((comment) => `“${comment.replace(/^#+\s*/, '')}”`);
  if (lost.length === 0) return undefined;
  const text = `${lost.length === 1 ? 'This comment was' : 'These comments were'} removed with the value: ${lost.join(', ')}.`;
  return { kind: 'comments', text };
}

function inWords(question: Question, answer: Answer | undefined): string {
  return answer === undefined ? 'no answer' : answerText(question, answer);
}

function same(a: Answer | undefined, b: Answer | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameContent(a, b);
}

function troubleOf(act: () => void): InputError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

function why({ problems: [first], message }: InputError): string {
  if (first === undefined) return message;
  const place = first.line === undefined ? '' : `line ${first.line}: `;
  return `${first.code === 'not-writable' && first.file !== undefined ? `${first.file} ` : place}${first.message}`;
}
