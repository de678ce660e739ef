import { describe, expect, test } from 'vitest';
import { hasException } from '../../src/core/answers/day-words.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { markdown } from '../../src/report/markdown.ts';
import { changed } from './organization.ts';

/** A mesh whose CA or issuer ends on a day, with production closed for a while before that. */
const renewal = (of: 'mesh-ca' | 'mesh-issuer', day: string, closed: string) =>
  changed('istio-out-of-support', {
    assessed: '2026-12-01',
    'certificate-authority': 'own-root',
    'deadline-for': of,
    deadline: `{ value: half-year, note: "${day}" }`,
    'closed-weeks': closed === '' ? '0' : `{ value: 3, note: "${closed}" }`,
  });

describe('what ends within closed weeks', () => {
  test.each([
    ['mesh-ca' as const, '2027-03-31', '2027-02-01 to 2027-03-31', 'renew-the-ca-by-its-date'],
    ['mesh-issuer' as const, '2027-01-10', '2026-12-14 to 2027-01-10', 'sign-a-new-issuer'],
  ])('is renewed before them if that fits, without permission: %s by %s, closed %s', (of, day, closed, id) => {
    const assessment = renewal(of, day, closed);
    const { to } = placedSteps(assessment, 'high').find(({ step }) => step.id === id)!;
    expect(to).toBeLessThanOrEqual(of === 'mesh-ca' ? 62 / 7 : 13 / 7);
    expect(decisionPoints(assessment).join(' ')).not.toContain('permission');
  });

  test('needs permission if it does not fit before them, and the decision says for what', () => {
    const told = 'Get permission to change production in closed weeks for';
    expect(decisionPoints(renewal('mesh-ca', '2027-02-28', '2026-12-07 to 2027-02-28'))).toContain(
      `${told} “Renew the mesh's CA before it expires”.`,
    );
    expect(decisionPoints(renewal('mesh-issuer', '2026-12-31', '2026-12-02 to 2027-01-10')).at(-1)).toMatch(
      /^Get permission to change production in closed weeks for “Have the mesh's root sign a new issuer”\.$/,
    );
    expect(decisionPoints(renewal('mesh-ca', '2027-02-28', '')).join(' ')).not.toContain('permission');
  });
});

describe('an exception', () => {
  test.each([
    ['support ends 2026-12-20; exception granted until 2027-06-30', true],
    ['extended support until 2027-03-31', true],
    ['we have a waiver', true],
    ['no exception until we ask', false],
    ['an exception was requested', false],
    ['support ends 2026-12-20', false],
  ])('exists only where words say so: %s', (words, exists) => {
    expect(hasException(words)).toBe(exists);
  });

  test('that exists is not asked for', () => {
    const late = (note: string) =>
      markdown(
        changed('istio-out-of-support', {
          assessed: '2026-11-30',
          'closed-weeks': '0',
          'deadline-for': 'end',
          deadline: `{ value: soon, note: "${note}" }`,
        }),
      );
    expect(late('2026-12-20')).toContain('ask now for an exception');
    const excepted = late('2026-12-20; an exception from the security office is in place');
    expect(excepted).not.toContain('ask now for an exception');
    expect(excepted).toContain('confirm that the exception lasts until then');
  });
});
