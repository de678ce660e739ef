import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import { entriesOf } from '../../src/core/explain/entries.ts';
import { planCsv } from '../../src/report/plan-csv.ts';
import { sourceLine } from '../../src/report/plan/sources.ts';
import { stepsToDo } from '../../src/report/judgement/stage.ts';
import { builtIn as compiled } from '../core/pack/built-in.ts';

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const files = ['samples', 'practice'].flatMap((folder) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => name.endsWith('.yaml') && name !== 'expected.yaml')
    .map((name) => `${folder}/${name}`),
);
const all = files.map((name) => {
  const { answersFile } = parseAnswers(readFileSync(`${root}${name}`, 'utf8'), name, compiled.pack);
  return { name, assessment: assess(compiled, answersFile, '1.0.0') };
});

test('the steps to do are in one order with the plan: each after those that it names', () => {
  for (const { name, assessment } of all) {
    const ids = stepsToDo(assessment).map(({ id }) => id);
    for (const { id, after = [] } of stepsToDo(assessment))
      for (const other of after.filter((each) => ids.includes(each)))
        expect(ids.indexOf(other), `${name}: ${other} before ${id}`).toBeLessThan(ids.indexOf(id));
  }
});

test('what counts as unanswered and the list of unanswered questions agree', () => {
  for (const { name, assessment } of all) {
    const { coverage, unknowns } = assessment;
    const { choice = { applicable: 0, answered: 0 } } = coverage;
    const open = coverage.applicable - coverage.answered + choice.applicable - choice.answered;
    expect(open, name).toBe(unknowns.length);
  }
});

test('every row of the CSV says where to read, and which alternative it belongs to', () => {
  for (const { name, assessment } of all) {
    const csv = planCsv(assessment);
    expect(csv, name).not.toMatch(/,,[^,\n]*\n/);
    const ways = assessment.stages.flatMap(({ steps }) => steps.flatMap(({ way, done }) => (done ? [] : (way ?? []))));
    const marked = [...csv.matchAll(/,alternative: ([^,]+),/g)].map((match) => match[1]);
    expect(marked, name).toEqual(assessment.verdict.course === 'decide' ? ways : []);
  }
});

test('a source is a line of where it stands, no longer than what it supports', () => {
  const sources = entriesOf(compiled.pack).flatMap((entry) => entry.sources);
  expect(sources.length).toBeGreaterThan(0);
  for (const source of sources) expect(sourceLine(source).length).toBeLessThan(100);
});
