import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { cut, didYouMean, type ProblemCode, shortList } from '../problem/index.ts';
import { matchesBeyondAscii } from './beyond-ascii.ts';
import type { YamlFile } from './file.ts';

/** One key of a map with its value. */
export interface Entry {
  readonly key: string;
  /** Offset of the key in the text. */
  readonly at: number;
  /** Undefined where the value is empty. */
  readonly node: Node | undefined;
}

/**
 * Reads the value of one key and reports its problems; undefined when there is no usable value. `node` is always
 * defined: empty values are reported before.
 */
export type Field<T> = (node: Node, entry: Entry, yaml: YamlFile) => T | undefined;

/** The entries of a map whose keys are words. Merge keys and other keys are already reported when the file is read. */
export function entries(map: YAMLMap): Entry[] {
  const found: Entry[] = [];
  for (const { key, value } of map.items) {
    if (!isScalar(key) || key.value === '<<') continue;
    const node = isNothing(value) ? undefined : (value as Node);
    found.push({ key: String(key.value), at: (key as Scalar).range?.[0] ?? 0, node });
  }
  return found;
}

/** Offset of a node in the text. */
export function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** How to read each key of a map. */
export type Fields<T> = { readonly [K in keyof T]-?: Field<NonNullable<T[K]>> };

export interface FieldRules<K extends string> {
  readonly required?: readonly K[];
  /** Code of the problem for an empty value, if it isn't `wrong-kind`; `allowed` where an empty value is valid. */
  readonly empty?: { readonly [key in K]?: ProblemCode | 'allowed' };
  /** A better message for an unknown key than the suggestion of a similar word. */
  readonly unknownKey?: (entry: Entry) => string | undefined;
}

/** What makes a key without a value in `{ }`, as in `{ value: 3, note: counted by hand, twice }`. */
const COMMA = '; a comma in { } ends a value: put quotes around a text that has one';

/**
 * Reads a map with a closed set of keys. Reports unknown, missing, and empty keys, and reads the others with their
 * field. Returns everything that could be read.
 */
export function readFields<T extends object>(
  map: YAMLMap,
  yaml: YamlFile,
  fields: Fields<T>,
  rules: FieldRules<keyof T & string> = {},
): Partial<T> {
  const result: Partial<T> = {};
  const known = Object.keys(fields) as (keyof T & string)[];
  const present = new Set<string>();
  for (const entry of entries(map)) {
    present.add(entry.key);
    const name = known.find((key) => key === entry.key);
    if (name === undefined) {
      yaml.report(entry.at, 'unknown-key', () => {
        const cut = map.flow === true && !entry.node ? COMMA : `; known here: ${shortList(known)}`;
        const hint = rules.unknownKey?.(entry) ?? (didYouMean(entry.key, known) || cut);
        return `the key ${show(entry.key)} is unknown here${hint}`;
      });
    } else if (!entry.node) {
      const code = rules.empty?.[name] ?? 'wrong-kind';
      if (code !== 'allowed') yaml.report(entry.at, code, `${name} has no value; set one, or remove the line`);
    } else if (!isAlias(entry.node)) {
      const value = fields[name](entry.node, entry, yaml);
      if (value !== undefined) result[name] = value;
    }
  }
  for (const name of rules.required ?? []) {
    if (!present.has(name)) yaml.report(offsetOf(map), 'missing-key', `${name} is missing here`);
  }
  return result;
}

/** Reads a map with `read`. */
export function mapField<T>(read: (map: YAMLMap, yaml: YamlFile) => T | undefined): Field<T> {
  return (node, entry, yaml) => {
    if (isMap(node)) return read(node, yaml);
    yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is a map of keys, not ${kindInWords(node)}`);
    return undefined;
  };
}

/**
 * Reads a list of maps with `read`; an item for which it returns undefined is left out. `item` and `keys` are for
 * messages: `a waiver`, and `gate, reason and until`.
 */
export function mapsField<T>(
  item: string,
  keys: string,
  read: (map: YAMLMap, yaml: YamlFile) => T | undefined,
): Field<readonly T[]> {
  return (node, entry, yaml) => {
    if (!isSeq(node)) {
      yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is a list of ${keys}, not ${kindInWords(node)}`);
      return undefined;
    }
    const found: T[] = [];
    for (const each of node.items as (Node | null)[]) {
      const value = isMap(each) ? read(each, yaml) : undefined;
      if (value !== undefined) found.push(value);
      if (isMap(each) || isAlias(each)) continue;
      const message = `${item} has ${keys}; it is not ${kindInWords(each ?? undefined)}`;
      yaml.report(offsetOf(each ?? node), 'wrong-kind', message);
    }
    return found;
  };
}

/** Reads one line of text. `empty` is the code for text that is only white space. */
export function textField(empty: ProblemCode = 'wrong-kind'): Field<string> {
  return (node, entry, yaml) => {
    if (!isScalar(node)) {
      yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is a text, not ${kindInWords(node)}`);
    } else if (typeof node.value !== 'string') {
      const written = node.source ?? String(node.value);
      const mend = `write it in quotes${cut(written) === written ? `: ${JSON.stringify(written)}` : ''}`;
      yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is a text, not ${kindInWords(node)}; ${mend}`);
    } else if (node.value.trim() === '') {
      yaml.report(offsetOf(node), empty, `${entry.key} is an empty text; write it or remove the line`);
    } else {
      return node.value.trim();
    }
    return undefined;
  };
}

/** Reads one word of a closed list. */
export function oneOfField<T extends string>(allowed: readonly T[]): Field<T> {
  const these = allowed.length === 1 ? `can only be ${allowed[0]}` : `is one of ${allowed.join(', ')}`;
  return (node, entry, yaml) => {
    const word = isScalar(node) ? String(node.source ?? node.value) : undefined;
    const found = allowed.find((value) => value === word);
    if (found === undefined) {
      if (word === undefined)
        yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} ${these}, not ${kindInWords(node)}`);
      else
        yaml.report(
          offsetOf(node),
          'unknown-value',
          () => `${entry.key} ${these}, not ${show(word)}${didYouMean(word, allowed)}`,
        );
    }
    return found;
  };
}

/** Reads a number from `least` to `most`. */
export function numberField(least: number, most: number, whole: boolean, unit: string): Field<number> {
  return (node, entry, yaml) => {
    const value = isScalar(node) ? node.value : undefined;
    const bounds = `${entry.key} is a ${whole ? 'whole ' : ''}number of ${unit} from ${least} to ${most}`;
    if (typeof value !== 'number' || Number.isNaN(value)) {
      yaml.report(offsetOf(node), 'wrong-kind', `${bounds}, not ${kindInWords(node)}`);
    } else if (value < least || value > most || (whole && !Number.isInteger(value))) {
      yaml.report(offsetOf(node), 'out-of-bounds', `${bounds}, not ${cut(String(value))}`);
    } else {
      return value;
    }
    return undefined;
  };
}

/** Reads a calendar day, `YYYY-MM-DD`. */
export const dayField: Field<string> = (node, entry, yaml) => {
  const text = isScalar(node) ? String(node.source ?? node.value) : undefined;
  if (text !== undefined && isDay(text)) return text;
  const wrong = text === undefined ? kindInWords(node) : show(text);
  const why =
    text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? `the calendar has no ${text}`
      : `${entry.key} is a day like 2026-11-22, not ${wrong}`;
  yaml.report(offsetOf(node), 'bad-date', why);
  return undefined;
};

/** Whether the text is an existing calendar day in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** The kind of a node, in words that follow "not". */
export function kindInWords(node: Node | undefined): string {
  if (isSeq(node)) return 'a list';
  if (isMap(node)) return 'a map';
  const value = isScalar(node) ? node.value : undefined;
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'string' ? `the text ${show(value)}` : show(String((node as Scalar).source ?? value));
}

/** A word from input for a message: shortened when it is long, quoted when it isn't plain. */
export function show(word: string): string {
  return showWhole(cut(word));
}

/** The same for a word that is known, like the id of an entry: only one that is no id is shortened. */
export function showWhole(word: string): string {
  const short = word.length > 60 ? `${word.slice(0, 57)}...` : word;
  const isPlain =
    /^[A-Za-z0-9][\w./:+-]*$/.test(short) || matchesBeyondAscii(short, String.raw`^[\p{L}\p{N}][\p{L}\p{N}_./:+-]*$`);
  return isPlain ? short : JSON.stringify(short);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (isScalar(value) && value.value === null);
}
