import { describe, expect, test } from 'vitest';
import { migrateAnswers } from '../../../src/core/answers/migrate.ts';
import type { Migration } from '../../../src/core/pack/schema.ts';
import { choice, number, packOf } from '../pack-of.ts';

const migrations: readonly Migration[] = [
  { to: '1.1.0', renames: { 'how-many': 'service-count' } },
  {
    to: '2.0.0',
    values: { containers: { some: 'partly' } },
    splits: [
      { from: 'skills', into: { 'proxy-skills': { good: 'experienced', bad: 'none' }, drills: { good: 'routine' } } },
    ],
    removed: { colour: 'nobody reads it' },
  },
];
const pack = {
  ...packOf({
    questions: [
      number('service-count'),
      choice('containers', ['none', 'partly', 'all']),
      choice('proxy-skills', ['none', 'experienced']),
      choice('drills', ['never', 'routine']),
    ],
  }),
  migrations,
};
const versioned = { ...pack, pack: { ...pack.pack, version: '2.0.0' } };
const file = (answers: string, version = '1.0.0') =>
  `# ours\npack: { id: small, version: ${version} }   # pinned\nanswers:\n${answers}`;
const outcomes = (text: string, from = '1.0.0') =>
  migrateAnswers(text, versioned, from).report.map(({ question, outcome }) => [question, outcome]);

describe('answers of an earlier version', () => {
  test('move to the present one, and nothing else in the file does', () => {
    const { text } = migrateAnswers(
      file('  how-many: 40   # counted\n  containers: some # really\n  colour: blue\n'),
      versioned,
      '1.0.0',
    );
    expect(text).toBe(file('  service-count: 40   # counted\n  containers: partly # really\n', '2.0.0'));
  });

  test('are told one by one: kept, changed, or left to a person', () => {
    expect(outcomes(file('  containers: all\n  how-many: 4\n  skills: bad\n'))).toEqual([
      ['service-count', 'changed'],
      ['skills', 'person'],
      ['containers', 'kept'],
    ]);
  });

  test('keep their evidence when they are split', () => {
    const { text } = migrateAnswers(file('  skills: { value: good, by: architect }\n'), versioned, '1.0.0');
    expect(text).toContain('experienced');
    expect(text).toContain('routine');
    expect(text.match(/by: architect/g)).toHaveLength(2);
    expect(text).not.toContain('skills: { value: good');
  });

  test('that were unknown are unknown in every part', () => {
    const { text } = migrateAnswers(file('  skills: unknown\n'), versioned, '1.0.0');
    expect(text).toContain('proxy-skills: unknown');
    expect(text).toContain('drills: unknown');
  });

  test('under both names are left to a person', () => {
    expect(outcomes(file('  how-many: 4\n  service-count: 5\n'))).toContainEqual(['how-many', 'person']);
  });

  test('of a version that has a change already are not changed again', () => {
    expect(outcomes(file('  how-many: 4\n', '1.1.0'), '1.1.0')).toEqual([['how-many', 'kept']]);
  });

  test('of the present version stay byte for byte', () => {
    const text = file('  service-count: 4\n  containers: all\n', '2.0.0');
    expect(migrateAnswers(text, versioned, '2.0.0').text).toBe(text);
  });

  test('of an unknown version get every change', () => {
    expect(migrateAnswers('answers:\n  how-many: 4\n', versioned, undefined).text).toBe(
      'answers:\n  service-count: 4\n',
    );
  });

  test('stay where a person has to decide, with all that was written, and the next run goes on from there', () => {
    const old =
      '  # asked in May\n  skills: # of both teams\n    value: bad\n    note: |\n      they left\n    by: architect\n  containers: some\n';
    const first = migrateAnswers(file(old), versioned, '1.0.0');
    expect(first.text).toBe(file(old.replace('some', 'partly'), '1.1.0'));
    expect(first).toMatchObject({
      to: '1.1.0',
      report: expect.arrayContaining([expect.objectContaining({ question: 'skills', outcome: 'person', line: 5 })]),
    });
    expect(migrateAnswers(first.text, versioned, '1.1.0')).toMatchObject({ text: first.text, to: '1.1.0' });

    const decided = migrateAnswers(`${first.text}  drills: never\n`, versioned, '1.1.0');
    expect(decided.text).toBe(
      file(
        '  # asked in May\n  proxy-skills: # of both teams\n    value: none\n    note: |\n      they left\n    by: architect\n  containers: partly\n  drills: never\n',
        '2.0.0',
      ),
    );
    expect(decided.report.map(({ outcome }) => outcome)).not.toContain('person');
  });

  test('give their place, their comments and their evidence to their parts', () => {
    const { text } = migrateAnswers(
      file(
        '  # asked\n  skills: { value: good, note: "so, yes", source: stated, by: architect, date: 2026-01-02 } # both\n  service-count: 4\n',
      ),
      versioned,
      '1.1.0',
    );
    const evidence = 'note: "so, yes", source: stated, by: architect, date: 2026-01-02';
    expect(text).toContain(`  # asked\n  proxy-skills: { value: experienced, ${evidence} } # both\n  drills:`);
    const drills = text.slice(text.indexOf('  drills:'), text.indexOf('  service-count:'));
    for (const part of ['so, yes', 'stated', 'architect', '2026-01-02']) expect(drills).toContain(part);
  });

  test('leave a comment where they had a note and are taken out', () => {
    const gone = (answers: string) => migrateAnswers(file(answers), versioned, '1.1.0').text;
    expect(gone('  colour: { value: blue, note: ours }\n  containers: all\n')).toBe(
      file(
        '  # colour was removed: nobody reads it:\n  # colour: { value: blue, note: ours }\n  containers: all\n',
        '2.0.0',
      ),
    );
    expect(gone('  skills: bad # really\n  proxy-skills: none\n  drills: never\n')).toContain(
      '  # skills: bad # really\n  proxy-skills',
    );
  });

  test('leave that comment above where all stand on one line', () => {
    const text =
      'pack: { id: small, version: 1.1.0 }\nanswers: { containers: all, colour: { value: blue, note: ours } }\n';
    expect(migrateAnswers(text, versioned, '1.1.0').text).toBe(
      'pack: { id: small, version: 2.0.0 }\n# colour was removed: nobody reads it:\n# colour: { value: blue, note: ours }\nanswers: { containers: all }\n',
    );
  });

  test('without a value are left to a person when they are to be split', () => {
    expect(migrateAnswers(file('  skills:\n'), versioned, '1.1.0')).toMatchObject({
      text: file('  skills:\n', '1.1.0').replace('1.0.0', '1.1.0'),
      report: [{ question: 'skills', outcome: 'person', line: 4 }],
    });
  });

  test('keep their line ends', () => {
    const dos = (text: string) => text.replaceAll('\n', '\r\n');
    const { text } = migrateAnswers(
      dos(file('  skills: good # both\n  colour: { value: blue, note: ours }\n', '1.1.0')),
      versioned,
      '1.1.0',
    );
    expect(text).toBe(
      dos(
        file(
          '  proxy-skills: experienced # both\n  drills: routine\n  # colour was removed: nobody reads it:\n  # colour: { value: blue, note: ours }\n',
          '2.0.0',
        ),
      ),
    );
  });

  test('never lose a version that is later than the pack', () => {
    const text = file('  service-count: 4\n', '2.9.0');
    expect(migrateAnswers(text, versioned, '2.9.0').text).toBe(text);
  });
});

describe('questions that change places', () => {
  const swapped = {
    ...versioned,
    migrations: [
      { to: '2.0.0', renames: { 'proxy-skills': 'drills', drills: 'proxy-skills', 'how-many': 'service-count' } },
    ],
  };
  const both = '  proxy-skills: none # one\n  drills: never # two\n';

  test('do so at once, and only once', () => {
    const { text, report } = migrateAnswers(file(both), swapped, '1.0.0');
    expect(text).toBe(file('  drills: none # one\n  proxy-skills: never # two\n', '2.0.0'));
    expect(report).toEqual([
      { question: 'drills', outcome: 'changed', what: 'was called proxy-skills' },
      { question: 'proxy-skills', outcome: 'changed', what: 'was called drills' },
    ]);
    expect(migrateAnswers(text, swapped, '2.0.0').text).toBe(text);
  });

  test('wait while something else of the same version is left to a person', () => {
    const text = file(`${both}  how-many: 4\n  service-count: 5\n`);
    expect(migrateAnswers(text, swapped, '1.0.0')).toMatchObject({ text, to: '1.0.0' });
  });

  test('are left to a person in a file that names no version', () => {
    const { text, report } = migrateAnswers(`answers:\n${both}`, swapped, undefined);
    expect({ text, outcomes: report.map(({ outcome }) => outcome) }).toEqual({
      text: `answers:\n${both}`,
      outcomes: ['person', 'person'],
    });
  });
});
