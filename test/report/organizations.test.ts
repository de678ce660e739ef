import { describe, expect, test } from 'vitest';
import { expectGenerated } from '../generated.ts';
import type { VerdictResult as Verdict } from '../../src/core/assess/assessment.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { type Format, reporters as formatsOfPlans } from '../../src/report/index.ts';
import { loaded } from './loaded.ts';
import { organization, organizations } from './organization.ts';

const reporters = await loaded(formatsOfPlans);

/** One for each way a plan can go; golden files are read as prose when they change. */
const REVIEWED: readonly (readonly [string, Verdict['id'], Verdict['standing'], Verdict['course']])[] = [
  ['polyglot-scale-up', 'yes', 'settled', 'adopt'],
  ['ecs-twelve-services-pci', 'not-yet', 'settled', 'none'],
  ['kafka-only', 'no', 'settled', 'none'],
  ['linkerd-left-on-a-monolith', 'no', 'settled', 'leave'],
  ['istio-stuck-at-thirty-percent', 'yes', 'settled', 'decide'],
  ['linkerd-all-in-still-permissive', 'yes', 'settled', 'finish'],
  ['thin-identity-by-audit-date', 'yes', 'leaning', 'adopt'],
  ['thin-everyone-else-has-one', 'not-yet', 'open', 'none'],
];

describe.each(REVIEWED)('as reviewed, %s', (name, id, standing, course) => {
  const assessment = organization(name);

  test('is what the golden files were chosen for', () =>
    expect(assessment.verdict).toMatchObject({ id, standing, course }));
  test('as a document', () => {
    expectGenerated(
      `test/report/golden/organizations/${name}.md`,
      reporters.markdown(assessment, { width: 80, color: 0 }),
    );
  });
  test('on a screen', () => {
    expectGenerated(
      `test/report/golden/organizations/${name}.txt`,
      reporters.terminal(assessment, { width: 80, color: 0, file: 'answers.yaml' }),
    );
  });
});

describe.each(organizations)('%s', (name) => {
  const assessment = organization(name);

  test.each(Object.keys(reporters) as Format[])('reads the same twice as %s', (format) => {
    const options = { width: 80, color: 0, file: 'answers.yaml' } as const;
    expect(reporters[format](assessment, options)).toBe(reporters[format](assessment, options));
  });

  test('keeps to the width of the terminal', () => {
    const lines = reporters.terminal(assessment, { width: 80, color: 0 }).split('\n');
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  test('has a plan that its own answers shape, short enough to be read', () => {
    const plan = reporters.markdown(assessment, { width: 80, color: 0 });
    const read = plan.replace(/<details>[\s\S]*?<\/details>/g, '').split('## Sources')[0]!;
    expect(read.split(/\s+/).length).toBeLessThan(3700);
    for (const record of assessment.answers.filter(({ state }) => state === 'answered'))
      expect(plan).toContain(`| \`${record.question}\` |`);
  });
});

test('no two organizations get the same plan', () => {
  const plans = organizations.map((name) =>
    reporters.markdown(
      { ...organization(name), organization: null, scope: null, answers: [] },
      { width: 80, color: 0 },
    ),
  );
  expect(new Set(plans).size).toBe(plans.length);
});
