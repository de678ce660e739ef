import { didYouMean, type ProblemCode, shortList } from '../problem/index.ts';
import { show, showWhole } from '../yaml/index.ts';
import type { Shape } from './shape.ts';

/** Why no assessment can ever meet an expectation. */
export interface Fault {
  readonly code: ProblemCode;
  readonly message: string;
}

/** The shape of the value at a path of an assessment, or why that path never exists. */
export function shapeAt(assessment: Shape, path: string): Shape | Fault {
  let shape = assessment;
  let above = '';
  for (const part of path.split('.')) {
    const inner = partOf(shape, part, above);
    if ('code' in inner) return inner;
    shape = inner;
    above = above === '' ? part : `${above}.${part}`;
  }
  return shape;
}

function partOf(shape: Shape, part: string, above: string): Shape | Fault {
  switch (shape.kind) {
    case 'any':
      return shape;
    case 'value':
      return { code: 'unknown-key', message: `nothing is below ${showWhole(above)}: it is a value` };
    case 'entry': {
      const fields = Object.keys(shape.fields);
      if (Object.hasOwn(shape.fields, part)) return shape.fields[part]!;
      const article = /^[aeiou]/.test(shape.noun) && shape.noun !== 'use case' ? 'an' : 'a';
      return {
        code: 'unknown-key',
        message: `${article} ${shape.noun} has no ${show(part)}${didYouMean(part, fields) || `; it has ${shortList(fields, 30)}`}`,
      };
    }
    case 'list':
      if (/^\d+$/.test(part) || shape.ids?.includes(part)) return shape.item(part);
      if (shape.ids === undefined)
        return {
          code: 'unknown-key',
          message: `the items of ${showWhole(above)} have no names; count them from 0, not ${show(part)}`,
        };
      return unknownId(shape, part);
  }
}

/** Why no assessment can hold the expected value there. `path` names the place in the message. */
export function expectationFault(shape: Shape, expected: unknown, path: string): Fault | undefined {
  if (expected === null) return { code: 'wrong-kind', message: 'nothing is expected here; write a value, or absent' };
  if (typeof expected === 'object' && !Array.isArray(expected)) return partsFault(shape, expected as Parts, path);
  if (shape.kind === 'any' || expected === 'absent' || expected === 'shown') return undefined;
  if (Array.isArray(expected))
    return shape.kind === 'list' ? itemsFault(shape, expected) : wrongKind(`${path} is no list`);
  if (shape.kind === 'value') return valueFault(shape, expected, path);
  const forms =
    shape.kind === 'list'
      ? 'a list like [one, other], { has: one }, shown or absent'
      : 'shown or absent, or name one of its fields';
  return wrongKind(
    `${path} is ${shape.kind === 'list' ? 'a list' : 'an entry'}, never ${show(String(expected))}; expect ${forms}`,
  );
}

type Parts = Readonly<Record<string, unknown>>;
const OPERATORS = ['has', 'lacks', 'atLeast', 'atMost'];

function partsFault(shape: Shape, expected: Parts, path: string): Fault | undefined {
  const keys = Object.keys(expected);
  const unknown = keys.filter((key) => !OPERATORS.includes(key));
  if (keys.length === 0 || unknown.length > 0) {
    return wrongKind(
      `a map of expectations has ${OPERATORS.join(', ')}, not ${unknown.map(show).join(', ') || 'nothing'}`,
    );
  }
  for (const key of keys) {
    const wanted = expected[key];
    if (key === 'has' || key === 'lacks') {
      const items: readonly unknown[] = [wanted].flat();
      if (items.some((item) => item === null || typeof item === 'object'))
        return wrongKind(`${key} is a value or a list of values`);
      const fault = shape.kind === 'list' ? itemsFault(shape, items) : undefined;
      if (fault) return fault;
    } else if (typeof wanted !== 'number') {
      return wrongKind(`${key} is a number, not ${show(String(wanted))}`);
    } else if (shape.kind !== 'any' && !(shape.kind === 'value' && shape.isNumber)) {
      return wrongKind(`${path} is no number, so it has no ${key}`);
    }
  }
  return undefined;
}

function itemsFault(shape: Extract<Shape, { kind: 'list' }>, items: readonly unknown[]): Fault | undefined {
  const unknown = items.find((item) => typeof item === 'string' && shape.ids?.includes(item) === false);
  return unknown === undefined ? undefined : unknownId(shape, String(unknown));
}

function valueFault(
  { words, isNumber }: Extract<Shape, { kind: 'value' }>,
  expected: unknown,
  path: string,
): Fault | undefined {
  const said = show(String(expected));
  if (isNumber && typeof expected !== 'number')
    return wrongKind(
      Number.isFinite(Number(expected))
        ? `${path} is a number; write ${said} without quotes`
        : `${path} is a number, not ${said}`,
    );
  if (words === undefined || words.some((word) => word === expected)) return undefined;
  const allowed = words.map(String);
  if (allowed.includes(String(expected))) return wrongKind(`${path} is true or false; write ${said} without quotes`);
  const meant = didYouMean(String(expected), allowed) || `; it is one of ${shortList(allowed)}`;
  return { code: 'unknown-value', message: `${path} is never ${said}${meant}` };
}

function unknownId({ noun, ids = [], elsewhere }: Extract<Shape, { kind: 'list' }>, id: string): Fault {
  const other = elsewhere?.(id);
  const mend =
    other === undefined
      ? didYouMean(id, ids) || (ids.length <= 8 ? `; there is ${shortList(ids) || 'none'}` : '')
      : `; it is at ${other}`;
  return { code: 'unknown-reference', message: `no ${noun} is called ${show(id)}${mend}` };
}

function wrongKind(message: string): Fault {
  return { code: 'wrong-kind', message };
}
