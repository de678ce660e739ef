import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import xterm from '@xterm/headless';
import type * as NodePty from '@lydell/node-pty';

export const BIN = resolve('dist/bin.cjs');
export const PACK = resolve('test/cli/ask/pack');
const FIXED_DAY = resolve('test/cli/fixed-day.cjs');

/** Waits end when the screen shows the expected text; this limit ends only tests that hang. */
const PATIENCE = 300_000;

export const KEYS = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  home: '\u001b[H',
  end: '\u001b[F',
  escape: '\u001b',
  enter: '\r',
  backspace: '\u007f',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  f1: '\u001bOP',
} as const;

export interface Terminal {
  /** Types text or keys. */
  readonly type: (...texts: string[]) => void;
  /** Waits until the screen contains the text, however it is wrapped, and returns the screen. */
  readonly shows: (text: string | RegExp) => Promise<string>;
  /** Waits until the screen no longer contains the text. */
  readonly hides: (text: string) => Promise<string>;
  /** Waits until the text is written once more after `act`. */
  readonly draws: (text: string, act: () => void) => Promise<string>;
  readonly screen: () => string;
  /** Lines that the terminal wrapped because they were too long, apart from commands to paste. */
  readonly broken: () => readonly string[];
  /** Everything that was written, with its control sequences. */
  readonly raw: () => string;
  readonly resize: (columns: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  /** Closes the terminal, as when its window is closed or its connection breaks. */
  readonly close: () => void;
  readonly ended: () => Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>;
}

/** The pseudo-terminal library, or why it is unavailable. */
export function ptyOrReason(): typeof NodePty | string {
  if (!existsSync(BIN)) return 'dist/bin.cjs is not built';
  try {
    return createRequire(import.meta.url)('@lydell/node-pty') as typeof NodePty;
  } catch (error) {
    return `no pseudo-terminal on this platform: ${String(error)}`;
  }
}

export interface TerminalOptions {
  readonly cwd: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built mesh-ready in a terminal of its own, on 2026-11-22. */
export function openTerminal(
  pty: typeof NodePty,
  args: readonly string[],
  { cwd, columns = 80, rows = 40, env = {} }: TerminalOptions,
): Terminal {
  const process_ = pty.spawn(process.execPath, ['--require', FIXED_DAY, BIN, ...args], {
    name: env['TERM'] ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
  });
  const closeWindow = keepUntilRead(process_);
  const view = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  const watchers = new Set<() => void>();
  let raw = '';
  process_.onData((data) => {
    raw += data;
    view.write(data, () => watchers.forEach((look) => look()));
  });
  const ended = new Promise<{ exitCode: number; signal?: number | undefined }>((done) => process_.onExit(done));
  const endedSoon = () =>
    new Promise<Awaited<typeof ended>>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`the process does not end:\n${screen()}`)), PATIENCE);
      void ended.then((exit) => {
        clearTimeout(timer);
        done(exit);
      });
    });

  const lines = () => Array.from({ length: view.buffer.active.length }, (_, line) => view.buffer.active.getLine(line)!);
  const screen = () =>
    lines()
      .map((line) => line.translateToString(true))
      .join('\n')
      .trimEnd();
  const until = (what: string, holds: (screen: string) => boolean) =>
    new Promise<string>((done, fail) => {
      const look = () => {
        const now = screen();
        if (!holds(now)) return;
        clearTimeout(timer);
        watchers.delete(look);
        done(now);
      };
      const timer = setTimeout(() => {
        watchers.delete(look);
        fail(new Error(`the screen does not ${what}:\n${screen()}`));
      }, PATIENCE);
      watchers.add(look);
      look();
    });

  return {
    type: (...texts) => texts.forEach((text) => process_.write(text)),
    shows: (text) =>
      until(`show ${String(text)}`, (now) =>
        typeof text === 'string' ? joined(now).includes(joined(text)) : text.test(now),
      ),
    hides: (text) => until(`hide ${text}`, (now) => !joined(now).includes(joined(text))),
    draws(text, act) {
      const before = raw.length;
      act();
      return until(`draw ${text}`, () => raw.slice(before).includes(text));
    },
    screen,
    broken() {
      let isCommand = false;
      return lines().flatMap((line) => {
        const text = line.translateToString(true);
        if (!line.isWrapped) isCommand = text.startsWith('  mesh-ready ');
        return line.isWrapped && !isCommand ? [text] : [];
      });
    },
    raw: () => raw,
    resize(newColumns, newRows) {
      view.resize(newColumns, newRows);
      process_.resize(newColumns, newRows);
    },
    kill: (signal) => process_.kill(signal),
    close: closeWindow,
    ended: endedSoon,
  };
}

/** The words of a text, whatever separates them. */
function joined(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/**
 * The library closes its end 200 ms after a process has ended, whether everything was read or not; on a busy machine,
 * the last lines are lost. Keeps it open until all is read, and returns what closes it before that.
 */
function keepUntilRead(process_: NodePty.IPty): () => void {
  interface Socket {
    destroy: (error?: Error) => Socket;
    readonly readableEnded: boolean;
  }
  const terminal = process_ as unknown as { readonly _socket: Socket; destroy(): void };
  const socket = terminal._socket;
  const destroy = socket.destroy.bind(socket);
  let isClosed = false;
  socket.destroy = (error) => (error !== undefined || isClosed || socket.readableEnded ? destroy(error) : socket);
  return () => {
    isClosed = true;
    terminal.destroy();
  };
}
