import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../src/core/answers/days.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { closedTimes } from '../../src/report/judgement/closed.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { dueSteps } from '../../src/report/judgement/quarter.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { dayAfterSeason, fixesBeforeSeason, goesOnInSeason, seasonAhead } from '../../src/report/judgement/season.ts';
import { stepsToDo } from '../../src/report/judgement/stage.ts';
import { whoAsked } from '../../src/report/judgement/who-asked.ts';
import { markdown } from '../../src/report/markdown.ts';
import { changed, whoAndWhenLine } from './organization.ts';

const CLOSED = '2027-02-01 to 2027-03-14';

/** An organization of practice that must be ready for a season that begins on 2027-02-08. */
function before(name: string, closed = CLOSED): Assessment {
  return changed(name, {
    deadline: '{ value: soon, note: "2027-02-08, the season begins" }',
    'deadline-for': 'season',
    'closed-weeks': `{ value: 1, note: "${closed}" }`,
    driver: '{ value: incident, note: "wants a mesh before the season" }',
  });
}

describe('before a season', () => {
  const names = ['polyglot-scale-up', 'grpc-uneven-load-only', 'thin-cascades-and-nobody-on-call'];

  test.each(names)(
    'only fixes of the first need change anything, and all other changes begin after it, as in %s',
    (name) => {
      const assessment = before(name);
      const season = seasonAhead(assessment)!;
      expect(dayAfterSeason(assessment)).toBe('2027-03-15');
      const fixes = fixesBeforeSeason(stepsToDo(assessment), assessment);
      for (const estimate of ['low', 'middle', 'high'] as const)
        for (const { step, from, to } of placedSteps(assessment, estimate)) {
          if (step.now === true || goesOnInSeason(step)) continue;
          if (from < season.to) expect(fixes, step.id).toContain(step);
          if (from < season.to) expect(to, step.id).toBeLessThanOrEqual(season.from);
        }
      expect(whoAndWhenLine(assessment)).toContain('All other changes that can wait begin on 2027-03-15 or later.');
    },
  );

  test('calls are spread over instances at once: at the busiest server in week 1, then at its clients', () => {
    const placed = placedSteps(before('grpc-uneven-load-only'));
    const own = (id: string) => placed.find(({ step }) => step.id === id)!;
    const server = own('renew-connections-of-the-busiest-service');
    expect(server).toMatchObject({ from: 0 });
    expect(own('spread-calls-from-the-client').from).toBeLessThanOrEqual(server.to);
  });

  test('whoever wants a mesh for it hears that no proxy comes earlier', () => {
    const assessment = before('polyglot-scale-up');
    expect(assessment.verdict.course).toBe('adopt');
    expect(whoAsked(assessment, [])?.says).toContain('No proxy of it reaches production before 2027-03-15');
  });

  test('the stage is approved for the time after it, and the closed time is told, also where it begins with the date', () => {
    const assessment = before('polyglot-scale-up');
    expect(decisionPoints(assessment).join(' ')).toContain('(changes from 2027-03-15 on, after the season)');
    const from = before('polyglot-scale-up', '2027-02-08 to 2027-03-14');
    expect(markdown(from)).toContain('Closed to changes: “2027-02-08 to 2027-03-14”, `closed-weeks`.');
    const [first] = dueSteps(from, 4);
    expect(first!.steps.map(({ id }) => id)).toContain('plan-around-the-season');
  });

  test('the season lasts as long as a note says in words, or else four weeks', () => {
    const name = 'grpc-uneven-load-only';
    for (const note of [
      'from 2027-02-01; closed until 2027-03-14',
      '2027-02-01 to 2027-02-10; the season itself lasts until about 2027-03-14',
    ])
      expect(dayAfterSeason(before(name, note)), note).toBe('2027-03-15');
    const unknown = before(name, '2026-12-23 to 2027-01-03; next year closed until 2027-04-20');
    expect(dayAfterSeason(unknown)).toBe('2027-03-08');
    expect(whoAndWhenLine(unknown)).toContain("Note the season's last day: it is taken to last 4 weeks (heuristic).");
  });

  test('a date of anything else makes no season', () => {
    const other = changed('polyglot-scale-up', {
      deadline: '{ value: soon, note: "2027-02-08" }',
      'deadline-for': 'move',
      'closed-weeks': `{ value: 1, note: "${CLOSED}" }`,
    });
    expect(seasonAhead(other)).toBeUndefined();
    expect(whoAndWhenLine(other)).not.toContain('All other changes');
  });
});

describe('a retired ingress', () => {
  const org = (note: string, closed: string, about = 'season') =>
    changed('bad-releases-behind-ingress-nginx', {
      assessed: '2026-12-01',
      deadline: `{ value: soon, note: "${note}" }`,
      'deadline-for': about,
      'closed-weeks': closed === '' ? '0' : `{ value: 2, note: "${closed}" }`,
    });
  const begins = (assessment: Assessment, id: string) =>
    (['low', 'middle', 'high'] as const).map(
      (estimate) => placedSteps(assessment, estimate).find(({ step }) => step.id === id)!.from,
    );

  test.each([
    ['2027-01-04 to 2027-01-31, peak season', ''],
    ['2027-02-08 to 2027-02-28, peak season', '2026-12-14 to 2027-01-10'],
  ])('is restricted at once, and replaced after a season that is too near: %s', (note, closed) => {
    const assessment = org(note, closed);
    const after = seasonAhead(assessment)!.to;
    expect(begins(assessment, 'guard-ingress-nginx')).toEqual([0, 0, 0]);
    for (const from of begins(assessment, 'replace-ingress-nginx')) expect(from).toBeGreaterThanOrEqual(after);
    expect(whoAndWhenLine(assessment)).toContain(
      '“Replace ingress-nginx, with or without a mesh” changes the way that calls take, so it waits for that day, too.',
    );
  });

  test('is replaced at once where that ends before the season', () => {
    const assessment = org('2027-02-22 to 2027-03-14, peak season', '');
    for (const from of begins(assessment, 'replace-ingress-nginx')) expect(from).toBeLessThanOrEqual(1);
    expect(whoAndWhenLine(assessment)).not.toContain('“Replace ingress-nginx, with or without a mesh” changes');
  });

  test('is not replaced just before a long change freeze, whatever the date is about', () => {
    const assessment = org('2027-02-22', '2026-12-20 to 2027-01-10', 'end');
    const [freeze] = closedTimes(assessment);
    for (const from of begins(assessment, 'replace-ingress-nginx')) expect(from).toBeGreaterThanOrEqual(freeze!.to);
  });
});

test('an end that passes the deadline of a requirement is told in weeks', () => {
  const late = changed('insurer-half-on-vms', {
    deadline: '{ value: soon, note: "2027-01-15" }',
    'deadline-for': 'calls',
    'closed-weeks': '0',
  });
  expect(whoAndWhenLine(late)).toMatch(/\d+ (?:to \d+ )?weeks after the deadline/);
});

test.each(['thin-cascades-and-nobody-on-call', 'polyglot-scale-up'])(
  'no end that is told falls in a closed time of %s',
  (name) => {
    const closedIn = (note: string, weeks: number) =>
      changed(name, {
        deadline: '{ value: later, note: "2029-02-08" }',
        'deadline-for': 'move',
        'closed-weeks': weeks === 0 ? '0' : `{ value: ${weeks}, note: "${note}" }`,
      });
    const end = (assessment: Assessment) => /by (\d{4}-\d\d-\d\d);/.exec(whoAndWhenLine(assessment))![1]!;
    const open = closedIn('', 0);
    for (let from = -30; from <= 60; from += 5) {
      const first = dayAfter(end(open), from);
      const closed = closedIn(`${first} to ${dayAfter(first, 20)}`, 3);
      const told = end(closed);
      expect(closedTimes(closed)).toHaveLength(1);
      expect(told < first || told > dayAfter(first, 20), `${told} in closed weeks from ${first}`).toBe(true);
    }
  },
);

test('a move is not told as done when the steps of the plan are, and its pace is compared', () => {
  const move = changed('insurer-half-on-vms', {
    deadline: '{ value: later, note: "2029-02-08" }',
    'deadline-for': 'move',
  });
  if (whoAndWhenLine(move).includes('All steps')) expect(whoAndWhenLine(move)).toContain('All steps of this plan are');
  expect(markdown(move)).toContain('how many services a month must move');
});

test.each([
  ['2026-12-14 to 2027-01-04', true],
  ['change freeze 14 December to 4 January', true],
  ['2026-12-18 to 2027-01-05, and two days around each payroll run (12th and 25th)', false],
  ["2026-12-01 to 2026-12-27, and one week at each quarter's end", false],
])('days in notes are held against the answer only where the note names nothing else: %s', (note, isTold) => {
  const assessment = changed('polyglot-scale-up', {
    deadline: '{ value: half-year, note: "2027-05-01" }',
    'deadline-for': 'other',
    'closed-weeks': `{ value: 12, note: "${note}" }`,
  });
  expect(markdown(assessment).includes('The days in notes add up to')).toBe(isTold);
});

test('whoever wants a mesh for a season further ahead hears what a proxy must have passed, or that it comes later', () => {
  const before = (note: string, more: Readonly<Record<string, string>> = {}) =>
    whoAsked(
      changed('polyglot-scale-up', {
        ...more,
        deadline: `{ value: half-year, note: "${note}" }`,
        'deadline-for': 'season',
        driver: '{ value: incident, note: "wants a mesh before the season" }',
      }),
      [],
    )?.says;
  expect(before('2027-05-20')).toContain("Before 2027-05-20, no proxy of it carries the season's calls, unless ");
  expect(before('2027-03-01', { 'closed-weeks': '{ value: 10, note: 2026-12-07 to 2027-02-14 }' })).toContain(
    'It comes after 2027-03-01: ',
  );
});

test.each([
  ['2027-02-08 to 2027-02-26', '2027-02-27'],
  ['2027-02-08 and 2027-02-09', '2027-02-10'],
  ['2027-02-08; a report on 2027-02-26', '2027-03-08'],
])('its own note has its last day: %s', (note, after) => {
  const deadline = `{ value: soon, date: 2026-11-25, note: "${note}" }`;
  const own = changed('polyglot-scale-up', { deadline, 'deadline-for': 'season' });
  expect(dayAfterSeason(own)).toBe(after);
  expect(/also names|A reply is due/.test(whoAndWhenLine(own))).toBe(note.includes('report'));
});

describe('urgent steps before a season', () => {
  const season = { deadline: '{ value: soon, note: "2026-12-10" }', 'deadline-for': 'season', driver: 'incident' };
  const required = {
    compliance: '[pci-dss]',
    'internal-encryption': 'required',
    'service-identity': 'required',
    'protection-today': 'none',
    'call-problems': '[cascading-failures, unexplained-slowness]',
  };

  test('after an incident are held against it, also where a requirement comes first', () => {
    const said = whoAndWhenLine(changed('polyglot-scale-up', { ...season, ...required }));
    expect(said).toMatch(/ The urgent fixes end in 1 to 3 weeks \(heuristic\)\. That can be 1 week after the last day/);
    const wide = changed('polyglot-scale-up', {
      ...season,
      ...required,
      deadline: '{ value: soon, note: "2027-01-15" }',
    });
    expect(whoAndWhenLine(wide)).toContain(' The urgent fixes end in 1 to 3 weeks (heuristic): in time.');
    expect(whoAndWhenLine(changed('ecs-twelve-services-pci', season))).not.toContain('urgent fixes');
  });

  test('that change the way that calls take wait for its end where they could last into it', () => {
    expect(whoAndWhenLine(changed('bad-releases-behind-ingress-nginx', season))).toMatch(
      / “Replace ingress-nginx, [^”]*” changes the way that calls take, so it waits for that day, too\./,
    );
  });
});

test('an audit within a season, or shortly before it, is a date of what is required', () => {
  const said = (note: string) =>
    whoAndWhenLine(
      changed('ecs-twelve-services-pci', {
        assessed: '2026-12-01',
        deadline: `{ value: soon, note: "2027-02-20 to 2027-03-14 spring sale${note}" }`,
        'deadline-for': 'season',
        'closed-weeks': '0',
        'internal-encryption': 'required',
      }),
    );
  expect(said('; audit on 2027-03-01')).toContain('Confirm that “Encrypted calls between services” is due 2027-03-01.');
  expect(said('; the audit is on 2027-02-10')).toContain(
    'Confirm that “Encrypted calls between services” is due 2027-02-10.',
  );
  expect(said('')).toContain('No date is known for “Encrypted calls between services”: ask for it.');
});
