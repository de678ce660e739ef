import { describe, expect, test } from 'vitest';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { strongestReasons } from '../../src/report/judgement/reasons.ts';
import { whoAsked } from '../../src/report/judgement/who-asked.ts';
import { markdown } from '../../src/report/markdown.ts';
import { changed, organization, whoAndWhenLine } from './organization.ts';

const two = (answers: Readonly<Record<string, string>>) => changed('two-meshes-after-merger', answers);

describe('two meshes of which none goes before a requirement is met', () => {
  test.each([
    ['half-year', '2027-04-30 audit', 'calls', 'is met (deadline: 2027-04-30).'],
    ['passed', '2026-06-30', 'calls', 'is met; its deadline has passed.'],
    ['soon', '2026-12-18', 'answer', 'is met, and say so in your reply.'],
    ['half-year', '2027-04-15', 'mesh-ca', 'until what ends first is renewed (deadline: 2027-04-15) and “'],
  ])('are told to stay, and nothing is chosen: %s, %s, %s', (value, note, about, told) => {
    const assessment = two({ deadline: `{ value: ${value}, note: "${note}" }`, 'deadline-for': about });
    expect(assessment.verdict.among?.later).toBe(true);
    const [first] = decisionPoints(assessment);
    expect(first).toContain('Confirm that both meshes stay until ');
    expect(first).toContain(told);
    expect(first).toContain('Decide only after that which one you wind down.');
    const page = markdown(assessment, { brief: true, width: 80, color: 0, file: 'answers.yaml' });
    expect(page).not.toMatch(/Choose one|Decide within|the chosen alternative|whatever is chosen|day of the decision/);
    expect(whoAndWhenLine(assessment)).toMatch(/^Decision: Architect\./);
    const driver = '{ value: audit, note: "a customer" }';
    const wish = '{ value: incident, note: "the CTO" }';
    const replies = [driver, wish].map((asked) => {
      const own = two({ deadline: `{ value: ${value}, note: "${note}" }`, 'deadline-for': about, driver: asked });
      return whoAsked(own, strongestReasons(own, 3))?.says ?? '';
    });
    for (const says of replies) expect(says).not.toContain('The answers point to');
  });

  test('while without such a date one is chosen', () => {
    const assessment = organization('two-meshes-after-merger');
    expect(assessment.verdict.among?.later).toBeUndefined();
    expect(decisionPoints(assessment)[0]).toContain('Choose one: ');
  });
});
