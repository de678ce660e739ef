import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { Host } from '../host.ts';
import type { KeyEvent } from './keys.ts';
import { PASTE_OFF, PASTE_ON, pasteMarker, type Press } from './paste.ts';

/** The keys of a terminal, buffered while no question is on screen. */
export interface Keyboard {
  /** The stream that the prompts read from. */
  readonly input: NodeJS.ReadableStream;
  /** Aborted after the signal of the run, when a prompt has got every key that came before. */
  readonly stopped: AbortSignal;
  /**
   * Passes keys to the prompt on screen, from when it is drawn. Calls `redraw` where the screen was lost. Returns a
   * function that starts buffering again.
   */
  listen(redraw: () => void): () => void;
  /** Restores the terminal. */
  close(): void;
}

type RawStream = NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };

/**
 * Reads the keys of a terminal until it is closed. Between two prompts, while an answer is saved, keys are buffered:
 * otherwise `120` would become `20`. Enter alone isn't buffered, so that one press too many can't answer a question
 * that the person hasn't seen. Where the terminal closes, or a signal comes, keys that came before still reach a
 * prompt: otherwise the end of a note would be lost.
 */
export async function keyboardOf(
  { stdin, stderr }: Pick<Host, 'stdin' | 'stderr'>,
  rows: () => number,
  signal?: AbortSignal,
): Promise<Keyboard> {
  const input = new PassThrough();
  const stopping = new AbortController();
  const ends: (() => void)[] = [];
  const waiting: Press[] = [];
  const marked = pasteMarker();
  let listener: (() => void) | undefined;
  let shown = false;
  let fresh = false;

  const pass = () => {
    while (listener && waiting.length > 0) {
      const { text, key } = waiting.shift()!;
      if (key.ctrl && key.name === 'z') suspended();
      input.emit('keypress', text, key);
    }
    if (waiting.length === 0) for (const each of ends.splice(0)) each();
  };
  const press = (text: string | undefined, key: KeyEvent) => {
    const enter = key.name === 'return' || key.name === 'enter';
    const pressed = marked({ text, key });
    if (!pressed || !fresh || (enter && !shown && waiting.length === 0)) return;
    waiting.push(pressed);
    pass();
  };
  const afterKeys = (each: () => void) => {
    ends.push(each);
    pass();
  };
  const end = () => afterKeys(() => input.end());
  const stop = () => afterKeys(() => stopping.abort());
  // After Ctrl-Z, readline stops the process. The shell writes below the question, and the question is redrawn below
  // that.
  const suspended = () => {
    stderr.write(`\u001b[999B\r\n\u001b[?25h${PASTE_OFF}`);
    setRaw(stdin, false);
  };
  const woken = () => {
    setRaw(stdin, true);
    stderr.write(PASTE_ON + '\n'.repeat(rows()));
    listener?.();
  };

  tellEscapeQuickly(stdin);
  stdin.on('keypress', press);
  stdin.once('end', end);
  // The terminal closed. The listener stays: the error can come late.
  stdin.on('error', end);
  process.on('SIGCONT', woken);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  setRaw(stdin, true);
  stderr.write(PASTE_ON);
  stdin.resume();
  // Drops what was typed before the program was ready.
  await new Promise((read) => setImmediate(read));
  fresh = true;

  return {
    input,
    stopped: stopping.signal,
    listen(redraw) {
      shown = true;
      const ready = setImmediate(() => {
        listener = redraw;
        pass();
      });
      return () => {
        clearImmediate(ready);
        shown = false;
        listener = undefined;
      };
    },
    close() {
      stdin.removeListener('keypress', press);
      stdin.removeListener('end', end);
      process.removeListener('SIGCONT', woken);
      signal?.removeEventListener('abort', stop);
      setRaw(stdin, false);
      stderr.write(PASTE_OFF);
      stdin.pause();
    },
  };
}

/** A terminal that has closed has no mode to set, and nobody who misses it. */
function setRaw(stdin: RawStream, on: boolean): void {
  try {
    stdin.setRawMode?.(on);
  } catch {
    // Its end is handled where keys are read.
  }
}

/**
 * Makes readline decode the keys of a stream, and distinguish Esc from the start of an arrow key after 50 ms instead of
 * 500 ms. The first readline interface of a stream sets that delay, and inquirer has no option for it.
 */
function tellEscapeQuickly(input: NodeJS.ReadableStream): void {
  createInterface({ input, output: new PassThrough(), terminal: true, escapeCodeTimeout: 50 }).close();
}
