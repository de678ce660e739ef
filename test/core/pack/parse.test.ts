import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parsePack } from '../../../src/core/pack/parse.ts';
import { builtInFiles, builtInPack } from './built-in.ts';

const folder = new URL('../../../fixtures/broken/packs/', import.meta.url);
const small = { name: 'small.yaml', text: readFileSync(new URL('../../packs/small/small.yaml', folder), 'utf8') };
const EXPECTED: Record<string, string[]> = {
  aliases: ['3:36 alias', '4:41 alias', '4:48 alias'],
  circle: ['3:96 cycle', '4:97 cycle'],
  conditions: [
    '3:66 wrong-test',
    '4:60 wrong-test',
    '5:70 unknown-value',
    '5:111 unknown-value',
    '6:73 out-of-bounds',
    '7:70 wrong-test',
    '8:70 out-of-bounds',
    '9:65 wrong-test',
    '10:57 wrong-test',
    '12:90 wrong-test',
    '14:81 unknown-value',
    '15:59 unknown-value',
  ],
  'duplicate-ids': ['3:9 duplicate-id', '9:47 duplicate-id', '12:11 bad-pack', '14:11 duplicate-id'],
  migrations: [
    '4:61 unknown-reference',
    '5:46 unknown-value',
    '6:9 bad-pack',
    '7:41 unknown-reference',
    '7:41 bad-pack',
    '7:55 bad-pack',
    '8:35 unknown-value',
    '11:37 unknown-value',
    '11:69 unknown-value',
    '12:22 bad-pack',
    '13:11 bad-pack',
    '13:32 unknown-reference',
  ],
  named: [
    '4:11 duplicate-id',
    '5:51 cycle',
    '7:51 cycle',
    '8:31 bad-pack',
    '9:65 wrong-test',
    '11:11 bad-pack',
    '13:46 unknown-reference',
    '14:60 unknown-reference',
    '14:78 unknown-reference',
    '15:38 bad-pack',
    '16:45 wrong-kind',
    '19:11 bad-pack',
    '20:96 cycle',
  ],
  order: [
    'small.yaml:55:5 bad-pack',
    'small.yaml:80:5 bad-pack',
    '8:9 bad-pack',
    '10:9 bad-pack',
    '10:15 duplicate-id',
    '13:5 bad-pack',
    '13:65 out-of-bounds',
  ],
  questions: [
    '3:11 bad-pack',
    '3:83 bad-pack',
    '4:5 missing-key',
    '4:5 missing-key',
    '4:87 bad-pack',
    '5:5 missing-key',
    '5:85 bad-pack',
    '5:94 bad-pack',
    '6:97 missing-key',
    '7:117 unknown-value',
    '8:95 bad-pack',
    '9:90 unknown-value',
    '10:92 bad-pack',
    '11:124 bad-pack',
  ],
  references: [
    'small.yaml:80:5 bad-pack',
    '4:14 unknown-reference',
    '10:28 unknown-reference',
    '11:15 unknown-reference',
    '19:10 unknown-reference',
    '20:72 unknown-reference',
    '21:15 unknown-reference',
    '31:16 unknown-reference',
    '32:14 unknown-reference',
    '37:71 unknown-reference',
    '45:128 unknown-reference',
  ],
  shape: [
    '3:9 bad-pack',
    '4:12 unknown-value',
    '7:15 wrong-kind',
    '8:36 bad-pack',
    '8:38 unknown-key',
    '8:61 bad-pack',
    '8:103 unknown-key',
    '8:120 bad-pack',
    '9:10 bad-pack',
    '10:10 bad-pack',
    '11:52 unknown-value',
    '11:77 unknown-key',
    '12:14 bad-pack',
    '13:5 unknown-key',
    '15:32 bad-pack',
    '17:5 wrong-kind',
    '18:34 unknown-key',
    '19:1 unknown-key',
    '20:8 wrong-kind',
    '21:1 duplicate-key',
  ],
  syntax: ['4:1 not-yaml'],
};

describe('a rule pack', () => {
  test('that ships with the program has no problem', () => {
    expect(parsePack(builtInFiles).problems).toEqual([]);
  });

  test('has no problem in its smallest form', () => {
    expect(parsePack([small])).toMatchObject({ problems: [], pack: { pack: { id: 'small' } } });
  });

  test('says of a doubt only that there is one', () => {
    const text = `options: [{ id: own, warnings: [{ says: A warning., doubt: false, sources: [ours] }] }]\n`;
    const { problems } = parsePack([small, { name: 'doubt.yaml', text }]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'unknown-value',
        message: expect.stringContaining('doubt can only be true, not false') as unknown,
      }),
    );
  });

  test.each(Object.entries(EXPECTED))('with broken %s gives every problem at its place', (name, expected) => {
    const { pack, problems } = parsePack([
      small,
      { name, text: readFileSync(new URL(`${name}.yaml`, folder), 'utf8') },
    ]);
    expect(
      problems.map(({ file, line, column, code }) => `${file === name ? '' : `${file}:`}${line}:${column} ${code}`),
    ).toEqual(expected);
    expect(pack).toBeUndefined();
  });

  test('may lead answers over questions and values of versions between', () => {
    const text = [
      'migrations:',
      '  - { to: 0.2.0, renames: { size: how-many, charts: graphs, dashboards: service-count, service-count: dashboards }, values: { graphs: { yes: most } } }',
      '  - { to: 1.0.0, renames: { how-many: service-count, graphs: dashboards } }',
      '  - { to: 1.2.0, values: { dashboards: { most: some } }, splits: [{ from: skills, into: { dashboards: { good: all, bad: unknown } } }] }',
    ].join('\n');
    expect(parsePack([small, { name: 'm.yaml', text }]).problems).toEqual([]);
  });

  test('that is broken has a row in the table', () => {
    expect(readdirSync(folder).toSorted()).toEqual(
      Object.keys(EXPECTED)
        .map((name) => `${name}.yaml`)
        .toSorted(),
    );
  });

  test('without any file, or without what every pack has, says so', () => {
    expect(parsePack([]).problems.map(({ code }) => code)).toEqual(['empty']);
    const problems = (text: string) =>
      parsePack([{ name: 'x.yaml', text }], builtInPack).problems.map(({ code }) => code);
    const head =
      'pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, title: Own, about: Own., heuristics: Own. }\n';
    expect(new Set(problems(head))).toEqual(new Set(['missing-key', 'bad-pack']));
    expect(problems('roles: []\n')).toEqual(['missing-key']);
    expect(
      problems('criteria: [{ id: service-count, weight: 18 }]\ndisable: [{ gate: people-together, reason: x }]\n'),
    ).toEqual(['missing-key']);
  });

  test('says nothing about what may stand in a file that cannot be read', () => {
    const good = {
      name: 'gates.yaml',
      text: 'gates: [{ id: people-together, required: false }]\nrisks: [{ id: own, title: Own, when: { ownn: { is: a } }, why: It is., mitigation: Do., sources: [own-fact] }]\n',
    };
    for (const text of ['pack: { id: own', '', 'hello', `a: ${'['.repeat(100)}`]) {
      const { problems } = parsePack([{ name: 'pack.yaml', text }, good], builtInPack);
      expect([...new Set(problems.map(({ file }) => file))]).toEqual(['pack.yaml']);
    }
  });

  test('that has an id twice says where the other one stands', () => {
    const head = 'pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }\n';
    const roles = 'roles: [{ id: own, title: Own }]\n';
    const { problems } = parsePack(
      [
        { name: 'a.yaml', text: head + roles },
        { name: 'b.yaml', text: roles },
      ],
      builtInPack,
    );
    expect(problems).toMatchObject([
      { file: 'b.yaml', line: 1, code: 'duplicate-id', message: expect.stringContaining('a.yaml:2') },
    ]);
  });

  test('has names instead of anchors: aliases are refused, and nothing else is said of what they stand for', () => {
    const text = 'risks:\n  - { id: own, title: Own, when: *shared, why: It is., mitigation: Do., sources: [nope] }\n';
    const { problems } = parsePack([small, { name: 'r.yaml', text }]);
    expect(problems).toMatchObject([{ code: 'alias', message: expect.stringContaining('{ holds: id }') }]);
  });
});

test.each([
  ['a gate', 'gates: [{ id: proxy-debugged, reason: ours, met: { unless: { windows-in-mesh: { is: must } } } }]'],
  [
    'a gate, behind a name',
    'conditions: [{ id: own, says: it is so, when: { unless: { windows-in-mesh: { is: must } } } }]\ngates: [{ id: proxy-debugged, reason: ours, met: { holds: own } }]',
  ],
])('%s, whose result is exact, does not say unless', (_, text) => {
  const head = 'pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }\n';
  const { problems } = parsePack([{ name: 'own.yaml', text: `${head}${text}\n` }], builtInPack);
  expect(problems).toMatchObject([{ code: 'wrong-test', message: expect.stringContaining("can't use unless") }]);
});

test('a pack of the format before says in one problem what changed', () => {
  const text =
    'pack: { schema: mesh-ready/pack@1, id: own, version: 1.0.0, title: Own, about: Own., heuristics: Own. }\nalternatives: []\n';
  const { pack, problems } = parsePack([{ name: 'pack.yaml', text }]);
  expect(pack).toBeUndefined();
  expect(problems).toMatchObject([{ line: 1, column: 17, message: expect.stringContaining('need is exposure') }]);
});
