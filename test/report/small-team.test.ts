import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { isToldWhole } from '../../src/report/judgement/decided.ts';
import { planDocument } from '../../src/report/plan/index.ts';
import { roleTitle } from '../../src/report/phrases.ts';
import { changed, organization, whoAndWhenLine } from './organization.ts';

const NAME = 'wireguard-and-otel-twenty-two';
const small = changed(NAME, {
  teams: '1',
  engineers: '4',
  'platform-people': '0',
  'on-call': 'nobody',
  'call-problems': '[unexplained-slowness, transient-failures, expired-certificate]',
  delivery: 'by-hand',
  telemetry: 'none',
  'upgrade-record': 'never',
});

const stepsOf = (assessment: Assessment) => assessment.stages.flatMap(({ steps }) => steps);
const titles = (assessment: Assessment) => [
  ...new Set(stepsOf(assessment).map(({ owner }) => roleTitle(assessment, owner))),
];

/** The steps of a plan that are told with more than their titles. */
function told(assessment: Assessment): readonly string[] {
  const section = planDocument(assessment).sections.find(({ id }) => id === 'steps');
  return (section?.blocks ?? []).flatMap((block) =>
    block.kind === 'steps' ? block.tasks.flatMap(({ id, text }) => (text === undefined ? [] : [id])) : [],
  );
}

describe('one small team', () => {
  test('reads who does a step by what people do, not by teams that it has not got', () => {
    expect(titles(small).join()).not.toMatch(/team|Operations|Architect|Network|Engineering management/);
    expect(titles(small)).toContain('Engineers who run the platform');
    expect(titles(organization(NAME))).toContain('Security lead');
  });

  test('reads the work of the same people as one', () => {
    expect(whoAndWhenLine(small).match(/Engineers who run the platform/g)).toHaveLength(1);
  });

  test('reads which roles are the same people', () => {
    expect(whoAndWhenLine(organization('lattice-across-nine-accounts'))).toMatch(
      /rounded\)\. (\w+ )+and (\w+ )+are the same people\./,
    );
  });

  test('reads at most five steps in more than a title, besides those that are decided or urgent', () => {
    const steps = stepsOf(small).filter(({ postponed }) => postponed !== true);
    const whole = steps.filter((step) => isToldWhole(step, small)).map(({ id }) => id);
    expect(steps.length).toBeGreaterThan(5);
    expect(told(small).length).toBeLessThanOrEqual(Math.max(5, whole.length));
    expect(told(small)).toEqual(expect.arrayContaining(whole));
  });
});
