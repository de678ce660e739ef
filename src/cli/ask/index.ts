import type { Answers, AnswersFile } from '../../core/answers/index.ts';
import {
  askingOrder,
  interview,
  type Interviewee,
  type InterviewResult,
  type Progress,
  progressOf,
  type Route,
  unconfirmed,
} from '../../core/interview/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import { plain, visible } from '../../report/escape.ts';
import { list, rolesFor } from '../../report/phrases.ts';
import type { ColorLevel } from '../color.ts';
import type { Host } from '../host.ts';
import { keyboardOf } from './keyboard.ts';
import { linesFrom } from './line-reader.ts';
import { lookOf, plainLookOf } from './look.ts';
import { type AskedNames, askNames } from './names.ts';
import { plainSeat } from './plain.ts';
import { type Notice, type Saver, saverOf, type Store } from './saver.ts';
import { screenSeat } from './screen.ts';
import { discoveredInWords, openingInWords, progressInWords } from './status.ts';
import { transcriptTo } from './transcript.ts';

export interface AskOptions {
  readonly compiled: CompiledPack;
  /** The text of the answers file; `answers` is its content. */
  readonly text: string;
  readonly file: AnswersFile;
  /** Whether the file is new in this run, even where files have answered something. */
  readonly isNew?: boolean;
  /** The file on disk, saved after every answer. */
  readonly store: Store;
  /** Reads the answers of a text, as far as it has any. */
  readonly parse: (text: string) => Answers;
  readonly route: Route;
  readonly style: 'screen' | 'plain';
  readonly host: Host;
  readonly color: ColorLevel;
  /** The command that resumes this interview, like `mesh-ready assess answers.yaml`. */
  readonly resume: string;
  /** Whether the interview shows no results, so that they influence no answer. */
  readonly hidesResults?: boolean;
  /** Aborted by SIGTERM or SIGHUP, and by SIGINT where the terminal isn't in raw mode. */
  readonly signal?: AbortSignal;
}

/**
 * How an interview ended. `unsaved` tells where answers couldn't be saved, and what happened to them.
 *
 * - finished: the person left the summary
 * - interrupted: Ctrl-C, `quit`, or a signal; exit code 130
 * - input-ended: standard input closed while questions were unanswered; exit code 2
 * - refused: standard input isn't a terminal, and three replies to one question were wrong, or replies led in a
 *   circle; exit code 2
 */
export interface Asked {
  readonly ended: 'finished' | 'interrupted' | 'input-ended' | 'refused';
  /** Why, where replies were refused. */
  readonly refusal: string | undefined;
  readonly answers: Answers;
  readonly text: string;
  readonly unsaved: string | undefined;
}

/** Runs the interview at the terminal; writes only to standard error. */
export async function ask({
  compiled,
  file,
  isNew = false,
  text,
  store,
  parse,
  route,
  style,
  host,
  color,
  resume,
  hidesResults = false,
  signal,
}: AskOptions): Promise<Asked> {
  const look = {
    ...(style === 'plain' ? plainLookOf(host) : lookOf(host, color)),
    hidesResults,
    tellsWhatIsLeft: route.kind === 'open' && !hidesResults,
  };
  const transcript = transcriptTo(compiled, look, route.kind !== 'quick', (line) => host.stderr.write(line));
  // The terminal may close before the program ends. Output then has no reader, and the answers are saved.
  if (host.stderr.listenerCount('error') === 0) host.stderr.on('error', () => {});
  const { USER, LOGNAME, USERNAME } = host.env;
  const day = {
    today: host.today(),
    ...(file.assessed === undefined ? {} : { assessed: file.assessed }),
    person: USER || LOGNAME || USERNAME || 'the person at the terminal',
  };
  const hold = (person: Interviewee, saver: Saver, start: Answers) =>
    interview(
      compiled,
      start,
      route,
      day,
      {
        ...person,
        async answered(question, answer) {
          // Save first, draw later: the terminal may be gone.
          saver.take(question, answer);
          saver.flush();
          await person.answered(question, answer);
        },
        latest: saver.latest,
      },
      file.suggestions,
    );
  const isUnanswered = route.kind !== 'walk' && file.answers.size === 0;
  // A pipe answers questions of the pack, and nothing else.
  const asksNames =
    (isUnanswered || (isNew && route.kind !== 'walk')) && (style === 'screen' || host.stdin.isTTY === true);
  if (isUnanswered) {
    const groups = compiled.pack.sections.map((section) => ({
      title: section.title,
      roles: rolesFor(compiled.pack, section),
    }));
    const isNamed = file.organization !== undefined && file.scope !== undefined;
    openingInWords(progressOf(compiled, file.answers), groups, isNamed || asksNames).forEach(transcript.say);
  }
  discoveredInWords(unconfirmed(compiled, file.answers).length, file.suggestions?.size ?? 0).forEach(transcript.say);
  transcript.say('Answers are saved as you go. To resume later, run:');
  transcript.command(resume);

  let refusal: string | undefined;
  const gaveUp = (why: string) => {
    refusal = why;
  };
  const seat =
    style === 'plain'
      ? plainSeat(compiled, look, transcript, linesFrom(host.stdin, signal), gaveUp)
      : screenSeat(compiled, host, await keyboardOf(host, look.rows, signal), look, transcript);
  let told: Notice | undefined;
  const begin = async () => {
    const { given, isQuit }: AskedNames = asksNames
      ? await askNames(file, seat.askText(plain(store.name)))
      : { given: new Map(), isQuit: false };
    const saver = saverOf({ text, answers: file.answers, order: askingOrder(compiled), parse, store });
    saver.takeNames(given);
    saver.flush();
    const answers = saver.latest(file.answers);
    const result: InterviewResult = isQuit
      ? { how: 'interrupted', answers, noted: [] }
      : await hold(
          seat.interviewee(saver, (notice) => (told = notice)),
          saver,
          answers,
        );
    return { saver, result, named: [...given.keys()] };
  };
  const { saver, result, named } = await begin().finally(() => seat.close());
  const inputEnded = seat.inputEnded() && host.stdin.isTTY !== true;

  saver.flush();
  const { how, noted } = result;
  const answers = saver.latest(result.answers);
  const notice = saver.notice();
  const unsaved =
    notice?.kind === 'beside'
      ? `${notice.text} Fix ${store.name} and copy them over.`
      : notice?.kind === 'unsaved'
        ? notice.text
        : undefined;
  const isTold = notice === told || (notice?.kind !== 'changed' && notice?.kind !== 'comments');
  if (notice && !isTold) transcript.say(plain(notice.text));
  for (const { id } of noted)
    transcript.say(`The note is kept with “don't know”. To answer the question, use: --only ${id}`);
  if (how === 'interrupted') {
    transcript.say(unsaved === undefined ? savedSoFar(progressOf(compiled, answers), named) : plain(unsaved));
    transcript.say('To resume, run:');
    transcript.command(resume);
  }
  // As a last resort, print the file, so that the person can copy it.
  if (notice?.kind === 'unsaved')
    host.stderr.write(`${visible(store.name)} should hold:\n${saver.text().split(/\r?\n/).map(visible).join('\n')}`);
  const why = refusal !== undefined ? 'refused' : inputEnded ? 'input-ended' : how;
  return { ended: how === 'interrupted' ? why : how, refusal, answers, text: saver.text(), unsaved };
}

function savedSoFar(progress: Progress, named: readonly string[]): string {
  if (progress.answered + progress.unknown > 0) return `Saved: ${progressInWords(progress)}.`;
  return `${named.length > 0 ? `Saved: ${list(named)}. ` : ''}Nothing is answered yet.`;
}
