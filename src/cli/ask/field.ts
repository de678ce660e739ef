import type { Value } from '../../core/pack/schema.ts';
import type { Key } from './keys.ts';
import type { Look } from './look.ts';

/** A key and its effect, for the footer. */
export interface Hint {
  readonly key: string;
  readonly does: string;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** The part of a question that takes the answer: immutable data; a key gives a new field. */
export interface Field {
  /** Undefined: the field doesn't use the key, and the question may use it. */
  press(key: Key): Field | { readonly value: Value } | undefined;
  /** At most `room.height` lines, where that is possible. */
  lines(room: Room, look: Look): readonly string[];
  /** Keys that currently work. */
  hints(look: Look): readonly Hint[];
  /** Why the last key had no effect, and what to press or type instead. */
  readonly trouble?: string;
  /** The field takes every character, so letters aren't commands. */
  readonly typing?: boolean;
  /** Shows the terminal's cursor at the end of the last line. */
  readonly showsCursor?: boolean;
}
