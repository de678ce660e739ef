import { expect, test } from 'vitest';
import { planCsv } from '../../src/report/plan-csv.ts';
import { decide, no, withText, yes } from './sample.ts';

/** The rows of a text of which no cell has a quoted line end; cells by column. */
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare),
    );
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name!, cells[at]!])));
}

test('the steps of every stage are rows, with what they close, wait for, and their state', () => {
  const rows = rowsOf(planCsv(yes));
  expect(rows.map(({ id, stage, status }) => [id, stage, status])).toEqual([
    ['one-proxy', 'crawl', 'to do'],
    ['dashboard', 'crawl', 'to do'],
    ['old-edge', 'crawl', 'may not apply'],
    ['try', 'crawl', 'done'],
    ['inject', 'walk', 'to do'],
    ['egress', 'run', 'to do'],
  ]);
  const of = (id: string) => rows.find((row) => row['id'] === id)!;
  expect(of('one-proxy')).toMatchObject({ owner: 'Platform team', closes: 'edge', depends_on: '' });
  expect(of('inject')).toMatchObject({ effort: '1 to 4 weeks of work', depends_on: 'one-proxy' });
});

test('a ticked step has the day and the note of its tick', () => {
  const tick = { date: '2026-11-20', note: 'dashboard 12' };
  const stages = yes.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => (step.id === 'one-proxy' ? { ...step, done: true, ticked: tick } : step)),
  }));
  const rows = rowsOf(planCsv({ ...yes, stages }));
  const of = (id: string) => rows.find((row) => row['id'] === id)!;
  expect(of('one-proxy')).toMatchObject({ status: 'done', done_on: '2026-11-20', note: 'dashboard 12' });
  expect(of('inject')).toMatchObject({ status: 'to do', done_on: '', note: '', depends_on: '' });
});

test('no step depends on itself, and a plan without steps has its columns alone', () => {
  for (const assessment of [yes, decide])
    for (const row of rowsOf(planCsv(assessment))) expect(row['depends_on']!.split(' ')).not.toContain(row['id']);
  expect(planCsv(no).split('\n').length).toBe(2);
});

test('a text that a spreadsheet would evaluate is a text', () => {
  const text = planCsv(withText(yes, '=HYPERLINK("https://x.example","a, b")'));
  expect(text).toContain(`"'=HYPERLINK(""https://x.example"",""a, b"")"`);
  expect(text).not.toMatch(/(?:^|,)"?=/m);
});
