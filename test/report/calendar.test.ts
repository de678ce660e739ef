import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { datesIn, dayAfter } from '../../src/core/answers/index.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { assess } from '../../src/core/assess/assess.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { askedDay } from '../../src/report/judgement/asked-day.ts';
import { dayAtEnd, dayOfBegin, lastBegin } from '../../src/report/judgement/calendar.ts';
import { milestones } from '../../src/report/judgement/checkpoints.ts';
import { changesProduction, closedNotes } from '../../src/report/judgement/closed.ts';
import { unplacedWeeks } from '../../src/report/judgement/closed-weeks.ts';
import { dayMeant } from '../../src/report/judgement/first-date.ts';
import { closingDay, whenMet } from '../../src/report/judgement/interim.ts';
import { whenToDecideAgain } from '../../src/report/judgement/again.ts';
import { laterDateInNotes } from '../../src/report/judgement/other-dates.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { dayAfterSeason } from '../../src/report/judgement/season.ts';
import { markdown } from '../../src/report/markdown.ts';
import { builtIn, builtInFiles, builtInPack } from '../core/pack/built-in.ts';
import { changed, organization, practices } from './organization.ts';

const CLOSED = '{ value: 6, note: "2026-12-14 to 2027-01-10 and 2027-03-29 to 2027-04-11" }';
const AUDIT = '{ value: audit, note: "the annex of a customer" }';

/** Answers with which a page tells many days: of a date, of a reply, and of a date far ahead. */
const DATED: readonly Readonly<Record<string, string>>[] = [
  {
    driver: AUDIT,
    deadline: '{ value: half-year, note: "2027-05-15" }',
    'deadline-for': 'calls',
    'closed-weeks': CLOSED,
  },
  {
    driver: AUDIT,
    deadline: '{ value: soon, note: "2027-01-15 plan to the customer; calls protected by 2027-10-29" }',
    'deadline-for': '{ value: answer, note: "plan by 2027-01-15; the work is due 2027-10-29" }',
    'closed-weeks': CLOSED,
    'required-services': '9',
  },
  {
    driver: AUDIT,
    deadline: '{ value: year, note: "2027-11-15" }',
    'deadline-for': 'calls',
    'closed-weeks': '{ value: 3, note: "about Christmas" }',
    'required-services': '9',
  },
];

const samples = ['already-flying', 'event-driven', 'example-payments', 'polyglot-regulated', 'vm-heavy-insurer'];

function sample(name: string): Assessment {
  const text = readFileSync(new URL(`../../fixtures/samples/${name}.yaml`, import.meta.url), 'utf8');
  return assess(builtIn, parseAnswers(text, `${name}.yaml`, builtInPack).answersFile, '1.0.0');
}

const pages: readonly (readonly [string, () => Assessment])[] = [
  ...samples.map((name) => [name, () => sample(name)] as const),
  ...practices.map((name) => [name, () => organization(name)] as const),
  ...practices.flatMap((name) =>
    DATED.map((answers, at) => [`${name}, dated ${at}`, () => changed(name, answers)] as const),
  ),
];

/** The days that rules tell, such as the end of a product's support. */
const TOLD_BY_RULES = builtInFiles.flatMap(({ text }) => text.match(/20\d\d-\d\d-\d\d/g) ?? []);

const DAY = /(?<![\d-])20\d\d-\d\d-\d\d(?![\d-])/g;

/** The first page without its sources, what it is called, and its diagram. */
function firstPage(assessment: Assessment): string {
  const page = markdown(assessment, { width: 80, color: 0, file: 'answers.yaml', brief: true });
  return page.slice(page.indexOf('## ')).replace(/## Sources[^]*$/, '');
}

/** The days that notes name, and those before, after, and between them. */
function answered(assessment: Assessment): readonly string[] {
  const noted = assessment.answers.flatMap(({ note = '', date }) => [
    ...datesIn(note, date, true).flatMap((each) => [each.date, each.last]),
    ...(note.match(DAY) ?? []),
  ]);
  const closed = closedNotes(assessment).flatMap(({ first, last }) => [
    dayAfter(first, -1),
    first,
    last,
    dayAfter(last, 1),
  ]);
  // A reply is sent a week early, and a mesh is reviewed a day after the last date.
  const beside = noted.flatMap((day) => [dayAfter(day, -7), dayAfter(day, 1)]);
  return [assessment.assessed ?? '', ...noted, ...closed, ...beside];
}

/** The days of the schedule: when steps begin and end, and what is counted back from a date. */
function scheduled(assessment: Assessment): readonly (string | undefined)[] {
  const ends = (['low', 'middle', 'high'] as const).flatMap((part) =>
    placedSteps(assessment, part).flatMap(({ step, to }) => [
      dayAtEnd(to, assessment),
      dayAtEnd(to, assessment, changesProduction(step)),
    ]),
  );
  const begins = placedSteps(assessment).map(({ from }) => dayOfBegin(from, assessment));
  const met = whenMet(assessment);
  const dates = [askedDay(assessment), dayMeant(assessment), laterDateInNotes(assessment)].flatMap((date) =>
    date === undefined ? [] : [date],
  );
  const back = dates.flatMap((date) => {
    const days = milestones(date, 0, assessment);
    const begin =
      met === undefined ? undefined : lastBegin(met[1], date.weeks - unplacedWeeks(assessment) - 4, assessment);
    return [begin, days?.first, days?.half, days?.all];
  });
  const decided = [closingDay(assessment), ...(whenToDecideAgain(assessment)?.match(DAY) ?? [])];
  return [...ends, ...begins, ...back, ...decided, dayAfterSeason(assessment)];
}

describe('the first page has one calendar:', () => {
  test.each(pages)('%s', (_, read) => {
    const assessment = read();
    const page = firstPage(assessment);
    // Every day is that of an answer, or one of the schedule.
    const known = new Set([...TOLD_BY_RULES, ...answered(assessment), ...scheduled(assessment)]);
    expect((page.match(DAY) ?? []).filter((day) => !known.has(day))).toEqual([]);
    // No work is expected to end while production is closed.
    const ends = [...page.matchAll(/(?:weeks?|[Ee]xpected|first need) (?:\(|[^.;:()]*\()?by (20\d\d-\d\d-\d\d)/g)].map(
      ([, day]) => day!,
    );
    const isClosed = (day: string) => closedNotes(assessment).some(({ first, last }) => first <= day && day <= last);
    // What only reads or orders can end then.
    const reads = placedSteps(assessment, 'high').filter(({ step }) => !changesProduction(step));
    const ofReading = new Set(reads.map(({ to }) => dayAtEnd(to, assessment, false)));
    expect(ends.filter((day) => isClosed(day) && !ofReading.has(day))).toEqual([]);
    // Where a page tells when all is done, that is the last of the ends that it tells.
    const [, all] = /All steps (?:of this plan )?are done in [^.]*?by (20\d\d-\d\d-\d\d)/.exec(page) ?? [];
    if (all === undefined) return;
    expect(ends.toSorted().at(-1)).toBe(all);
    expect([...page.matchAll(/expected by (20\d\d-\d\d-\d\d)/g)].filter(([, day]) => day! > all)).toEqual([]);
    // Schedule and sentence tell the same last day, but for steps that only read and may end while it is closed.
    const left = placedSteps(assessment, 'high').filter(
      ({ step }) => changesProduction(step) && step.postponed !== true,
    );
    if (unplacedWeeks(assessment) > 0) return;
    for (const { step, to } of left) expect(dayAtEnd(to, assessment)! <= all, step.id).toBe(true);
  });
});

describe('the last day to begin', () => {
  const assessment = changed('ecs-twelve-services-pci', DATED[0]!);

  test('is counted back without closed weeks, so that it is never in one, nor the day before by mistake', () => {
    // Of 20 weeks, the last 18 are open but for two closed ones: 16 before them, and 2 after.
    expect(lastBegin(4, 20, assessment)).toBe('2027-03-11');
    // What is to end when production closes has ended the day before, and begins as many open weeks earlier.
    expect(lastBegin(1, 5, assessment)).toBe('2026-12-03');
    expect(lastBegin(4, 5, assessment)).toBeUndefined();
  });
});
