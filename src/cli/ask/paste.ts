import type { KeyEvent } from './keys.ts';

/** Turns bracketed paste on, so that the terminal marks pasted text. Terminals without it ignore the sequence. */
export const PASTE_ON = '\u001b[?2004h';
export const PASTE_OFF = '\u001b[?2004l';

export interface Press {
  readonly text: string | undefined;
  readonly key: KeyEvent;
}

/** Marks keys that are pasted. Line endings in pasted text become spaces, so that they don't submit an answer. */
export function pasteMarker(): (press: Press) => Press | undefined {
  let pasting = false;
  let ended = false;
  return ({ text, key }) => {
    const { name } = key;
    if (name === 'paste-start' || name === 'paste-end') {
      pasting = name === 'paste-start';
      ended = false;
      return undefined;
    }
    if (!pasting) return { text, key };
    const space = name === 'return' || name === 'enter' || name === 'tab';
    const again = space && ended;
    ended = space;
    if (again || (!space && (text === undefined || key.ctrl || key.meta))) return undefined;
    return space
      ? { text: ' ', key: { name: 'space', sequence: ' ', pasted: true } }
      : { text, key: { ...key, pasted: true } };
  };
}
