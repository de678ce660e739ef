import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../../src/core/assess/assessment.ts';
import { type BarContext, judgeBar } from '../../../src/core/bar/bar.ts';
import { STAGES } from '../../../src/core/pack/scales.ts';
import { decide, no, notYet, samples, yes } from '../../report/sample.ts';

const today = '2026-11-22';
const codes = (assessment: Assessment, bar: Parameters<typeof judgeBar>[1], day = today) =>
  judgeBar(assessment, bar, day).findings.map(({ code, gate, question }) =>
    [code, gate ?? question].filter(Boolean).join(' '),
  );

test('an empty bar is met by every verdict', () => {
  for (const assessment of Object.values(samples))
    expect(judgeBar(assessment, {}, today)).toEqual({ met: true, findings: [], passed: [] });
});

describe('verdict', () => {
  test('one of those wanted passes', () => expect(codes(yes, { verdict: ['yes', 'not-yet'] })).toEqual([]));
  test('another is a finding', () => expect(codes(no, { verdict: ['yes'] })).toEqual(['verdict']));
});

describe('ready for a stage', () => {
  test('each required gate before it that is open or unknown is a finding of its own', () => {
    expect(codes(yes, { readyFor: 'walk' })).toEqual([
      'gate-open people',
      'gate-open dashboards',
      'gate-unknown debugging',
    ]);
    expect(codes(yes, { readyFor: 'run' })).toEqual([
      'gate-open people',
      'gate-open dashboards',
      'gate-unknown debugging',
      'gate-open canary',
    ]);
  });
  test('the stage itself passes with its own gates still open', () =>
    expect(codes(yes, { readyFor: 'crawl' })).toEqual([]));
  test('a waiver lets its gate pass up to and including its last day', () => {
    expect(codes(yes, { readyFor: 'walk' }, '2027-03-31')).not.toContain('gate-open edge');
    expect(codes(yes, { readyFor: 'walk' }, '2027-04-01')).toEqual([
      'gate-open people',
      'gate-open dashboards',
      'gate-unknown debugging',
      'gate-open edge',
      'waiver-expired edge',
    ]);
  });
  test('a finding points at the line of the answer that causes it', () => {
    const { findings } = judgeBar(yes, { readyFor: 'walk' }, today);
    expect(findings.find(({ gate }) => gate === 'dashboards')).toMatchObject({ question: 'telemetry', line: 11 });
  });
  test('no and not-yet are ready for nothing where there is no mesh to work on', () => {
    for (const readyFor of STAGES) {
      expect(codes(no, { readyFor })).toEqual(['verdict']);
      expect(codes(notYet, { readyFor })).toEqual(['verdict']);
    }
    expect(codes(decide, { readyFor: 'crawl' })).toEqual([]);
  });
});

describe('coverage', () => {
  test('exactly the share wanted passes', () => expect(codes(yes, { minCoverage: 71 })).toEqual([]));
  test('less is a finding that names what is open', () => {
    const { findings } = judgeBar(yes, { minCoverage: 72 }, today);
    expect(findings.map(({ code }) => code)).toEqual(['coverage']);
    expect(findings[0]?.message).toContain('teams, debugging-skill');
  });
});

describe('age', () => {
  test('the day of the assessment counts for answers without a date of their own', () => {
    expect(codes(yes, { maxAgeDays: 2 })).toEqual([]);
    expect(codes(yes, { maxAgeDays: 1 })).toEqual(['answer-stale service-count']);
    expect(codes(yes, { maxAgeDays: 0 }, '2026-11-23')).toEqual([
      'answer-stale service-count',
      'answer-stale languages',
      'answer-stale internal-encryption',
      'answer-stale telemetry',
      'answer-stale virtual-machines',
    ]);
  });
  test('one day is told in the singular', () => {
    const { findings } = judgeBar(yes, { maxAgeDays: 0 }, '2026-11-23');
    expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('1 day old'));
  });
  test('an answer whose age is not known is not young', () => {
    expect(codes({ ...yes, assessed: null }, { maxAgeDays: 10_000 })).toContain('answer-undated languages');
  });
  test('a date in the future is not fresh for ever', () => {
    expect(codes(yes, { maxAgeDays: 10 }, '2026-11-20')).toContain('answer-from-the-future languages');
  });
  test('a date of tomorrow is today in another time zone', () => {
    expect(codes(yes, { maxAgeDays: 10 }, '2026-11-21')).not.toContain('answer-from-the-future languages');
  });
  test('a date is from the future where it is more than a day after the latest day', () => {
    const ages = (latestDay: string) =>
      judgeBar(yes, { maxAgeDays: 10 }, '2026-11-20', { latestDay }).findings.map(({ code }) => code);
    expect(ages('2026-11-21')).not.toContain('answer-from-the-future');
    expect(ages('2026-11-20')).toContain('answer-from-the-future');
  });
  test('days are days of the calendar, also over a leap day and the new year', () => {
    const from = (assessed: string) => ({
      ...yes,
      assessed,
      waivers: [],
      answers: yes.answers.filter(({ date }) => date === undefined),
    });
    expect(codes(from('2028-02-28'), { maxAgeDays: 2 }, '2028-03-01')).toEqual([]);
    expect(codes(from('2028-02-28'), { maxAgeDays: 1 }, '2028-03-01')).toHaveLength(4);
    expect(codes(from('2026-12-31'), { maxAgeDays: 1 }, '2027-01-01')).toEqual([]);
  });
});

describe('waivers', () => {
  test('an expired one is a finding whatever the bar says', () =>
    expect(codes(yes, {}, '2027-04-01')).toEqual(['waiver-expired edge']));
  test('one for a gate that is not there is a finding', () => {
    const waivers = [{ gate: 'nothing', reason: 'none', until: '2030-01-01' }];
    expect(codes({ ...yes, waivers }, {})).toEqual(['waiver-unknown nothing']);
  });
});

describe('what else a bar can ask for', () => {
  const named = (assessment: Assessment, bar: Parameters<typeof judgeBar>[1], context: BarContext = {}) =>
    judgeBar(assessment, bar, today, context).findings.map(({ code, gate, question }) =>
      [code, gate ?? question].filter(Boolean).join(' '),
    );
  const changed = (change: Partial<Assessment>): Assessment => ({ ...yes, ...change });
  const gates = (outcome: 'met' | 'open' | 'unknown', id: string): Assessment => ({
    ...yes,
    stages: yes.stages.map((stage) => ({
      ...stage,
      gates: stage.gates.map((gate) => (gate.id === id ? { ...gate, outcome } : gate)),
    })),
  });
  const baseline = (assessment: Assessment) => ({ file: 'old.yaml', assessment });

  test('a gate by name is met, or does not apply; a waiver is not enough', () => {
    expect(named(yes, { require: ['platform', 'vm-inventory'] })).toEqual([]);
    expect(named(yes, { require: ['dashboards', 'debugging', 'edge'] })).toEqual([
      'gate-open dashboards',
      'gate-unknown debugging',
      'gate-waived edge',
    ]);
  });
  test('a gate that is asked for twice is found once', () => {
    expect(named(yes, { readyFor: 'walk', require: ['dashboards'] })).toEqual([
      'gate-open people',
      'gate-open dashboards',
      'gate-unknown debugging',
    ]);
  });
  test('a settled verdict', () => {
    expect(named(yes, { settled: true })).toEqual(['not-settled']);
    expect(named(no, { settled: true })).toEqual([]);
  });
  test('a finding about an answer that is missing points at answers:', () => {
    const lines = judgeBar(yes, { settled: true, minCoverage: 100, readyFor: 'walk' }, today, {
      answersLine: 7,
    }).findings.map(({ line }) => line);
    expect(lines).toEqual([7, 11, 11, 11, 7]);
  });
  test('a baseline passes when nothing is worse', () => {
    expect(named(yes, { baseline: 'old.yaml', noRegression: true }, { baseline: baseline(yes) })).toEqual([]);
    expect(
      named(yes, { baseline: 'old.yaml', noRegression: true }, { baseline: baseline(gates('open', 'platform')) }),
    ).toEqual([]);
  });
  test('a gate that was met and is not any more is a regression', () => {
    for (const outcome of ['open', 'unknown'] as const) {
      expect(named(gates(outcome, 'platform'), { noRegression: true }, { baseline: baseline(yes) })).toEqual([
        'regression-gate platform',
      ]);
    }
  });
  test('a range that widened and a verdict that opened are regressions', () => {
    const before = changed({
      exposure: { ...yes.exposure, range: [61.5, 70] },
      verdict: { ...yes.verdict, possible: ['yes'] },
    });
    expect(named(yes, { noRegression: true }, { baseline: baseline(before) })).toEqual([
      'regression-range',
      'regression-range',
    ]);
  });
  test('an answer that is gone or went stale is a regression', () => {
    const before = changed({ answers: yes.answers.map((record) => ({ ...record, state: 'answered' as const })) });
    expect(named(yes, { noRegression: true }, { baseline: baseline(before) })).toEqual(['regression-answer teams']);
    expect(named(yes, { noRegression: true }, { baseline: { ...baseline(yes), maxAgeDays: 1 } })).toEqual([
      'answer-stale service-count',
    ]);
  });
  test('what cannot be compared does not pass', () => {
    expect(named(yes, { noRegression: true }, { baseline: { file: 'old.yaml', incomparable: 'other pack' } })).toEqual([
      'incomparable',
    ]);
  });
  test('without --no-regression what is worse is told and passes', () => {
    const result = judgeBar(gates('open', 'platform'), {}, today, { baseline: baseline(yes) });
    expect(result.met).toBe(true);
    expect(result.notes).toHaveLength(1);
  });
  test.each([
    [{}, {}, undefined],
    [{ organization: 'Old' }, { organization: 'New' }, /old\.yaml is about Old, .*New/],
    [{ scope: 'shop' }, { scope: 'bank' }, /shop.*bank/],
    [{ organization: null, scope: null }, { organization: 'New', scope: 'bank' }, undefined],
    [{ organization: 'x'.repeat(10_000) }, { organization: 'New' }, /about x{57}\.\.\./],
  ])('a baseline about %j is compared with a file about %j, and where they differ that is told', (old, now, says) => {
    for (const noRegression of [true, false]) {
      const { met, notes = [] } = judgeBar(changed(now), { noRegression }, today, { baseline: baseline(changed(old)) });
      expect({ met, notes: notes.length }).toEqual({ met: true, notes: says === undefined ? 0 : 1 });
      if (says) expect(notes[0]).toMatch(says);
    }
  });
  test('a gate that is asked for by name counts as waived only until the last day of its waiver', () => {
    const codesAt = (day: string) => codes(yes, { require: ['edge'] }, day);
    expect(codesAt('2027-03-31')).toEqual(['gate-waived edge']);
    expect(codesAt('2027-04-01')).toEqual(['gate-open edge', 'waiver-expired edge']);
  });
  test('a waiver for a gate that is met is a finding', () => {
    expect(named(gates('met', 'edge'), {})).toEqual(['waiver-unused edge']);
  });
});

test('one finding never hides another: a bar finds what its parts find', () => {
  const bar = fc.record({
    readyFor: fc.constantFrom(...STAGES),
    verdict: fc.subarray(['yes', 'not-yet', 'no'] as const, { minLength: 1 }),
    minCoverage: fc.integer({ min: 0, max: 100 }),
    maxAgeDays: fc.integer({ min: 0, max: 400 }),
  });
  const day = fc.constantFrom('2026-11-01', today, '2026-12-24', '2027-04-01');
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(samples)), bar, day, (assessment, whole, at) => {
      const { readyFor, verdict, minCoverage, maxAgeDays } = whole;
      const parts = [{ readyFor }, { verdict }, { minCoverage }, { maxAgeDays }].flatMap((part) =>
        codes(assessment, part, at),
      );
      expect(new Set(codes(assessment, whole, at))).toEqual(new Set([...parts, ...codes(assessment, {}, at)]));
    }),
  );
});
