import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { waysOf } from '../../src/report/judgement/course.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { WEEKS_BEFORE_DATE } from '../../src/report/judgement/timing.ts';
import { demandOfWay, demands, stageTime } from '../../src/report/judgement/demands.ts';
import { endOfWay, isHeldAgainstDate, isInTime, isNeedInTime, pointedTo } from '../../src/report/judgement/in-time.ts';
import { endsOfNeed } from '../../src/report/judgement/interim.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { markdown } from '../../src/report/markdown.ts';
import { builtIn, builtInPack } from '../core/pack/built-in.ts';
import { organization, whoAndWhenLine } from './organization.ts';

/** A rollout that has stalled, with a requirement that is due on a day, and that network encryption can meet. */
function stalled(day: string, others: Readonly<Record<string, string>> = {}, within = 'half-year'): Assessment {
  const file = new URL('../../fixtures/practice/istio-stuck-at-thirty-percent.yaml', import.meta.url);
  const changed: Readonly<Record<string, string>> = {
    'internal-encryption': 'required',
    'service-identity': 'wanted',
    deadline: `{ value: ${within}, note: "${day}" }\n  deadline-for: calls\n  closed-weeks: 0\n  required-services: 30`,
    'mesh-trouble': '[failed-upgrades, outage]',
    'mesh-support': 'out-of-support',
    'upgrade-record': 'late',
    ...others,
  };
  const text = Object.entries(changed).reduce(
    (answers, [id, value]) => answers.replace(new RegExp(`^  ${id}: .*$`, 'm'), `  ${id}: ${value}`),
    readFileSync(file, 'utf8'),
  );
  return assess(builtIn, parseAnswers(text, 'stalled.yaml', builtInPack).answersFile, '1.0.0');
}

/** A deadline so many weeks ahead. */
function due(weeks: number, before: Assessment): Assessment {
  const answers = before.answers.map((each) => (each.question === 'deadline' ? { ...each, weeks, note: '' } : each));
  return { ...before, answers };
}

const cells = (assessment: Assessment) =>
  Object.fromEntries(waysOf(assessment).map((way) => [way.name, isInTime(way, assessment)]));

describe('alternatives beside a date', () => {
  const stuck = stalled('2027-05-17');
  const IDLE = 'no: leaves the need as it is';

  test('are not held against it where a step without a mesh meets the requirement in time', () => {
    expect(isHeldAgainstDate(stuck)).toBe(false);
    expect(markdown(stuck)).not.toContain('In time for');
    expect(decisionPoints(stuck).join(' ')).not.toContain('interim');
    expect(isHeldAgainstDate(due(8, stuck))).toBe(true);
  });

  test('are not held against a date that is about something else, also where no need is left', () => {
    const met = { ...stuck, options: [], useCases: stuck.useCases.map((each) => ({ ...each, unmet: false })) };
    expect(isHeldAgainstDate({ ...stuck, options: [] })).toBe(true);
    expect(isHeldAgainstDate(met)).toBe(false);
  });

  test('that protect nothing new do not look as if they met it', () => {
    const alone = { ...stuck, options: [] };
    expect(cells(alone)).toEqual({
      'Keep the mesh': IDLE,
      'Shrink the mesh': IDLE,
      'Leave the mesh': 'perhaps up to 8 weeks late',
    });
    expect(decisionPoints(alone).at(-1)).toMatch(/^No alternative is sure to meet the deadline/);
    expect(markdown(alone)).toContain('| Elapsed | In time for 2027-05-17? |');
    expect(markdown(alone)).toContain(`of work; against the deadline: ${IDLE} |`);
    expect(whoAndWhenLine(alone)).toContain(
      'only once the alternative that you choose is carried out (see “People and time”)',
    );
    const later = due(60, alone);
    expect(cells(later)).toMatchObject({ 'Keep the mesh': IDLE, 'Leave the mesh': 'ends in time' });
    expect(decisionPoints(later).at(-1)).toBe(
      'Choose “Keep the mesh” or “Shrink the mesh” only if whoever set the deadline accepts an interim measure (heuristic).',
    );
    expect(cells(due(2, alone))['Leave the mesh']).toMatch(/^no: \d+ to \d+ weeks late$/);
  });

  test('are pointed to where one alone is sure to meet it, but never to leaving', () => {
    const later = due(60, { ...stuck, options: [] });
    const changed = (from: RegExp, to: string, of: Assessment) =>
      JSON.parse(JSON.stringify(of).replaceAll(from, to)) as Assessment;
    const even = changed(/,"likely":true/g, '', later);
    expect(cells(even)['Leave the mesh']).toBe('ends in time');
    expect(pointedTo(even)).toBeUndefined();
    const finish = changed(/"Leave the mesh"/g, '"Finish the rollout"', even);
    expect(pointedTo(finish)).toBe('“Finish the rollout”, because it alone is sure to meet the deadline (heuristic)');
  });

  test('meet the need only after an upgrade that comes first, and with the steps that follow', () => {
    const changed = {
      'service-identity': 'required',
      'mesh-trouble': '[failed-upgrades, outage]',
      'upgrade-record': 'in-a-window',
    };
    const half = { ...stalled('2027-10-31', changed, 'year'), options: [] };
    const finish = waysOf(half).find(({ name }) => name === 'Finish the rollout')!;
    const upgrades = placedSteps(half, 'high').filter(({ step }) => step.closes.includes('mesh-version-supported'));
    expect(upgrades).toHaveLength(1);
    const [, high] = endOfWay(finish, half)!;
    expect(high).toBeGreaterThanOrEqual(Math.ceil(upgrades[0]!.to) + demandOfWay(finish, half)!.longest);
    const { toNeed } = stageTime(half, demands(half))!;
    const longest = Math.max(high, toNeed.high) + WEEKS_BEFORE_DATE;
    expect(cells(due(longest, half))[finish.name]).toBe('meets the need in time');
    expect(cells(due(longest - 1, half))[finish.name]).toBe('perhaps up to 1 week late');

    const current = stalled('2027-10-31', { ...changed, 'mesh-support': 'supported' }, 'year');
    expect(endOfWay(finish, current)![1]).toBeLessThan(high);
  });

  test('leave the need to the other steps where none of them helps, and these have a row of their own', () => {
    const merged = organization('two-meshes-after-merger');
    expect(cells(due(16, merged))).toMatchObject({ 'Keep both': 'ends in time' });
    expect(isNeedInTime(due(6, merged))).toMatch(/^first need \d+ to \d+ weeks late$/);
    expect(isNeedInTime(due(60, merged))).toBe('meets the need in time');
    expect(isNeedInTime({ ...stuck, options: [] })).toBe('–');
    // Where something simpler meets the need, too late, the sentence and the row tell the same end.
    const late = due(5, stuck);
    const [, low = '', high = ''] = /first need in (\d+) to (\d+) weeks/.exec(whoAndWhenLine(late)) ?? [];
    expect(isNeedInTime(late)).toBe(`first need ${Number(low) - 1} to ${Number(high) - 1} weeks late`);
  });
});

describe('while it is decided what becomes of a mesh', () => {
  const doubted = {
    'service-identity': 'required',
    'protection-today': 'mesh-strict-some',
    'mesh-support': 'supported',
    'mesh-trouble': '[slower]',
    'upgrade-record': 'rolling',
  };

  test.each(['2027-05-17', '2027-02-15'])(
    'what protects meanwhile is in the stage that waits for nothing: %s',
    (day) => {
      const page = markdown(stalled(day, doubted));
      const part = (from: string, to: string) => page.slice(page.indexOf(`\n## ${from}`), page.indexOf(`\n## ${to}`));
      const title = 'Protect the required services that the mesh doesn';
      expect(part('Crawl', 'Walk')).toContain(title);
      expect(part('Walk', 'Run')).not.toContain(title);
    },
  );

  test('nothing is called settled next to what is undecided', () => {
    const page = markdown(stalled('2027-05-17', doubted));
    expect(page).toContain('Undecided: ');
    expect(page).not.toContain('Settled: ');
  });
});

describe('a need that is met less than a month before its date', () => {
  const before = organization('app-mesh-on-eks-caller-identity');
  const [, end] = endsOfNeed(before);

  test.each([1, 3])('leaves too little time for evidence, and is not late: %i', (weeks) => {
    const text = markdown(due(end + weeks, before));
    const margin = `${weeks} ${weeks === 1 ? 'week' : 'weeks'} before the deadline`;
    expect(text).toContain(
      `By the high estimates, the required work ends only ${margin}: agree on a day for the evidence (advised: a month`,
    );
    expect(text).not.toContain('may come before the work ends');
    expect(text).not.toContain('agree on an interim measure');
  });

  test('can come too late in the week of that date, and is in time a month before', () => {
    expect(markdown(due(end, before))).toContain('agree on an interim measure');
    expect(markdown(due(end + WEEKS_BEFORE_DATE, before))).not.toContain('agree on when evidence is due');
  });
});
