import { closeSync } from 'node:fs';
import { InputError } from '../core/problem/index.ts';
import { directOutput } from './direct-output.ts';

/** Everything outside the program that a run can use. Tests pass their own streams, folder, and day. */
export interface Host {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: TextOutput;
  readonly stderr: Output;
  /** Standard error too, for complete lines. */
  readonly notes: TextOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** The day of the run, `YYYY-MM-DD`, in local time. */
  today(): string;
  /** The day of the run or the one in UTC, whichever is later: nowhere on earth is it more than a day later. */
  latestDay(): string;
  /**
   * Aborted when the process is told to end (Ctrl-C outside a prompt, SIGTERM, SIGHUP). After the first call, these
   * signals no longer kill it.
   */
  interruption(): AbortSignal;
}

/** A stream for results. */
export interface TextOutput {
  write(text: string, done?: (error?: Error | null) => void): unknown;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  listenerCount?(event: 'error'): number;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** The host of the real process. Streams are opened on first use, because opening one costs milliseconds. */
export function processHost(): Host {
  let stdout: TextOutput | undefined;
  let notes: TextOutput | undefined;
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return (stdout ??= directOutput(1) ?? process.stdout);
    },
    get stderr() {
      return process.stderr;
    },
    get notes() {
      return (notes ??= directOutput(2) ?? process.stderr);
    },
    env: process.env,
    get cwd() {
      return workingFolder();
    },
    today: () => localDay(new Date()),
    latestDay() {
      const now = new Date();
      const [local, utc] = [localDay(now), now.toISOString().slice(0, 10)];
      return local > utc ? local : utc;
    },
    interruption() {
      const controller = new AbortController();
      letGoOfDeadTerminals();
      // The listeners stay: prompts kill a process that has no other listener.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
      return controller.signal;
    },
  };
}

/**
 * Closes the standard streams at exit whose terminal has closed meanwhile: Node resets the mode of terminals at exit,
 * and Node 20 aborts where it can't.
 */
function letGoOfDeadTerminals(): void {
  // Loads the network library, too, so only where a run can be interrupted.
  const { isatty } = process.getBuiltinModule('node:tty');
  const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
  process.on('exit', () => terminals.filter((descriptor) => !isatty(descriptor)).forEach((each) => closeSync(each)));
}

function localDay(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new InputError([
      { code: 'unreadable', message: 'the folder that this runs in is gone; change to another one' },
    ]);
  }
}
