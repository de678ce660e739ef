import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/core/assess/assess.ts';
import { nextQuestion } from '../../../src/core/interview/interview.ts';
import { changesBetween } from '../../../src/core/interview/changes.ts';
import { progressOf } from '../../../src/core/interview/progress.ts';
import type { Reply, Route } from '../../../src/core/interview/reply.ts';
import { liveResultOf } from '../../../src/core/interview/live-result.ts';
import { begin, type Interview } from '../../../src/core/interview/state.ts';
import { afterReply } from '../../../src/core/interview/step.ts';
import { summaryOf } from '../../../src/core/interview/summary.ts';
import type { Value } from '../../../src/core/pack/schema.ts';
import { back, change, compiled, day, finish, hold, later, unknown, value } from './small-interview.ts';
import { answersOf } from '../pack-of.ts';

const open: Route = { kind: 'open' };
const none = answersOf({});

describe('the next question', () => {
  const walk = (...questions: string[]): Route => ({ kind: 'walk', questions, summary: true });
  test.each([
    ['begins with the first section, wherever the pack lists it', {}, open, 'runs'],
    ['goes on in the section', { runs: 'kubernetes' }, open, 'clusters'],
    ['leaves out what does not apply', { runs: 'machines' }, open, 'languages'],
    ['asks what may apply where its condition is answered with unknown', { runs: 'unknown' }, open, 'clusters'],
    ['goes on in the next section', { runs: 'machines', languages: ['go'] }, open, 'gateway'],
    [
      'is the first one open, not the one after the last answer',
      { runs: 'kubernetes', clusters: 2, crossing: 'no' },
      open,
      'languages',
    ],
    [
      'is a question that an answer made apply',
      { runs: 'kubernetes', clusters: 2, languages: ['go'], gateway: 'old' },
      open,
      'crossing',
    ],
    [
      'is none when all that apply are answered',
      { runs: 'machines', languages: ['go'], gateway: 'old' },
      open,
      undefined,
    ],
    ['is none for an answer of unknown', { runs: 'machines', languages: 'unknown', gateway: 'old' }, open, undefined],
    ['is an answered one on a walk', { runs: 'machines', languages: ['go'] }, walk('languages'), 'languages'],
    ['is the first of a walk in asking order', { runs: 'machines' }, walk('gateway', 'languages'), 'languages'],
    ['is none on a walk through what does not apply', { runs: 'machines' }, walk('clusters'), undefined],
    ['is asked on a walk though what decides it is open', {}, walk('clusters'), 'clusters'],
    [
      'is none in a quick interview whose verdict is settled',
      { runs: 'machines' },
      { kind: 'quick' } as const,
      undefined,
    ],
  ] as const)('%s', (_, answers, route, expected) => {
    expect(nextQuestion(compiled, answersOf(answers as never), route as Route)?.id).toBe(expected);
  });
});

describe('an interview', () => {
  test('asks what applies, shows the summary and ends', async () => {
    const run = await hold(none, open, [value('kubernetes'), value(1), value(['go']), value('old'), finish]);
    expect(run.asked).toEqual(['runs', 'clusters', 'languages', 'gateway', 'review']);
    expect(run.how).toBe('finished');
    expect([...run.answers.keys()]).toEqual(['runs', 'clusters', 'languages', 'gateway']);
  });

  test('goes back over several questions and forward again over the same', async () => {
    const run = await hold(none, open, [
      value('kubernetes'),
      value(1),
      back,
      back,
      value('kubernetes'),
      value(3),
      value(['go']),
    ]);
    expect(run.asked).toEqual([
      'runs',
      'clusters',
      'languages',
      'clusters',
      'runs',
      'clusters',
      'languages',
      'gateway',
    ]);
    expect(run.contexts[4]?.earlier).toMatchObject({ kind: 'value', value: 'kubernetes' });
    expect(run.contexts[4]?.canGoBack).toBe(false);
    expect(run.answers.get('clusters')).toMatchObject({ value: 3 });
  });

  test('goes back across a branch that a change has closed', async () => {
    const run = await hold(none, open, [
      value('kubernetes'),
      value(3),
      value(['go']),
      back,
      back,
      back,
      value('machines'),
      value(['go']),
      back,
      back,
    ]);
    expect(run.asked).toEqual([
      'runs',
      'clusters',
      'languages',
      'gateway',
      'languages',
      'clusters',
      'runs',
      'languages',
      'gateway',
      'languages',
      'runs',
    ]);
    expect(run.contexts[7]?.change).toMatchObject({ keptInactive: ['clusters'] });
    expect(run.answers.get('clusters')).toMatchObject({ value: 3 });
  });

  test('goes back to answers of an earlier day when it is resumed', async () => {
    const run = await hold(answersOf({ runs: 'kubernetes', clusters: 4 }), open, [back, value(4)]);
    expect(run.asked).toEqual(['languages', 'clusters', 'languages']);
  });

  test('asks again what was put off, when the person goes on from the summary', async () => {
    const run = await hold(none, open, [
      later,
      value(['go']),
      value('old'),
      { kind: 'go-on' },
      value('machines'),
      finish,
    ]);
    expect(run.asked).toEqual(['runs', 'languages', 'gateway', 'review', 'runs', 'review']);
    expect(run.reviews.map(({ left, open: all }) => [left, all])).toEqual([
      [0, 3],
      [0, 0],
    ]);
  });

  test('comes back to the summary after a change chosen there, once what now applies is asked', async () => {
    const start = answersOf({ runs: 'machines', languages: ['go'], gateway: 'old' });
    const run = await hold(start, open, [change('runs'), value('kubernetes'), value(2), value('no'), finish]);
    expect(run.asked).toEqual(['review', 'runs', 'clusters', 'crossing', 'review']);
  });

  test('comes back to the summary when a change chosen there is given up', async () => {
    const run = await hold(answersOf({ runs: 'machines', languages: ['go'], gateway: 'old' }), open, [
      change('languages'),
      back,
      finish,
    ]);
    expect(run.asked).toEqual(['review', 'languages', 'review']);
  });

  test('goes on from the summary where it was left', async () => {
    const run = await hold(none, open, [value('kubernetes'), { kind: 'review' }, { kind: 'go-on' }, value(1)]);
    expect(run.asked).toEqual(['runs', 'clusters', 'review', 'clusters', 'languages']);
  });

  test('goes back from the summary to the question it was called from, and from there to the one before', async () => {
    const run = await hold(none, open, [value('kubernetes'), value(1), { kind: 'review' }, back, back, back]);
    expect(run.asked).toEqual(['runs', 'clusters', 'languages', 'review', 'languages', 'clusters', 'runs']);
  });

  test('goes on with what somebody else answered meanwhile', async () => {
    const theirs = answersOf({ runs: 'kubernetes', clusters: 7, languages: ['go'] });
    const run = await hold(none, open, [value('kubernetes'), value('old')], (answers) =>
      answers.size === 1 ? theirs : answers,
    );
    expect(run.asked).toEqual(['runs', 'gateway', 'crossing']);
    expect(run.answers.get('clusters')).toMatchObject({ value: 7 });
  });

  test('walks once through the named questions and ends without a summary', async () => {
    const route: Route = { kind: 'walk', questions: ['gateway', 'runs'], summary: false };
    const run = await hold(answersOf({ runs: 'machines', gateway: 'old' }), route, [value('kubernetes'), later]);
    expect(run.asked).toEqual(['runs', 'gateway']);
    expect(run.how).toBe('finished');
  });

  test('is quick: it stops as soon as the verdict is settled and says how many questions were left out', async () => {
    const run = await hold(none, { kind: 'quick' }, [value('machines'), finish]);
    expect(run.asked).toEqual(['runs', 'review']);
    expect(run.reviews[0]).toMatchObject({ quickDone: true, open: 2 });
  });

  test('is quick: it asks what tells most about the verdict and nothing that tells nothing', async () => {
    const run = await hold(none, { kind: 'quick' }, [value('kubernetes'), value(7), finish]);
    expect(run.asked).toEqual(['runs', 'clusters', 'review']);
    expect(run.reviews[0]).toMatchObject({ quickDone: true, open: 3 });
  });

  test('is quick: it stops where only what is not known could still change the verdict', async () => {
    const run = await hold(none, { kind: 'quick' }, [unknown, unknown, finish]);
    expect(run.asked).toEqual(['runs', 'clusters', 'review']);
    expect(run.reviews[0]).toMatchObject({ quickDone: true, liveResult: { settled: false } });
  });

  test('goes on with the rest after a quick one', async () => {
    const run = await hold(none, { kind: 'quick' }, [value('machines'), { kind: 'go-on' }, value(['go'])]);
    expect(run.asked).toEqual(['runs', 'review', 'languages', 'gateway']);
  });

  test('keeps what was answered when the person quits', async () => {
    const run = await hold(none, open, [value('machines'), { kind: 'quit' }]);
    expect(run.how).toBe('interrupted');
    expect([...run.answers.keys()]).toEqual(['runs']);
  });

  test('keeps a note on a question that nobody answers, as "don\'t know"', async () => {
    const run = await hold(none, open, [
      { kind: 'note', evidence: { note: 'ask Ann', source: 'stated' } },
      later,
      { kind: 'note', evidence: { source: 'stated' } },
      { kind: 'quit' },
    ]);
    expect(run.answers).toEqual(new Map([['runs', { kind: 'unknown', note: 'ask Ann', source: 'stated' }]]));
    expect(run.noted.map(({ id }) => id)).toEqual(['runs']);
  });

  test('keeps the note that was being written when the person quits', async () => {
    const run = await hold(none, open, [
      value('kubernetes'),
      back,
      { kind: 'quit', evidence: { note: 'in the charts' } },
    ]);
    expect(run.answers.get('runs')).toMatchObject({ value: 'kubernetes', note: 'in the charts' });
    expect(run.noted).toEqual([]);
  });

  test('puts a note on the answer that follows it', async () => {
    const run = await hold(none, open, [
      { kind: 'note', evidence: { note: 'from the wiki', source: 'measured' } },
      value('machines'),
    ]);
    expect(run.asked).toEqual(['runs', 'runs', 'languages']);
    expect(run.answers.get('runs')).toEqual({
      kind: 'value',
      value: 'machines',
      note: 'from the wiki',
      source: 'measured',
    });
  });
});

describe('what an answer changes', () => {
  test.each([
    [
      'opens a branch',
      { runs: 'machines' },
      { runs: 'kubernetes' },
      { nowApply: ['clusters', 'crossing'], noLongerApply: [] },
    ],
    [
      'closes a branch',
      { runs: 'kubernetes' },
      { runs: 'machines' },
      { nowApply: [], noLongerApply: ['clusters', 'crossing'] },
    ],
    [
      'keeps an answer that does not count now',
      { runs: 'kubernetes', clusters: 3 },
      { runs: 'machines', clusters: 3 },
      { keptInactive: ['clusters'] },
    ],
    [
      'lets an answer count again',
      { runs: 'machines', clusters: 3 },
      { runs: 'kubernetes', clusters: 3 },
      { countAgain: ['clusters'] },
    ],
    [
      'changes nothing else',
      { runs: 'machines' },
      { runs: 'machines', languages: ['go'] },
      { nowApply: [], noLongerApply: [] },
    ],
  ] as const)('%s', (_, before, after, expected) => {
    expect(changesBetween(compiled, answersOf(before as never), answersOf(after as never))).toMatchObject(expected);
  });
});

test.each([
  [{}, { applicable: 5, surely: 3, answered: 0, unknown: 0, typical: 5 }],
  [{ runs: 'machines' }, { applicable: 3, surely: 3, answered: 1, unknown: 0, typical: 2 }],
  [
    { runs: 'machines', clusters: 3 },
    { applicable: 3, surely: 3, answered: 1, unknown: 0, typical: 2 },
  ],
  [{ runs: 'kubernetes' }, { applicable: 5, surely: 4, answered: 1, unknown: 0, typical: 4 }],
  [
    { runs: 'unknown', gateway: { notApplicable: 'no edge' } },
    { applicable: 5, surely: 4, answered: 1, unknown: 1, typical: 3 },
  ],
  [
    { runs: 'unknown', clusters: 'unknown' },
    { applicable: 5, surely: 5, answered: 0, unknown: 2, typical: 3 },
  ],
])('progress of %j is %j', (answers, expected) => {
  expect(progressOf(compiled, answersOf(answers as never))).toEqual(expected);
});

test('the summary has what is open first, then the sections, and answers that do not count only where there are some', () => {
  const summary = summaryOf(
    compiled,
    answersOf({ runs: 'machines', clusters: 3, gateway: { notApplicable: 'no edge' } }),
  );
  expect(summary.map(({ id, rows }) => [id, rows.map(({ question, text }) => `${question.id}: ${text}`)])).toEqual([
    ['open', ['languages: unanswered']],
    ['base', ['runs: Label of machines', 'clusters: 3 clusters (kept, does not count)']],
    ['edge', ['gateway: not applicable: no edge']],
  ]);
});

const anyFacts = fc.record({
  runs: fc.constantFrom('machines', 'kubernetes'),
  clusters: fc.integer({ min: 0, max: 100 }),
  crossing: fc.constantFrom('yes', 'no'),
  languages: fc.constantFrom(['java'], ['java', 'go'], ['none']),
  gateway: fc.constantFrom('old', 'new'),
});

test('the order in which the same facts are answered does not matter', () => {
  const moves = fc.array(fc.constantFrom('answer', 'later', 'back', 'unknown', 'wrong'), { maxLength: 30 });
  fc.assert(
    fc.property(anyFacts, moves, (fact, detour) => {
      const right = (id: string): Reply => ({ kind: 'value', value: fact[id as keyof typeof fact] as Value });
      const wrong: Readonly<Record<string, Value>> = {
        runs: 'kubernetes',
        clusters: 7,
        crossing: 'yes',
        languages: ['go'],
        gateway: 'none',
      };
      let roundabout = begin(compiled, none, open);
      for (const move of detour) {
        if (roundabout.at.kind !== 'question') break;
        const id = roundabout.at.question;
        const replies: Record<string, Reply> = {
          later,
          back,
          unknown,
          wrong: value(wrong[id]! as string),
          answer: right(id),
        };
        roundabout = afterReply(compiled, roundabout, id, replies[move]!, day);
      }
      const route: Route = { kind: 'walk', questions: compiled.order, summary: true };
      const straight = answerAll(begin(compiled, none, open), right);
      const corrected = answerAll(begin(compiled, roundabout.answers, route), right);
      const applying = ({ answers }: Interview) =>
        summaryOf(compiled, answers).flatMap(({ rows }) => rows.filter(({ state }) => state !== 'hidden'));
      const judged = ({ answers }: Interview) => {
        const { verdict, exposure, stage, stages } = assess(compiled, { answers, waivers: [], check: {} }, '1.0.0');
        return { verdict, exposure, stage, stages };
      };
      expect(applying(corrected)).toEqual(applying(straight));
      expect(judged(corrected)).toEqual(judged(straight));
    }),
  );
});

test('a quick interview ends with the verdicts that a complete one would leave', () => {
  const notKnown = fc.subarray(['runs', 'clusters', 'crossing', 'languages', 'gateway']);
  fc.assert(
    fc.property(anyFacts, notKnown, (fact, hidden) => {
      const reply = (id: string): Reply =>
        hidden.includes(id) ? unknown : { kind: 'value', value: fact[id as keyof typeof fact] as Value };
      const quick = answerAll(begin(compiled, none, { kind: 'quick' }), reply);
      const complete = answerAll(begin(compiled, none, open), reply);
      expect(liveResultOf(compiled, quick.answers).possible).toEqual(liveResultOf(compiled, complete.answers).possible);
      expect(quick.answers.size).toBeLessThanOrEqual(complete.answers.size);
    }),
  );
});

function answerAll(start: Interview, reply: (id: string) => Reply): Interview {
  let now = start;
  while (now.at.kind === 'question') now = afterReply(compiled, now, now.at.question, reply(now.at.question), day);
  return now;
}
