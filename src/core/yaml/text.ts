import { matchesBeyondAscii } from './beyond-ascii.ts';
import { withoutControlCharacters } from './guards.ts';

/** YAML to write: a scalar or flow value as text, or the entries of a map. */
export type Rendered = string | readonly Line[];
export type Line = readonly [key: string, value: Rendered];

/**
 * Starts with a letter, and contains nothing with a meaning in YAML's block or flow style: no colon, comma, hash, or
 * bracket.
 */
const PLAIN_TEXT = String.raw`^\p{L}[\p{L}\p{N}_./()%+'’;=-]*(?: [\p{L}\p{N}_./()%+’;=]+)*$`;
/** The same for ASCII. */
const PLAIN_ASCII = /^[A-Za-z][\w./()%+';=-]*(?: [\w./()%+;=]+)*$/;
/** An id or value that starts with a digit, like `11-50`. */
const PLAIN_WORD = /^[0-9][a-z0-9]*(?:[.-][a-z0-9]+)*$/;

/** Invisible characters that change the direction of text; they are written as escapes. */
const UNSEEN = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A value as YAML that reads back the same in block and in flow style. Control characters are left out. */
export function yamlText(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value.map(yamlText).join(', ')}]`;
  const clean = withoutControlCharacters(value);
  const meansSomethingElse =
    /^(?:true|false|null)$/i.test(clean) || !Number.isNaN(Number(clean)) || /^0[ox]/.test(clean);
  const plain =
    (PLAIN_ASCII.test(clean) || PLAIN_WORD.test(clean) || matchesBeyondAscii(clean, PLAIN_TEXT)) && !meansSomethingElse;
  return plain
    ? clean
    : JSON.stringify(clean).replace(
        UNSEEN,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
}

/** Words, numbers, and days that YAML 1.1 reads as something else than text, like `no` and `2026-11-20`. */
const OTHER_IN_YAML_1_1 = /^(?:y|yes|n|no|on|off|\d[\d_.-]*)$/i;

/** A text that a person wrote, which stays a text for readers of YAML 1.1 as well. */
export function freeText(text: string): string {
  const yaml = yamlText(text);
  return OTHER_IN_YAML_1_1.test(yaml) ? JSON.stringify(yaml) : yaml;
}

/** Entries as lines of a block map; the first line has no indentation. */
export function blockText(lines: readonly Line[], indent: string, eol: string): string {
  return lines.map(([key, value]) => `${key}:${behindColon(value, indent, eol)}`).join(eol + indent);
}

/** The text after the colon of a key in a block map with this indentation. */
export function behindColon(value: Rendered, indent: string, eol: string): string {
  if (typeof value === 'string') return value === '' ? '' : ` ${value}`;
  return eol + indent + '  ' + blockText(value, `${indent}  `, eol);
}

/** A value on one line. */
export function flowText(value: Rendered): string {
  if (typeof value === 'string') return value;
  return value.length === 0 ? '{}' : `{ ${value.map(([key, inner]) => `${key}: ${flowText(inner)}`).join(', ')} }`;
}
