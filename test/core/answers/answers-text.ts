import fc, { type GeneratorValue } from 'fast-check';
import type { Answer } from '../../../src/core/answers/answers.ts';

/**
 * A part of a text. `owner` is the question whose answer it is; `glue` may change when a neighboring answer changes.
 */
interface Piece {
  readonly text: string;
  readonly owner?: string;
  readonly glue?: boolean;
}

export interface Written {
  readonly text: string;
  readonly answers: readonly (readonly [string, Answer])[];
  /** Start and end of the answer to a question, with its glue; undefined when it has none. */
  readonly place: (id: string) => readonly [number, number] | undefined;
}

/** These answers as a person could type them: any style, with comments, blank lines, and either line ending. */
export function answersText(answers: readonly (readonly [string, Answer])[]): fc.Arbitrary<Written> {
  return fc.gen().map((g) => {
    const eol = g(fc.constantFrom, '\n', '\r\n');
    const pieces = [{ text: head(g, eol) }, ...body(g, eol, answers), { text: tail(g, eol) }];
    const text = pieces.map((piece) => piece.text).join('');
    return { text, answers, place: (id) => placeIn(pieces, id) };
  });
}

function placeIn(pieces: readonly Piece[], id: string): readonly [number, number] | undefined {
  let first = pieces.findIndex((piece) => piece.owner === id);
  if (first === -1) return undefined;
  let last = first;
  while (pieces[first - 1]?.glue) first--;
  while (pieces[last + 1]?.glue) last++;
  const length = (to: number): number => pieces.slice(0, to).reduce((sum, piece) => sum + piece.text.length, 0);
  return [length(first), length(last + 1)];
}

function head(g: GeneratorValue, eol: string): string {
  return [
    g(fc.constantFrom, '', '\ufeff'),
    g(fc.constantFrom, '', `# first # line${eol}`, `# yaml-language-server: $schema=./x.json${eol}${eol}`),
    g(fc.constantFrom, '', `---${eol}`),
    g(
      fc.constantFrom,
      '',
      `schema: mesh-ready/answers@1 # the schema${eol}`,
      `"schema" : 'mesh-ready/answers@1'${eol}${eol}`,
    ),
    g(fc.constantFrom, '', `organization: Example: Payments`.replace(': P', ' - P') + eol),
  ].join('');
}

function tail(g: GeneratorValue, eol: string): string {
  const end = g(
    fc.constantFrom,
    '',
    `# the end${eol}`,
    `${eol}# the end`,
    `check: { readyFor: walk } # bar${eol}`,
    `waivers: []`,
    `scope: |${eol}  all${eol}  of it${eol}`,
  );
  return end;
}

function body(g: GeneratorValue, eol: string, answers: readonly (readonly [string, Answer])[]): Piece[] {
  if (answers.length === 0) {
    return [
      {
        text: g(
          fc.constantFrom,
          `answers:${eol}`,
          `answers: # none${eol}`,
          `answers: {}${eol}`,
          `answers: { } # none yet${eol}`,
          `answers:${eol}  # tool: argo${eol}`,
          `answers: {${eol}  # none${eol}}${eol}`,
        ),
        glue: true,
      },
    ];
  }
  const style = g(fc.constantFrom, 'block', 'block', 'block', 'line', 'lines');
  if (style === 'block') return blockBody(g, eol, answers);
  const line = style === 'line';
  const pieces: Piece[] = [{ text: line ? 'answers: {' : `answers: {${eol}` }];
  answers.forEach(([id, answer], index) => {
    const comma = index < answers.length - 1 || g(fc.boolean) ? ',' : '';
    pieces.push({ text: line ? ' ' : '  ', glue: line }, { text: `${id}: ${flowValue(g, answer)}`, owner: id });
    pieces.push({ text: comma + (line ? '' : g(fc.constantFrom, eol, ` # behind${eol}`)), glue: true });
  });
  return [...pieces, { text: g(fc.constantFrom, '}', ' }') + g(fc.constantFrom, '', ' # closed') + eol }];
}

function blockBody(g: GeneratorValue, eol: string, answers: readonly (readonly [string, Answer])[]): Piece[] {
  const indent = ' '.repeat(g(fc.integer, { min: 1, max: 4 }));
  const pieces: Piece[] = [{ text: `answers:${g(fc.constantFrom, '', ' # all of them')}${eol}` }];
  for (const [id, answer] of answers) {
    pieces.push({ text: g(fc.constantFrom, '', '', eol, `${indent}# about ${id}${eol}`, `# far left${eol}`) });
    const key = g(fc.constantFrom, id, id, `"${id}"`);
    pieces.push({ text: `${indent}${key}:${blockValue(g, eol, indent, answer)}${eol}`, owner: id });
  }
  pieces.push({ text: g(fc.constantFrom, '', `${indent}# after the last${eol}`, `${eol}${eol}`) });
  return pieces;
}

function blockValue(g: GeneratorValue, eol: string, indent: string, answer: Answer): string {
  const behind = (): string => g(fc.constantFrom, '', '', ' # behind', '   ');
  const list = answer.kind === 'value' && Array.isArray(answer.value) ? answer.value : undefined;
  if (!isLong(answer)) {
    if (list && g(fc.boolean)) {
      const inner = indent + g(fc.constantFrom, '', '  ');
      const gap = g(fc.constantFrom, '', `${inner}# among${eol}`);
      return behind() + eol + gap + list.map((item) => `${inner}- ${word(g, item)}${behind()}`).join(eol);
    }
    if (g(fc.integer, { min: 0, max: 9 }) === 0) return `${eol}${indent}  ${shortValue(g, answer)}`;
    return ` ${shortValue(g, answer)}${behind()}`;
  }
  if (g(fc.integer, { min: 0, max: 3 }) === 0) return ` ${flowValue(g, answer)}${behind()}`;
  const inner = indent + g(fc.constantFrom, ' ', '  ', '    ');
  const lines = fields(answer).map(([key, value]) => {
    if (key === 'value') {
      if (list && g(fc.boolean)) return `value:${eol}${list.map((item) => `${inner}- ${word(g, item)}`).join(eol)}`;
      return `value: ${shortValue(g, answer)}${behind()}`;
    }
    const literal = ['note', 'by', 'notApplicable'].includes(key) && g(fc.boolean);
    if (literal)
      return `${key}: ${g(fc.constantFrom, '|', '|-', '|+', '| # literal')}${eol}${value
        .split('\n')
        .map((line) => `${inner}  ${line}`)
        .join(eol)}`;
    return `${key}: ${text(g, value)}${behind()}`;
  });
  const shuffled = g(fc.shuffledSubarray as (items: string[], limits: object) => fc.Arbitrary<string[]>, lines, {
    minLength: lines.length,
  });
  return behind() + eol + shuffled.map((line) => inner + line).join(eol);
}

function flowValue(g: GeneratorValue, answer: Answer): string {
  if (!isLong(answer)) return shortValue(g, answer);
  const inner = fields(answer).map(
    ([key, value]) => `${key}: ${key === 'value' ? shortValue(g, answer) : text(g, value)}`,
  );
  return g(fc.constantFrom, `{${inner.join(', ')}}`, `{ ${inner.join(', ')} }`, `{ ${inner.join(' , ')}, }`);
}

function isLong(answer: Answer): boolean {
  return (
    answer.kind === 'not-applicable' ||
    [answer.note, answer.source, answer.by, answer.date].some((field) => field !== undefined)
  );
}

function fields(answer: Answer): [string, string][] {
  const { note, source, by, date } = answer;
  const first: [string, string] = answer.kind === 'not-applicable' ? ['notApplicable', answer.reason] : ['value', ''];
  return [
    first,
    ...Object.entries({ note, source, by, date }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ];
}

function shortValue(g: GeneratorValue, answer: Answer): string {
  if (answer.kind !== 'value') return 'unknown';
  if (typeof answer.value === 'number') return String(answer.value);
  if (typeof answer.value === 'string') return word(g, answer.value);
  const items = answer.value.map((item) => word(g, item));
  return g(fc.constantFrom, `[${items.join(', ')}]`, `[ ${items.join(',  ')} ]`, `[${items.join(', ')},]`);
}

function word(g: GeneratorValue, value: string): string {
  return g(fc.constantFrom, value, value, `"${value}"`, `'${value}'`);
}

function text(g: GeneratorValue, value: string): string {
  const single = value.includes('\n') ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
  return g(fc.constantFrom, JSON.stringify(value), single);
}
