import { describe, expect, test } from 'vitest';
import { whenToDecideAgain } from '../../src/report/judgement/again.ts';
import { counterArguments } from '../../src/report/judgement/counter-arguments.ts';
import { otherSteps } from '../../src/report/judgement/decided.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { whenMet } from '../../src/report/judgement/interim.ts';
import { dueSteps } from '../../src/report/judgement/quarter.ts';
import { whoAsked } from '../../src/report/judgement/who-asked.ts';
import { stepsForDuty } from '../../src/report/judgement/without-mesh.ts';
import { changed, whoAndWhenLine } from './organization.ts';

describe('encryption that the provider only has to switch on', () => {
  const required = {
    'network-plugin': 'cilium',
    'internal-encryption': 'required',
    'service-identity': 'wanted',
    'protection-today': 'some',
    'required-services': '9',
    deadline: '{ value: year, note: "2027-07-01: the clause" }',
    'deadline-for': 'calls',
    driver: '{ value: blind, note: "the CTO" }',
  };
  const clause = changed('polyglot-scale-up', required);
  const own = 'encrypt-meanwhile-with-cilium';

  test("doesn't wait for the mesh that other needs speak for", () => {
    expect(clause.verdict.course).toBe('adopt');
    expect(stepsForDuty(clause).map(({ id }) => id)).toEqual([own]);
    expect(decisionPoints(clause).join(' ')).toContain(
      'without waiting for a mesh: “Encrypt between nodes with Cilium',
    );
    expect(whenMet(clause)![1]).toBeLessThan(16);
    expect(dueSteps(clause, 4, 2).flatMap(({ steps }) => steps.map(({ id }) => id))).toContain(own);
    expect(whoAsked(clause, [])!.says).toContain("doesn't wait for it");
  });

  test('is no measure until it protects, however late that is', () => {
    const late = changed('polyglot-scale-up', {
      ...required,
      deadline: '{ value: soon, note: "2027-01-31" }',
      'closed-weeks': '{ value: 8, note: "2026-11-27 to 2027-01-31" }',
    });
    const points = decisionPoints(late).join(' ');
    expect(points).toContain('without waiting for a mesh: “Encrypt between nodes with Cilium');
    expect(points).not.toContain('interim measure (in this plan: “Encrypt between nodes');
  });

  test('is no argument against the mesh, because the decision approves it itself', () => {
    expect(counterArguments(clause).map(({ text }) => text)).not.toContainEqual(
      expect.stringContaining('“Network encryption” can meet “Encrypted calls'),
    );
  });
});

describe('a plan without a mesh', () => {
  const answers = {
    compliance: '[customer-contract]',
    'internal-encryption': 'required',
    'service-identity': 'not-needed',
    'protection-today': 'some',
    'egress-control': 'required',
    deadline: '{ value: half-year, note: "2027-04-30" }',
    'deadline-for': 'calls',
  };

  test('tells of each requirement after the first one by when it is met', () => {
    const line = whoAndWhenLine(changed('four-engineers-sixty-services', answers));
    expect(line).toMatch(/Also required: “Egress control” \(done by 2027-\d\d-\d\d\)/);
  });

  test('names an owed reply in the decision and in the first days, and what is required before what is only useful', () => {
    const owed = changed('four-engineers-sixty-services', {
      ...answers,
      deadline: '{ value: soon, note: "2027-01-20: reply. 2027-10-31: calls are protected" }',
      'deadline-for': 'answer',
    });
    const [first, second] = otherSteps(owed);
    expect(first!.id).toBe('send-the-answer-by-the-date');
    expect(second!.useCases).toContain('egress');
    expect(dueSteps(owed, 4, 2)[0]!.steps.map(({ id }) => id)).toContain('send-the-answer-by-the-date');
    // Not after the last day of a note, which comes after the work.
    expect(whenToDecideAgain(owed)).toMatch(/^On 2027-0[4-6]-\d\d, halfway through the open weeks to 2027-10-31$/);
  });
});
