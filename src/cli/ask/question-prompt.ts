import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { hang } from '../../report/wrap.ts';
import type { Field, Hint } from './field.ts';
import { footer, frame, type Part } from './frame.ts';
import { helpView, scrolled } from './help-view.ts';
import { type KeyEvent, keyOf } from './keys.ts';
import type { Look } from './look.ts';
import { type Asked, commandOf, type Commands, hintsOf, whyNothing } from './question-commands.ts';

/** Called when a prompt is on screen, with a function that redraws it; returns a function to call when it is gone. */
export type Attach = (redraw: () => void) => () => void;

export interface QuestionConfig {
  readonly field: Field;
  /**
   * The lines around the field. Called first without the parts that are slow to compute, then with them (`complete`).
   */
  readonly parts: (width: number, complete: boolean) => readonly Part[];
  /** Undefined: there is no help. */
  readonly help?: (width: number) => readonly string[];
  /** Undefined: the list is part of another prompt, and only the command "back" works. */
  readonly commands?: Commands;
  readonly look: Look;
  readonly attach: Attach;
}

/** Milliseconds after which the slow parts are computed; long enough for the screen to be drawn. */
const COMPLETE_AFTER = 10;
/** For a terminal that is too low for all keys: the help lists the others. */
const SHORT: readonly Hint[] = [{ key: '?', does: 'help and keys' }];
const PASTED = 'a pasted text is no answer here: choose from the list';
const CURSOR_HIDE = '\u001b[?25l';
const CURSOR_SHOW = '\u001b[?25h';

/** One question on screen, with the keys of the interview. Throws ExitPromptError for Ctrl-C, as inquirer does. */
export const questionPrompt = createPrompt<Asked, QuestionConfig>((config, done) => {
  const { look } = config;
  const hints = () => hintsOf(field, config.commands, config.help !== undefined, look);
  const keyLines = () => footer(hints(), { ...look, width: () => look.width() - 2 }).map((line) => `  ${line}`);
  const helpLines = () => [...(config.help?.(look.width()) ?? []), '', look.paint.strong('Keys'), ...keyLines()];
  const [field, setField] = useState(config.field);
  const [help, setHelp] = useState<number | undefined>(undefined);
  const [nothing, setNothing] = useState<string | undefined>(undefined);
  const [complete, setComplete] = useState(false);
  const [drawn, setDrawn] = useState(0);
  const redraw = useRef(() => {});
  redraw.current = () => setDrawn(drawn + 1);
  const ended = useRef(false);
  const end = (asked: Asked) => {
    if (ended.current) return;
    ended.current = true;
    done(asked);
  };

  useKeypress((event: KeyEvent, rl) => {
    rl.clearLine(0);
    const key = keyOf(event);
    if (!key) return;
    const text = field.typing || field.showsCursor;
    if (event.pasted && !text) return setNothing(PASTED);
    if (event.pasted && key.kind === 'space') return;
    if (help !== undefined) return setHelp(scrolled(help, key, helpLines(), look));
    setNothing(undefined);
    const pressed = field.press(key);
    if (pressed && 'value' in pressed) return end({ kind: 'reply', reply: { kind: 'value', value: pressed.value } });
    if (pressed) return setField(pressed);
    if (event.pasted) return;
    if (key.kind === 'character' && key.character === '?' && config.help) return setHelp(0);
    const command = commandOf(key, config.commands, field);
    if (command) return end(command);
    setNothing(whyNothing(key, config.commands));
  });

  useEffect((rl) => {
    rl.on('close', () => end({ kind: 'reply', reply: { kind: 'quit' } }));
    // Keys that arrived in the meantime are handled between the two.
    let then: NodeJS.Immediate | undefined;
    const later = setTimeout(() => {
      then = setImmediate(() => setComplete(true));
    }, COMPLETE_AFTER);
    const detach = config.attach(() => redraw.current());
    return () => {
      clearTimeout(later);
      clearImmediate(then);
      detach();
    };
  }, []);

  if (help !== undefined) return CURSOR_HIDE + helpView(help, helpLines(), look).join('\n');
  const wrong = nothing ?? field.trouble;
  const trouble = wrong ? hang('! ', wrong, look.width()).map(look.paint.warn) : [];
  const parts: Part[] = [
    ...config.parts(look.width(), complete),
    { lines: trouble, keep: 9, under: true },
    { lines: [''], keep: 3, under: true },
    {
      lines: footer(hints(), look),
      short: config.help && !field.typing ? footer(SHORT, look) : [],
      keep: 7,
      under: true,
    },
  ];
  const { above, under } = frame(parts, field, look);
  return [(field.showsCursor ? CURSOR_SHOW : CURSOR_HIDE) + above.join('\n'), under.join('\n')];
});
