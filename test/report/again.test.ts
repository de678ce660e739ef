import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../src/core/answers/index.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { whenToDecideAgain } from '../../src/report/judgement/again.ts';
import { organization } from './organization.ts';

const notYet = organization('ecs-twelve-services-pci');
const day = (days: number) => dayAfter(notYet.assessed!, days);

/** The same organization with these notes. */
function noting(notes: Readonly<Record<string, string>>): Assessment {
  const answers = notYet.answers.map((answer) => {
    const note = notes[answer.question];
    if (note === undefined) return answer;
    return answer.question === 'closed-weeks'
      ? { ...answer, state: 'answered' as const, value: 4, note }
      : { ...answer, state: 'answered' as const, value: 'half-year', weeks: 26, note };
  });
  return { ...notYet, answers };
}

describe('when to decide again about a mesh', () => {
  test('is after a quarter where the steps end sooner, and after the steps where they take longer', () => {
    expect(whenToDecideAgain(notYet)).toBe(`On ${day(91)}, after a quarter`);
    expect(whenToDecideAgain(organization('four-engineers-sixty-services'))).toBe('On 2027-07-08, after the steps');
  });

  test('is after the last date noted for the deadline, even if that is not the first', () => {
    const both = `reply by ${day(60)}; fix by ${day(200)}`;
    expect(whenToDecideAgain(noting({ deadline: `audit ${day(170)}` }))).toBe(`On ${day(171)}, after ${day(170)}`);
    expect(whenToDecideAgain(noting({ deadline: both }))).toBe(`On ${day(201)}, after ${day(200)}`);
  });

  test('comes before a far date where nothing is required', () => {
    const few = organization('four-engineers-sixty-services');
    const season = dayAfter(few.assessed!, 364);
    const answers = few.answers.map((each) =>
      each.question === 'deadline'
        ? { ...each, state: 'answered' as const, weeks: 52, day: season, note: season }
        : each,
    );
    expect(answers.some(({ note }) => note === season)).toBe(true);
    expect(whenToDecideAgain({ ...few, answers })).toBe('On 2027-07-08, after the steps');
  });

  test('is never within weeks that are closed to changes, nor put off by years', () => {
    const closed = { 'closed-weeks': `${day(84)} to ${day(111)}` };
    expect(whenToDecideAgain(noting(closed))).toBe(`On ${day(112)}, after the closed weeks`);
    expect(whenToDecideAgain(noting({ deadline: `${day(60)}; the lease ends ${day(900)}` }))).toContain(day(91));
  });

  test('is a week for answers without a day', () => {
    expect(whenToDecideAgain({ ...notYet, assessed: null })).toBe('After week 13, after a quarter');
  });

  test('is no day with a yes, while answers decide first, or for a settled no that nothing but a quarter would reopen', () => {
    for (const name of [
      'istio-stuck-at-thirty-percent',
      'thin-ninety-services-and-a-hunch',
      'thin-one-php-application',
    ])
      expect(whenToDecideAgain(organization(name))).toBeUndefined();
    expect(whenToDecideAgain(organization('kafka-only'))).toBe('On 2027-04-08, after the steps');
    expect(whenToDecideAgain(organization('thin-cascades-and-nobody-on-call'))).toMatch(/, after a quarter$/);
  });
});
