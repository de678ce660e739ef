import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/index.ts';
import { aboutDate } from '../../src/report/judgement/answered.ts';
import { closedTimes } from '../../src/report/judgement/closed.ts';
import { stepsAtOnce } from '../../src/report/judgement/decided.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { whoAsked } from '../../src/report/judgement/who-asked.ts';
import { markdown } from '../../src/report/markdown.ts';
import { changed, whoAndWhenLine } from './organization.ts';

const OPTIONS = { width: 80, color: 0, file: 'answers.yaml' } as const;

describe('of the days in a note on the first date', () => {
  const line = (note: string, about = 'calls', value = 'half-year') =>
    whoAndWhenLine(
      changed('insurer-half-on-vms', { deadline: `{ value: ${value}, note: "${note}" }`, 'deadline-for': about }),
    );

  test('an audit that names its test is the deadline, and a test of the encryption is not', () => {
    expect(line('kickoff 2027-02-01; audit with penetration test 2027-05-15')).toContain(': 2027-05-15, in ');
    expect(line('penetration test of the encryption 2027-02-01; audit 2027-05-15')).toContain(': 2027-05-15, in ');
  });

  test("what a customer's CTO wants is required, and what one's own wants is a wish", () => {
    const rest = 'wants encryption by 2027-03-01; next board meeting 2027-05-15';
    expect(line(`the customer's CTO ${rest}`, 'calls', 'soon')).toContain(': 2027-03-01, in ');
    expect(line('our CTO wants encryption by 2027-03-01; required by 2027-04-15')).toContain(': 2027-04-15, in ');
  });

  test('a reply that was put off or sent is not overdue', () => {
    const putOff = 'reply was due 2026-11-20, extended to 2027-01-10; calls protected by 2027-09-30';
    expect(line(putOff, 'answer', 'soon')).not.toContain('A reply was due');
    expect(line('calls protected by 2027-09-30; report due 2026-11-20 was sent')).not.toContain('A reply was due');
  });

  test('one that says what must be done by then is that of the work', () => {
    expect(line('reply by 2026-12-18; must be in place 2027-06-30', 'answer', 'soon')).toContain('is due 2027-06-30');
  });
});

describe('a version whose support ends', () => {
  const mesh = { deadline: '{ value: year, note: "2027-09-01" }', 'deadline-for': 'calls' };
  const held = (note: string) =>
    whoAndWhenLine(
      changed('istio-out-of-support', { ...mesh, 'mesh-support': `{ value: out-of-support, note: "${note}" }` }),
    );

  test.each(['support ends 2027-02-28 and no more patches', 'the vendor moved the end of support to 2027-02-28'])(
    'is no day on which someone comes: %s',
    (note) => {
      expect(held(note)).toContain(' for 2027-02-28');
    },
  );
});

test('whoever proposes something beside a mesh that only gets another version hears of no other product', () => {
  const mesh = changed('istio-out-of-support', { 'on-the-table': '{ value: [paid-support], note: "the CTO" }' });
  expect(whoAsked(mesh, [])!.says).not.toContain('discontinued');
});

test('the rows of alternatives say which upgrade none of them counts', () => {
  const doubt = changed('istio-stuck-at-thirty-percent', { 'mesh-support': 'out-of-support' });
  expect(doubt.verdict.course).toBe('decide');
  expect(markdown(doubt, { ...OPTIONS, brief: true })).toMatch(/The alternatives don't count “Rehearse, then upgrade /);
});

test('a renewal whose day is far enough waits for the end of a freeze, and is approved now', () => {
  const renewal = (closed: string) =>
    changed('linkerd-all-in-still-permissive', {
      deadline: '{ value: half-year, note: "the trust anchor ends 2027-03-21" }',
      'deadline-for': 'mesh-ca',
      'closed-weeks': `{ value: 6, note: "${closed}" }`,
    });
  const begin = (mesh: Assessment) =>
    placedSteps(mesh, 'high').find(({ step }) => aboutDate(mesh)!.due!.includes(step.id))!;
  const after = renewal('2026-11-23 to 2027-01-10');
  const { step, from } = begin(after);
  expect(from).toBeGreaterThanOrEqual(closedTimes(after)[0]!.to);
  expect(stepsAtOnce(after)).toContain(step);
  // Where too little time is left after it, the renewal doesn't wait.
  expect(begin(renewal('2026-11-23 to 2027-03-10')).from).toBeLessThan(1);
});
