/** A key as readline reports it. From a terminal, `?` comes with a sequence and no name; from tests, with a name. */
export interface KeyEvent {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
  /** Whether it is part of pasted text. */
  readonly pasted?: boolean | undefined;
}

const NAMED = ['up', 'down', 'left', 'right', 'home', 'end', 'pageup', 'pagedown', 'backspace', 'escape'] as const;

/** The Enter key of the number pad, for which readline has no name. */
const NUMBER_PAD_ENTER = '\u001bOM';

/** The meaning of a key for a question: a movement, or the character that it types. */
export type Key =
  | { readonly kind: (typeof NAMED)[number] | 'enter' | 'space' }
  | { readonly kind: 'character'; readonly character: string };

/** The key of an event; undefined for keys without a meaning here, like Ctrl or Alt with a letter. */
export function keyOf({ name, sequence, ctrl, meta }: KeyEvent): Key | undefined {
  if (name === 'escape') return { kind: 'escape' };
  if (ctrl || meta) return undefined;
  if (name === 'return' || name === 'enter' || sequence === NUMBER_PAD_ENTER) return { kind: 'enter' };
  if (name === 'space' || name === ' ') return { kind: 'space' };
  if (name === 'f1') return { kind: 'character', character: '?' };
  const named = NAMED.find((kind) => kind === name);
  if (named) return { kind: named };
  const typed = sequence ?? name;
  return typed !== undefined && /^[^\p{C}]$/u.test(typed) ? { kind: 'character', character: typed } : undefined;
}
