import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { Host } from '../host.ts';
import type { KeyEvent } from './keys.ts';
import { PASTE_OFF, PASTE_ON, pasteMarker, type Press } from './paste.ts';

/** The keys of a terminal, kept for the next question while none is shown. */
export interface Keyboard {
  /** What the prompts read from. */
  readonly input: NodeJS.ReadableStream;
  /**
   * Lets keys through to the prompt that is shown, after `drawn`, which is called when its first screen is on the
   * terminal; `redraw` where the screen was lost. Gives what holds keys back again.
   */
  listen(redraw: () => void, drawn: () => void): () => void;
  /** Gives the terminal back. */
  close(): void;
}

type RawStream = NodeJS.ReadableStream & { setRawMode?(raw: boolean): unknown };

/**
 * Reads the keys of a terminal until it is closed. Prompts come and go, and each would drop what is typed while the
 * answer before is saved: `120` would become `20`. So keys wait here. Only Enter does not wait when nothing was typed
 * for it: one press too many must not answer a question that nobody has seen.
 */
export async function keyboardOf(
  { stdin, stderr }: Pick<Host, 'stdin' | 'stderr'>,
  rows: () => number,
): Promise<Keyboard> {
  const raw: RawStream = stdin;
  const input = new PassThrough();
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
  };
  const press = (text: string | undefined, key: KeyEvent) => {
    const enter = key.name === 'return' || key.name === 'enter';
    const pressed = marked({ text, key });
    if (!pressed || !fresh || (enter && !shown && waiting.length === 0)) return;
    waiting.push(pressed);
    pass();
  };
  const end = () => void input.end();
  // readline stops the process for Ctrl-Z. The shell then writes under the question, and the question, drawn anew,
  // under that.
  const suspended = () => {
    stderr.write(`\u001b[999B\r\n\u001b[?25h${PASTE_OFF}`);
    raw.setRawMode?.(false);
  };
  const woken = () => {
    raw.setRawMode?.(true);
    stderr.write(PASTE_ON + '\n'.repeat(rows()));
    listener?.();
  };

  tellEscapeQuickly(stdin);
  stdin.on('keypress', press);
  stdin.once('end', end);
  process.on('SIGCONT', woken);
  raw.setRawMode?.(true);
  stderr.write(PASTE_ON);
  stdin.resume();
  // What was typed before the program was ready is read now, and dropped.
  await new Promise((read) => setImmediate(read));
  fresh = true;

  return {
    input,
    listen(redraw, drawn) {
      shown = true;
      const ready = setImmediate(() => {
        drawn();
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
      raw.setRawMode?.(false);
      stderr.write(PASTE_OFF);
      stdin.pause();
    },
  };
}

/**
 * Makes readline decode the keys of a stream, and tell Esc from the start of an arrow key after 50 ms instead of half a
 * second: the first interface of a stream decides that, and inquirer has no option for it.
 */
function tellEscapeQuickly(input: NodeJS.ReadableStream): void {
  createInterface({ input, output: new PassThrough(), terminal: true, escapeCodeTimeout: 50 }).close();
}
