import * as z from 'zod';
import { keysBehind } from '../condition/index.ts';
import { didYouMean, type ProblemCode, shortList } from '../problem/index.ts';
import { show } from '../yaml/index.ts';

/** A zod issue as the author of a pack sees it. `onKey`: the key is wrong, not its value. */
export interface ShapeProblem {
  readonly path: readonly PropertyKey[];
  readonly code: ProblemCode;
  readonly message: string;
  readonly onKey: boolean;
}

const KINDS: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of keys',
};

/** Turns one zod issue about the data of an entry into problems: one for each unknown key, otherwise one. */
export function shapeProblem(issue: z.core.$ZodIssue, data: unknown, schema: unknown): ShapeProblem[] {
  const { path } = issue;
  const value = valueAt(data, path);
  const key = path.findLast((part) => typeof part === 'string');
  const what = key === undefined ? 'this' : String(key);
  const one = (code: ProblemCode, message: string): ShapeProblem[] => [{ path, code, message, onKey: false }];

  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((name) => {
      const cut = (value as Record<string, unknown>)[name] === null ? '; in { } a text with a comma needs quotes' : '';
      const mend = didYouMean(name, known) || cut || `; known here: ${shortList(known, 20)}`;
      return {
        path: [...path, name],
        code: 'unknown-key',
        message: `the key ${show(name)} is unknown here${mend}`,
        onKey: true,
      };
    });
  }
  if (value === undefined) return [{ path, code: 'missing-key', message: `${what} is missing`, onKey: false }];
  switch (issue.code) {
    case 'invalid_type':
      return one(
        'wrong-kind',
        `${what} is ${KINDS[issue.expected] ?? issue.expected}, not ${describe(value)}${mendKind(issue.expected, value)}`,
      );
    case 'invalid_union':
      return one('wrong-kind', `${what} is a text, a number, or a list of texts, not ${describe(value)}`);
    case 'invalid_value':
      return one(
        'unknown-value',
        `${what} ${issue.values.length === 1 ? 'can only be' : 'is one of'} ${issue.values.join(', ')}, not ${describe(value)}${didYouMean(String(value), issue.values.map(String))}`,
      );
    case 'too_small':
      if (value === '') return one('bad-pack', `${what} is empty`);
      return one(
        'bad-pack',
        Array.isArray(value)
          ? `${what} needs at least ${issue.minimum}`
          : `${what} is at least ${issue.minimum}, not ${describe(value)}`,
      );
    case 'too_big':
      return one('bad-pack', `${what} is at most ${issue.maximum}, not ${describe(value)}`);
    case 'invalid_format':
      if (issue.format === 'url')
        return one('bad-pack', `${what} is a link like https://example.org/page, not ${describe(value)}`);
      return one(
        'bad-pack',
        issue.message.startsWith('Invalid')
          ? `${what} ${describe(value)} does not have the form ${issue.pattern}`
          : `${issue.message}, not ${describe(value)}`,
      );
    default:
      return one('bad-pack', issue.message);
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

/** The keys that a schema allows at a path; within a condition, those of a test. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  let current = schema;
  for (const part of [...path, undefined]) {
    while (current instanceof z.ZodOptional || current instanceof z.ZodDefault || current instanceof z.ZodReadonly)
      current = current.unwrap();
    if (part === undefined) break;
    if (current instanceof z.ZodArray) current = current.element;
    else if (current instanceof z.ZodObject) current = (current.shape as Record<string, unknown>)[String(part)];
    else return keysBehind(part);
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape as object) : keysBehind(path.at(-1));
}

function mendKind(expected: string, value: unknown): string {
  if (expected === 'boolean' && /^(yes|on)$/i.test(String(value))) return '; write true';
  if (expected === 'boolean' && /^(no|off)$/i.test(String(value))) return '; write false';
  if (expected === 'string' && typeof value !== 'object') return '; write it in quotes';
  if (expected === 'array' && typeof value === 'string') return `; write [${value}]`;
  return '';
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return show(String(value));
}
