import type { Value } from '../../core/pack/schema.ts';
import type { Key } from './keys.ts';
import type { Look } from './look.ts';

/** A key and what it does here, for the footer. */
export interface Hint {
  readonly key: string;
  readonly does: string;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * The part of a question that takes the answer: data and what keys make of it. Never changed; a key gives a new one.
 */
export interface Field {
  /** undefined: the key means nothing to the field, and the question may use it. */
  press(key: Key): Field | { readonly value: Value } | undefined;
  /** At most `room.height` lines where that is possible. */
  lines(room: Room, look: Look): readonly string[];
  /** Keys that work here and now. */
  hints(look: Look): readonly Hint[];
  /** Why the last key did nothing; says what would be right. */
  readonly trouble?: string;
  /** The field takes every character, so letters are no commands. */
  readonly typing?: boolean;
  /** The terminal's cursor stands at the end of the last line. */
  readonly showsCursor?: boolean;
}
