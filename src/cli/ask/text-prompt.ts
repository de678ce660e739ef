import { createPrompt, ExitPromptError, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { hang, wrap } from '../../report/wrap.ts';
import { plain } from '../../report/escape.ts';
import { footer } from './frame.ts';
import type { Look } from './look.ts';
import type { Attach } from './question-prompt.ts';

type Context = NonNullable<Parameters<typeof textInput>[1]>;

export interface TextConfig {
  /** The question that the text belongs to. */
  readonly of: string;
  readonly title: string;
  /** What to write, and why. */
  readonly about: string;
  /** Initial text; it can be edited. */
  readonly initial: string;
  /** What is wrong with the text, and how to fix it; undefined accepts it. */
  readonly check: (text: string) => string | undefined;
  /** Called with the text after every key, so that Ctrl-C doesn't lose it. */
  readonly typed?: (text: string) => void;
  readonly look: Look;
  readonly attach: Attach;
}

/** The terminal closed, or Ctrl-D was pressed in an empty text. */
const CLOSED = Symbol('closed');

const textInput = createPrompt<string | typeof CLOSED | undefined, TextConfig>(
  ({ of, title, about, initial, check, typed, look, attach }, done) => {
    const [text, setText] = useState(initial);
    const [trouble, setTrouble] = useState<string | undefined>(undefined);
    const [drawn, setDrawn] = useState(0);
    const redraw = useRef(() => {});
    redraw.current = () => setDrawn(drawn + 1);
    const ended = useRef(false);
    const end = (result: string | typeof CLOSED | undefined) => {
      if (ended.current) return;
      ended.current = true;
      done(result);
    };

    useKeypress(({ name }, rl) => {
      if (name === 'return' || name === 'enter') {
        const wrong = check(text.trim());
        if (wrong === undefined) return end(text.trim());
        rl.write(text);
        return setTrouble(wrong);
      }
      if (name === 'escape' || (name === 'backspace' && text === '')) return end(undefined);
      typed?.(rl.line);
      setText(rl.line);
      setTrouble(undefined);
    });

    useEffect((rl) => {
      rl.on('close', () => end(CLOSED));
      rl.write(initial);
      return attach(() => redraw.current());
    }, []);

    const width = look.width();
    const { paint, signs } = look;
    const above = [
      '',
      ...wrap(of, width).map(paint.dim),
      ...wrap(title, width).map(paint.strong),
      ...hang('  ', about, width).map(paint.dim),
      `${signs.cursor} ${text}`,
    ];
    const wrong = trouble ? hang('! ', trouble, width).map(paint.warn) : [];
    const hints = [
      { key: 'Enter', does: 'done' },
      { key: 'Esc', does: 'back' },
      { key: 'Ctrl-C', does: 'save and leave' },
    ];
    return ['\u001b[?25h' + above.join('\n'), [...wrong, '', ...footer(hints, look)].join('\n')];
  },
);

/**
 * One line of text, edited with the keys of readline; undefined for "back". Throws as for Ctrl-C where the terminal
 * closes. Removes terminal control characters. A text that wasn't edited is returned unchanged, even with several
 * lines.
 */
export async function textPrompt(config: TextConfig, context?: Context): Promise<string | undefined> {
  const shown = plain(config.initial);
  const given = (text: string) => (text === shown ? config.initial : plain(text));
  const text = await textInput({ ...config, initial: shown, typed: (line) => config.typed?.(given(line)) }, context);
  if (text === CLOSED) throw new ExitPromptError('the terminal was closed');
  return text === undefined ? undefined : given(text);
}
