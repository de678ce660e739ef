import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, AnswersFile } from '../../../src/core/answers/answers.ts';
import { parseAnswers } from '../../../src/core/answers/parse.ts';
import { quickReader } from '../../../src/core/answers/quick.ts';
import { builtInPack } from '../pack/built-in.ts';

const RUNS = Number(process.env['RUNS'] ?? 1500);
const texts = ['samples', 'organizations'].flatMap((name) => {
  const folder = new URL(`../../../fixtures/${name}/`, import.meta.url);
  return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
});

/** What was read, without the places of answers and waivers. */
function content(read: AnswersFile) {
  const { answers, waivers, answersPosition: _, ...file } = read;
  const plain = ([id, { position: __, ...answer }]: [string, Answer]) => [id, answer] as const;
  return {
    ...file,
    waivers: waivers.map(({ position: __, ...waiver }) => waiver),
    answers: new Map([...answers].map(plain).toSorted()),
  };
}

function expectSame(text: string, read = quickReader(builtInPack)): void {
  const whole = parseAnswers(text, 'f', builtInPack);
  const quick = read(text, 'f');
  expect(quick.problems).toEqual(whole.problems);
  expect(content(quick.answersFile)).toEqual(content(whole.answersFile));
}

const lines = [
  '  clusters: 3',
  '  clusters: 4 # counted',
  '    clusters: 5',
  ' clusters: 6',
  '  clusters: 3]',
  '  clusters: "3"',
  '  clusters: 1e3',
  '  clusters: unknown',
  '  languages: [java, go]',
  '  languages: [java,',
  '  languages: [ "java" ]',
  '  languages: java',
  '  languages:',
  '    - go',
  '    - java',
  '  languages: [java, true]',
  '  containers: all',
  '  containers: true',
  '  containers: "all"',
  "  containers: 'all'",
  '  containers: all: no',
  '  containers: all # \u00e9',
  '  containers: all # \u0001',
  '  edge:',
  '    value: ingress-nginx',
  "    note: it's [odd",
  '    note: "one line"',
  '    note: "two',
  '    end"',
  '    note: |',
  '      clusters: 9',
  '      "',
  '    note: >-',
  '  edge: { value: api-gateway, note: plain }',
  '  edge: { value: api-gateway,',
  '  }',
  '     more text',
  '"',
  '  "',
  "  'tis",
  '  virtual-machines: { notApplicable: none }',
  '',
  '  # a comment',
  '# far left',
  '      # deep',
  'answers:',
  'organization: Example',
  'organization: "two',
  'scope: all # of it',
  'scope: |',
  'check: { readyFor: walk }',
  'check:',
  '  readyFor: walk',
  'waivers:',
  '  - gate: zero-downtime-upgrade',
  '    reason: agreed',
  '    until: 2027-01-01',
  '  - gate: nothing',
  'organization: True',
  'organization: Example Payments',
  'organization: Example: x',
  'assessed: 2026-11-22',
  'assessed: 2026-02-30',
  'scope: Null',
  'scope: All of it',
  '  more',
  '? a',
  '---',
  '...',
  '\tx',
  '  teams: 9\r',
  '  clusters: *a',
  '  teams: &a 9',
  '  teams: 09',
  '  teams: -1',
  '  nothing-like-it: 3',
  '  teams: 9 more',
  '  - clusters: 3',
  '  <<: { clusters: 3 }',
  '  ? clusters',
  '  : 3',
];

describe('the quick reader reads what the parser reads', () => {
  test.each(texts.map((text) => [text.slice(0, 40), text]))('%s', (_, text) => expectSame(text));

  test('of any lines in any order', () => {
    const body = fc.array(fc.constantFrom(...lines), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc
          .array(
            fc.constantFrom(
              'schema: mesh-ready/answers@1\n',
              'scope: |\n',
              'scope: "a\n',
              '- x\n',
              'organization: Example\n',
              'organization: True\n',
              'scope: All of it\n',
              '  more\n',
              '\n',
              '# x\n',
              'assessed: 2026-11-22\n',
              'assessed: 2026-13-01\n',
            ),
            { maxLength: 4 },
          )
          .map((parts) => parts.join('')),
        body,
        fc.constantFrom('', '\n'),
        (head, parts, end) => {
          expectSame(`${head}answers:\n${parts.join('\n')}${end}`);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test('of files with a few lines changed, one after another', () => {
    const read = quickReader(builtInPack);
    const changed = fc.tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(2), fc.constantFrom(...lines)), {
        maxLength: 4,
      }),
    );
    fc.assert(
      fc.property(changed, ([text, changes]) => {
        const parts = text.split('\n');
        for (const [where, cut, line] of changes) parts.splice(Math.floor(where * parts.length), cut, line);
        expectSame(parts.join('\n'), read);
      }),
      { numRuns: RUNS },
    );
  });
});
