import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/core/answers/answers.ts';
import { parseCases } from '../../../src/core/cases/parse-cases.ts';
import { compareTable } from '../../../src/core/cases/recorded/compare-table.ts';
import { recordedEntries } from '../../../src/core/cases/recorded/record.ts';
import { recordedText } from '../../../src/core/cases/recorded/table.ts';
import { runCases } from '../../../src/core/cases/run-cases.ts';
import { compilePack } from '../../../src/core/judge/compile.ts';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { builtInPack } from '../pack/built-in.ts';
import { answersOf, choice, choices, compiledOf, number, packOf } from '../pack-of.ts';

type Parts = Parameters<typeof packOf>[0];

const parts = {
  questions: [
    number('n'),
    choice('c', ['a', 'b', 'd'], { when: { n: { atLeast: 5 } } }),
    choices('m', ['x', 'y', 'z', 'none'], { alone: ['none'] }),
  ],
  verdictRules: [
    { id: 'many', verdict: 'yes', when: { n: { atLeast: 9 } } },
    { id: 'else', verdict: 'no' },
  ],
  gates: [{ id: 'g', when: { m: { count: { atLeast: 2 } } }, met: { c: { oneOf: ['a', 'b'] } } }],
  risks: [{ id: 'r', when: { all: [{ n: { atLeast: 3 } }, { n: { atMost: 7 } }, { m: { includes: 'x' } }] } }],
} satisfies Parts;
const given = new Map<string, Answers>([['small', answersOf({ n: 1, c: 'a', m: ['none'] })]]);

/** Rows of the table by entry, without the properties of the entries. */
function rowsOf(pack: Parts, from = given): Record<string, Record<string, string>> {
  const entries = recordedEntries(compiledOf(pack), from);
  return Object.fromEntries(
    entries.map(({ name, rows }) => [name, Object.fromEntries([...rows].filter(([row]) => row !== 'is'))]),
  );
}

describe('the recorded table', () => {
  test('shows both sides of every part of a condition, at the smallest change of an organization', () => {
    const rows = rowsOf(parts);
    expect(rows['verdict rule many']).toEqual({ small: 'else; many at n 9..' });
    expect(rows['risk r']).toEqual({
      'small, m x': 'left out; shown at n 3..7',
      'small, n 3': 'left out; shown at m x',
    });
    expect(rows['question c']).toEqual({ small: 'not asked; asked at n 5..' });
    expect(rows['gate g']).toEqual({
      small: 'not applicable; open at m x+y',
      'small, m x+y, n 5': 'met; open at c d',
    });
  });

  test('tries the same two values the other way round', () => {
    const rows = rowsOf(
      {
        ...parts,
        questions: [number('n'), choice('a', ['p', 'q', 'r']), choice('b', ['p', 'q', 'r'])],
        gates: [],
        risks: [{ id: 'r', when: { all: [{ n: { atLeast: 3 } }, { all: [{ a: { is: 'q' } }, { b: { is: 'p' } }] }] } }],
      },
      new Map([['small', answersOf({ n: 1, a: 'p', b: 'q' })]]),
    );
    expect(rows['risk r']).toMatchObject({ 'small, a q, b p': 'left out; shown at n 3..' });
  });

  test('tries the same two values the other way round', () => {
    const wanted = [{ a: { is: 'q' } }, { not: { a: { is: 'p' } } }, { b: { is: 'p' } }, { not: { b: { is: 'q' } } }];
    const rows = rowsOf(
      {
        ...parts,
        questions: [number('n'), choice('a', ['p', 'q', 'r']), choice('b', ['p', 'q', 'r'])],
        gates: [],
        risks: [{ id: 'r', when: { all: [{ n: { atLeast: 3 } }, { all: wanted }] } }],
      },
      new Map([['small', answersOf({ n: 1, a: 'r', b: 'r' })]]),
    );
    expect(rows['risk r']).toMatchObject({ 'small, a q, b p': 'left out; shown at n 3..' });
  });

  test('starts from nothing answered where no organization is given', () => {
    expect(rowsOf(parts, new Map())['question c']).toEqual({
      'nothing answered': 'unknown; not asked at n ..4; asked at n 5..',
    });
  });

  test('an entry that is added adds rows, and changes no others', () => {
    const risk = { id: 's', when: { any: [{ n: { atLeast: 6 } }, { m: { count: { atLeast: 3 } } }] } };
    const before = rowsOf(parts);
    const { 'risk s': added, ...after } = rowsOf({ ...parts, risks: [...parts.risks, risk] });
    expect(added).toEqual({ small: 'left out; shown at n 6..; shown at m x+y+z' });
    const { 'organization small': organization, ...others } = after;
    expect(others).toEqual({ ...before, 'organization small': undefined });
    expect(organization).toEqual(before['organization small']);
  });

  test.each<[string, (pack: typeof parts) => Parts]>([
    [
      'a bound',
      (pack) => ({
        ...pack,
        verdictRules: [{ id: 'many', verdict: 'yes', when: { n: { atLeast: 8 } } }, pack.verdictRules[1]!],
      }),
    ],
    ['a value', (pack) => ({ ...pack, gates: [{ ...pack.gates[0]!, met: { c: { oneOf: ['a'] } } }] })],
    [
      'a part',
      (pack) => ({ ...pack, risks: [{ id: 'r', when: { all: [{ n: { atLeast: 3 } }, { n: { atMost: 7 } }] } }] }),
    ],
    ['an entry', (pack) => ({ ...pack, risks: [] })],
  ])('read back, it is the same, and notices a change of %s at its place', (_, change) => {
    const text = recordedText(recordedEntries(compiledOf(parts), given));
    const { recorded, problems } = parseCases([{ name: 'recorded.test.yaml', text }], packOf(parts));
    expect(problems).toEqual([]);
    const wrong = (pack: Parts) =>
      compareTable(recorded!, recordedEntries(compiledOf(pack), given)).filter(
        ({ mismatches }) => mismatches.length > 0,
      );
    expect(wrong(parts)).toEqual([]);
    const [first] = wrong(change(parts));
    expect(first!.place).toMatchObject({ file: 'recorded.test.yaml', line: expect.any(Number) as number });
    const { expected, place } = first!.mismatches[0]!;
    if (expected !== 'there') expect(text.split('\n')[place.line - 1]).toContain(expected);
  });

  test('a pack that extends another records what it adds and changes', () => {
    const { pack } = parsePack(
      [
        {
          name: 'pack.yaml',
          text: `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }
risks: [{ id: own-risk, title: Own, when: { teams: { atLeast: 9 } }, why: It is so., mitigation: Do it., sources: [ours] }]
`,
        },
      ],
      builtInPack,
    );
    const entries = recordedEntries(compilePack(pack!, ''), new Map());
    expect(entries.map(({ name }) => name)).toEqual(['risk own-risk']);
    const text = recordedText(entries);
    expect(text).toContain('    nothing answered: unknown; left out at teams ..8; shown at teams 9..\n');
    const { coverage, recorded } = runCases(
      compilePack(pack!, ''),
      parseCases([{ name: 'recorded.test.yaml', text }], pack!),
    );
    expect(coverage.percent).toBe(100);
    expect(recorded).toHaveLength(1);
  });
});
