import { describe, expect, test } from 'vitest';
import type { Answer, Answers, Suggestion } from '../../../src/core/answers/answers.ts';
import type { Reply, Route } from '../../../src/core/interview/reply.ts';
import { summaryOf } from '../../../src/core/interview/summary.ts';
import { compiled, finish, hold, later, unknown, value } from './small-interview.ts';

const open: Route = { kind: 'open' };
const discovered = (given: string | number | string[], note: string): Answer => ({
  kind: 'value',
  value: given,
  source: 'discovered',
  note,
  date: '2026-11-20',
});
const filled: Answers = new Map([
  ['runs', discovered('kubernetes', 'a workload: web.yaml:1')],
  ['gateway', discovered('old', 'a controller: edge.yaml:3')],
]);
const suggestions = new Map<string, Suggestion>([
  ['languages', { ...discovered(['java'], 'settings: web.yaml:9'), kind: 'suggested', value: ['java'] }],
  ['clusters', { ...discovered(2, 'destinations: app.yaml:4'), kind: 'suggested', value: 2 }],
]);
const confirmAll: Reply = { kind: 'confirm-all' };
const run = (replies: Parameters<typeof hold>[2], route: Route = open, start = filled) =>
  hold(start, route, replies, undefined, suggestions);

describe('answers that files say', () => {
  test('are asked before all others: suggestions, then what is filled', async () => {
    const { asked, contexts } = await run([later, later, later, later, finish]);
    expect(asked).toEqual(['clusters', 'languages', 'runs', 'gateway', 'review']);
    expect(contexts.map(({ suggested, unconfirmed }) => [suggested, unconfirmed])).toEqual([
      [true, 2],
      [true, 2],
      [false, 2],
      [false, 2],
    ]);
  });

  test('are there to confirm, which keeps the place and names the person', async () => {
    const { answers } = await run([value(2), value(['java']), value('kubernetes'), value('old'), later, finish]);
    expect(answers.get('clusters')).toEqual({
      kind: 'value',
      value: 2,
      note: 'destinations: app.yaml:4',
      source: 'discovered',
      by: 'Ada',
    });
    expect(answers.get('runs')).toMatchObject({ source: 'discovered', by: 'Ada' });
  });

  test('stay as a note where the person answers otherwise', async () => {
    const { answers } = await run([value(7), unknown, value('machines'), finish]);
    expect(answers.get('clusters')).toEqual({
      kind: 'value',
      value: 7,
      note: 'files say 2: destinations: app.yaml:4',
      source: 'stated',
    });
    expect(answers.get('languages')).toMatchObject({ kind: 'unknown', note: 'files say java: settings: web.yaml:9' });
    expect(answers.get('runs')).toMatchObject({ value: 'machines', source: 'stated' });
    expect(answers.get('runs')).not.toHaveProperty('by');
  });

  test('are confirmed together only where they are filled, and the question stays', async () => {
    const { asked, answers } = await run([confirmAll, later, later, finish]);
    expect(asked).toEqual(['clusters', 'clusters', 'languages', 'review']);
    expect([...answers.keys()]).toEqual(['runs', 'gateway']);
    for (const answer of answers.values()) expect(answer.by).toBe('Ada');
    const onOne = await run([later, later, confirmAll, finish]);
    expect(onOne.asked).toEqual(['clusters', 'languages', 'runs', 'review']);
  });

  test('that are suggested count as unanswered until they are confirmed', async () => {
    const { contexts, reviews } = await run([later, later, later, later, finish]);
    expect(contexts[0]!.progress.answered).toBe(2);
    expect(reviews[0]!.progress.answered).toBe(2);
    expect(reviews[0]!.liveResult.settled).toBe(false);
    const rows = summaryOf(compiled, filled, suggestions).flatMap((part) => part.rows);
    const row = rows.find(({ question }) => question.id === 'clusters')!;
    expect([row.state, row.text]).toEqual(['unanswered', 'suggested, not confirmed: 2 clusters']);
  });

  test('lead a quick interview only where they tell something, and it stops as before', async () => {
    const { asked } = await run([value(5), finish], { kind: 'quick' });
    expect(asked).toEqual(['clusters', 'review']);
  });
});
