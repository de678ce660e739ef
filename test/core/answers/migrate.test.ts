import { describe, expect, test } from 'vitest';
import { migrateAnswers } from '../../../src/core/answers/migrate.ts';
import type { Migration } from '../../../src/core/pack/schema.ts';
import { choice, number, packOf } from '../pack-of.ts';

const migrations: readonly Migration[] = [
  { to: '1.1.0', renames: { 'how-many': 'service-count' } },
  {
    to: '2.0.0',
    values: { containers: { some: 'partly' } },
    splits: [{ from: 'skills', into: { 'proxy-skills': { good: 'experienced', bad: 'none' }, drills: { good: 'routine' } } }],
    removed: { colour: 'nobody reads it' },
  },
];
const pack = {
  ...packOf({
    questions: [number('service-count'), choice('containers', ['none', 'partly', 'all']), choice('proxy-skills', ['none', 'experienced']), choice('drills', ['never', 'routine'])],
  }),
  migrations,
};
const versioned = { ...pack, pack: { ...pack.pack, version: '2.0.0' } };
const file = (answers: string, version = '1.0.0') => `# ours\npack: { id: small, version: ${version} }   # pinned\nanswers:\n${answers}`;
const outcomes = (text: string, from = '1.0.0') => migrateAnswers(text, versioned, from).report.map(({ question, outcome }) => [question, outcome]);

describe('answers of an earlier version', () => {
  test('move to the present one, and nothing else in the file does', () => {
    const { text } = migrateAnswers(file('  how-many: 40   # counted\n  containers: some # really\n  colour: blue\n'), versioned, '1.0.0');
    expect(text).toBe(file('  service-count: 40   # counted\n  containers: partly # really\n', '2.0.0'));
  });

  test('are told one by one: kept, changed, or left to a person', () => {
    expect(outcomes(file('  containers: all\n  how-many: 4\n  skills: bad\n'))).toEqual([
      ['service-count', 'changed'],
      ['proxy-skills', 'changed'],
      ['drills', 'person'],
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
    expect(migrateAnswers('answers:\n  how-many: 4\n', versioned, undefined).text).toBe('answers:\n  service-count: 4\n');
  });
});
