import type { KeyEvent } from './keys.ts';

/** Asks a terminal to say what is pasted and what is typed, and no longer. Terminals that do not know it ignore it. */
export const PASTE_ON = '\u001b[?2004h';
export const PASTE_OFF = '\u001b[?2004l';

export interface Press {
  readonly text: string | undefined;
  readonly key: KeyEvent;
}

/**
 * Marks the keys that are pasted. Line ends in them are spaces: a pasted text of several lines is one text, and answers
 * nothing.
 */
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
