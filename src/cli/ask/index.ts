import type { Answers, AnswersFile } from '../../core/answers/answers.ts';
import { interview, type Interviewee, type InterviewResult } from '../../core/interview.ts';
import { askingOrder } from '../../core/interview/order.ts';
import { progressOf } from '../../core/interview/progress.ts';
import type { Route } from '../../core/interview/reply.ts';
import type { CompiledPack } from '../../core/pack/compile.ts';
import type { ColorLevel } from '../color.ts';
import type { Host } from '../host.ts';
import { keyboardOf } from './keyboard.ts';
import { linesFrom } from './line-reader.ts';
import { lookOf, plainLook } from './look.ts';
import { plainInterviewee } from './plain.ts';
import { saverOf } from './saver.ts';
import { screenInterviewee } from './screen.ts';
import { progressInWords } from './status.ts';
import { transcriptTo } from './transcript.ts';

export interface AskOptions {
  readonly compiled: CompiledPack;
  /** What `text` holds, parsed. */
  readonly file: AnswersFile;
  /** The answers file as it is on disk; each answer changes only its own bytes. */
  readonly text: string;
  readonly route: Route;
  readonly style: 'screen' | 'plain';
  readonly host: Host;
  readonly color: ColorLevel;
  /** The command that continues this interview, like `mesh-ready assess answers.yaml`. */
  readonly resume: string;
  /** Called after every answer with the whole new text; must not leave a half file. */
  save(text: string): void | Promise<void>;
  /** Aborted by SIGTERM or SIGHUP, and by SIGINT where the terminal is not in raw mode. */
  readonly signal?: AbortSignal;
}

/**
 * finished: the person saw the summary and went on. interrupted: Ctrl-C, `quit`, a signal; exit with 130.
 * input-ended: standard input closed while questions were open; exit with 2. All answers are saved in each case.
 */
export interface Asked {
  readonly ended: 'finished' | 'interrupted' | 'input-ended';
  readonly answers: Answers;
  readonly text: string;
}

/** Asks at the terminal; everything it writes goes to standard error. */
export async function ask({ compiled, file, text, route, style, host, color, resume, save, signal }: AskOptions): Promise<Asked> {
  const look = style === 'plain' ? plainLook : lookOf(host, color);
  const transcript = transcriptTo(compiled, look, route.kind !== 'quick', (line) => host.stderr.write(line));
  const saver = saverOf(text, file.answers, askingOrder(compiled), save);
  // The terminal may go away before the program does; what is then written has no reader, and the answers are saved.
  if (host.stderr.listenerCount('error') === 0) host.stderr.on('error', () => {});
  const day = { today: host.today(), ...(file.assessed === undefined ? {} : { assessed: file.assessed }) };
  const hold = (person: Interviewee) =>
    interview(compiled, file.answers, route, day, {
      ...person,
      async answered(question, answer) {
        await saver.save(question, answer);
        await person.answered(question, answer);
      },
    });
  transcript.say(`Every answer is saved at once. Leave when you like and go on with: ${resume}`);

  let inputEnded = false;
  let result: InterviewResult;
  if (style === 'plain') {
    const reader = linesFrom(host.stdin, signal);
    result = await hold(plainInterviewee(compiled, look, transcript, reader)).finally(() => reader.close());
    inputEnded = reader.ended() && host.stdin.isTTY !== true;
  } else {
    const keyboard = await keyboardOf(host, look.rows);
    result = await hold(screenInterviewee(compiled, host, keyboard, look, transcript, signal)).finally(() => keyboard.close());
  }

  const { how, answers } = result;
  if (how === 'interrupted') {
    transcript.say(`Saved: ${progressInWords(progressOf(compiled, answers))}.`);
    transcript.say(`Go on with: ${resume}`);
  }
  return { ended: how === 'interrupted' && inputEnded ? 'input-ended' : how, answers, text: saver.text() };
}
