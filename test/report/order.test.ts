import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../src/core/answers/days.ts';
import type { Assessment, StepResult } from '../../src/core/assess/assessment.ts';
import { namedBefore } from '../../src/report/judgement/before.ts';
import { closedTimes } from '../../src/report/judgement/closed.ts';
import { inSequence } from '../../src/report/judgement/course.ts';
import { queueOf } from '../../src/report/judgement/crews.ts';
import { weeksToDate } from '../../src/report/judgement/dates.ts';
import { weeksToDue } from '../../src/report/judgement/first-date.ts';
import { interimSteps } from '../../src/report/judgement/interim-steps.ts';
import { dueSteps } from '../../src/report/judgement/quarter.ts';
import { inOrderOfStart, type Placed, placedSteps } from '../../src/report/judgement/schedule.ts';
import { goesOnInSeason, seasonAhead } from '../../src/report/judgement/season.ts';
import { stepsToDo } from '../../src/report/judgement/stage.ts';
import { stepsBefore } from '../../src/report/judgement/steps-before.ts';
import { isLeft } from '../../src/report/judgement/steps-left.ts';
import { wayToNeed } from '../../src/report/judgement/way-to-need.ts';
import { changed, practices } from './organization.ts';

const ASSESSED = '2026-12-01';
const about = ['calls', 'other', 'end', 'mesh-ca', 'mesh-issuer', 'season', 'move', 'answer'];

/** An organization of practice with a date of some kind, and production that is closed for a while, or isn't. */
const dated = fc
  .record({
    name: fc.constantFrom(...practices),
    about: fc.constantFrom(...about),
    days: fc.integer({ min: 5, max: 300 }),
    closed: fc.option(fc.tuple(fc.integer({ min: 3, max: 120 }), fc.integer({ min: 5, max: 45 })), { nil: undefined }),
    isRequired: fc.boolean(),
  })
  .map(({ name, about: of, days, closed, isRequired }) => {
    const note =
      closed === undefined ? '' : `${dayAfter(ASSESSED, closed[0])} to ${dayAfter(ASSESSED, closed[0] + closed[1])}`;
    return changed(name, {
      assessed: ASSESSED,
      deadline: `{ value: ${days < 90 ? 'soon' : days < 180 ? 'half-year' : 'year'}, note: "${dayAfter(ASSESSED, days)}" }`,
      'deadline-for': of,
      'closed-weeks': closed === undefined ? '0' : `{ value: ${Math.round(closed[1] / 7)}, note: "${note}" }`,
      ...(isRequired ? { 'internal-encryption': 'required', 'service-identity': 'required' } : {}),
    });
  });

const RUNS = { numRuns: 60 };

/** Sums of parts of weeks aren't exact. */
const PART = 1e-6;

/** The first pair of a list in which a step waits for one that follows it; undefined where none does. */
function turnedAround(steps: readonly StepResult[], assessment: Assessment): string | undefined {
  const pairs = steps.flatMap((step, place) =>
    namedBefore(step, steps, assessment)
      .filter((other) => steps.indexOf(other) > place)
      .map((other) => `${step.id} before ${other.id}`),
  );
  return pairs[0];
}

describe('a step is listed after those that it waits for', () => {
  test('in the schedule, the stages, the next 90 days, and what is to be done', () => {
    fc.assert(
      fc.property(dated, (assessment) => {
        const placed = placedSteps(assessment);
        expect(turnedAround(inOrder(placed), assessment)).toBeUndefined();
        for (const stage of assessment.stages) {
          const steps = inOrderOfStart(inSequence(stage, assessment).steps, assessment);
          const needed = steps.filter((step) => isLeft(step) && step.postponed !== true);
          expect(turnedAround(needed, assessment), stage.id).toBeUndefined();
        }
        for (const lines of [1, 2, 3, 4])
          expect(
            turnedAround(
              dueSteps(assessment, lines).flatMap(({ steps }) => steps),
              assessment,
            ),
          ).toBeUndefined();
        expect(turnedAround(stepsToDo(assessment).filter(isLeft), assessment)).toBeUndefined();
      }),
      RUNS,
    );
  });
});

describe('a step with a day of its own', () => {
  test('goes ahead of the others that begin when it does', () => {
    fc.assert(
      fc.property(dated, (assessment) => {
        const begins = new Map(placedSteps(assessment).map(({ step, from }) => [step.id, from]));
        const hasDay = ({ id }: StepResult) => weeksToDue(id, assessment) !== undefined;
        for (const { steps } of dueSteps(assessment, 4))
          for (const [place, step] of steps.entries())
            if (place > 0 && hasDay(step) && !hasDay(steps[place - 1]!))
              expect(begins.get(steps[place - 1]!.id)).toBeLessThan(begins.get(step.id)!);
      }),
      RUNS,
    );
  });
});

describe('an interim measure', () => {
  test('that a decision names ends by the deadline, and before what lasts', () => {
    fc.assert(
      fc.property(dated, (assessment) => {
        const placed = placedSteps(assessment, 'high');
        const endOf = (step: StepResult) => placed.find((each) => each.step.id === step.id)!.to;
        for (const step of interimSteps(assessment)) {
          expect(endOf(step)).toBeLessThanOrEqual(weeksToDate(assessment) || Infinity);
          const lasting = placed.filter(
            (each) => each.step.interim !== true && each.step.options.length > 0 && each.step.light !== true,
          );
          const same = lasting.filter((each) => each.step.useCases.some((id) => step.useCases.includes(id)));
          if (same.length > 0) expect(Math.max(...same.map(({ to }) => to))).toBeGreaterThan(endOf(step));
        }
      }),
      RUNS,
    );
  });

  test.each([
    ['2027-01-31', '2026-12-18 to 2027-01-08', 'too late for the date'],
    ['2027-05-15', '2026-12-14 to 2027-01-10 and 2027-03-29 to 2027-04-11', 'as late as what lasts'],
  ])('is neither named nor begun where it ends too late: %s, closed %s (%s)', (day, closed, why) => {
    const assessment = changed('nine-go-services-identity-and-egress', {
      driver: 'audit',
      deadline: `{ value: half-year, note: "${day}" }`,
      'deadline-for': 'calls',
      'closed-weeks': `{ value: 3, note: "${closed}" }`,
    });
    const all = assessment.stages.flatMap(({ steps }) => steps).filter((step) => step.interim === true);
    expect(all).toHaveLength(1);
    expect(interimSteps(assessment)).toEqual([]);
    const due = dueSteps(assessment, 4).flatMap(({ steps, others }) => [...steps, ...others]);
    expect(due.includes(all[0]!)).toBe(why === 'too late for the date');
  });
});

test('a second location is complete before failover to it is drilled', () => {
  const answers = {
    clusters: '3',
    'cross-cluster-calls': 'some',
    'failover-need': 'region',
    'failover-today': 'by-hand',
  };
  const placed = placedSteps(changed('ambient-small-strict-pci', answers));
  const own = (id: string) => placed.find(({ step }) => step.id === id)!;
  expect(own('drill-the-failover').from).toBeGreaterThanOrEqual(own('complete-both-locations').to);
});

function inOrder(placed: readonly Placed[]): readonly StepResult[] {
  return placed.toSorted((a, b) => a.from - b.from).map(({ step }) => step);
}

describe('around a season or a change freeze', () => {
  test('reading, asking, and deciding begin after it only where they wait for a step or for their owner', () => {
    fc.assert(
      fc.property(dated, (assessment) => {
        const placed = placedSteps(assessment);
        const left = placed.map(({ step }) => step);
        const season = seasonAhead(assessment);
        const times = season === undefined ? closedTimes(assessment) : [...closedTimes(assessment), season];
        for (const { step, from } of placed.filter((each) => goesOnInSeason(each.step) && each.step.light === true)) {
          const time = times.find(({ to }) => Math.abs(from - to) < PART);
          if (time === undefined) continue;
          const before = stepsBefore(step, left, assessment, wayToNeed(assessment), new Map());
          const isAwaited = (other: StepResult) =>
            before.includes(other.id) || queueOf(assessment, other) === queueOf(assessment, step);
          const held = placed.filter((each) => each.step !== step && each.to > time.from && each.from < from);
          expect(
            held.some((each) => isAwaited(each.step)),
            step.id,
          ).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('whatever fits before a season by the high estimates begins before it in every calendar, and nothing else', () => {
    fc.assert(
      fc.property(dated, (assessment) => {
        const season = seasonAhead(assessment);
        if (season === undefined) return;
        const begun = (estimate: 'low' | 'middle' | 'high') =>
          placedSteps(assessment, estimate)
            .filter(({ step, from }) => step.now !== true && !goesOnInSeason(step) && from < season.from)
            .map(({ step }) => step.id)
            .toSorted();
        expect(begun('low')).toEqual(begun('high'));
        expect(begun('middle')).toEqual(begun('high'));
      }),
      { numRuns: 200 },
    );
  });
});
