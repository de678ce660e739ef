import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { costOfNothing } from '../../src/report/judgement/costs.ts';
import { needsOf } from '../../src/report/judgement/needs.ts';
import { strongestReasons } from '../../src/report/judgement/reasons.ts';
import { whoAsked } from '../../src/report/judgement/who-asked.ts';
import { changed, organization, practices, whoAndWhenLine } from './organization.ts';

/** The same organization, in which a note quotes who asked for what. */
function asked(name: string, question: 'driver' | 'improve-first', note: string): Assessment {
  const before = organization(name);
  const answers = before.answers.map((each) =>
    each.question === question ? { ...each, state: 'answered' as const, note } : each,
  );
  return { ...before, answers };
}

const said = (assessment: Assessment) => whoAsked(assessment, strongestReasons(assessment, 3));

/** What is said to someone who asked for a mesh. */
function answerOf(name: string, question: 'driver' | 'improve-first' = 'improve-first'): string {
  return said(asked(name, question, 'a talk'))?.says ?? '';
}

describe('whoever asked for a mesh is answered', () => {
  test.each([
    [
      'polyglot-scale-up',
      /^a mesh is adopted, one stage at a time, first for “Timeouts, retries, and load balancing”, not before \d{4}-\d\d-\d\d, and with no day yet, because the estimates are far apart: it follows once /,
    ],
    [
      'thin-identity-by-audit-date',
      /^not decided yet: .* it leans to “yes”\. “mTLS and workload identity” is required, /,
    ],
    ['thin-ninety-services-and-a-hunch', /^not decided yet: the questions of this brief come first\.$/],
    ['istio-stuck-at-thirty-percent', /^what becomes of the mesh isn't decided yet\.$/],
    [
      'thin-app-mesh-and-nothing-else',
      /^production services use a discontinued product: AWS App Mesh\. What follows isn't decided yet\.$/,
    ],
    [
      'app-mesh-on-eks-caller-identity',
      /^a mesh stays, first for “mTLS .*\. Production services use a discontinued product: AWS App Mesh\./,
    ],
    [
      'app-mesh-on-ecs-required-encryption',
      /^AWS App Mesh is discontinued and will be removed; no other mesh replaces it\. Instead: “/,
    ],
    [
      'thin-healthy-linkerd',
      /^your mesh stays, and “mTLS and workload identity” comes first\. Ask for another product /,
    ],
    [
      'linkerd-left-on-a-monolith',
      /^your mesh will be removed\. A mesh runs in production \(Linkerd\), but no requirement depends on it, /,
    ],
    [
      'grpc-uneven-load-only',
      /^a mesh is put off for this scope\. A simple option is enough .*\. They should ask again if: [A-Z].*\.$/,
    ],
    [
      'proxyless-grpc-under-a-millisecond',
      /^a mesh is declined for this scope\. .* They should ask again if: [A-Z].*\.$/,
    ],
    [
      'lambda-hipaa',
      /^no mesh is needed for it\. Instead: “Cloud workload identities” by 2027-01-06 \(heuristic\); until /,
    ],
    [
      'telco-vendor-platform',
      /^no mesh is needed for it\. Instead: “.* They should ask again if: A limit that rules out a mesh's proxies is lifted /,
    ],
  ] as const)('in %s', (name, text) => {
    expect(answerOf(name)).toMatch(text);
  });

  test('and an outside party never hears that what it requires is declined or put off', () => {
    const owed = practices.filter((name) => needsOf(organization(name)).toSolve[0]?.strength === 'duty');
    expect(owed.length).toBeGreaterThan(10);
    for (const name of owed) expect(answerOf(name, 'driver'), name).not.toMatch(/declined|put off/);
  });

  describe('from outside, by a day that is asked for,', () => {
    const audit = '{ value: audit, note: "the annex of a customer" }';
    const due = (name: string, deadline: string, answers: Readonly<Record<string, string>> = {}) =>
      said(changed(name, { driver: audit, deadline, ...answers }))?.says ?? '';

    test('with milestones that go back from that day', () => {
      const ofDay = (name: string, services: string) =>
        due(name, '{ value: year, note: "2027-11-15" }', {
          'deadline-for': 'calls',
          'closed-weeks': '0',
          'required-services': services,
        });
      const says = ofDay('ecs-twelve-services-pci', '12');
      // What the schedule expects is told apart from the last days; of those before it, only the ones after that day.
      expect(says).toMatch(
        /: expected by 2026-\d\d-\d\d; at the latest, all by 2027-10-18, and the evidence by 2027-11-15 \(heuristic\)/,
      );
      expect(says).not.toContain('met between');
      // What the high estimate misses isn't promised.
      expect(ofDay('insurer-half-on-vms', '40')).toContain(
        ": 2027-11-15 isn't sure yet (heuristic): say halfway to it",
      );
    });

    test('also where only the reply has a date, and the words beside another day are those of the work', () => {
      const note =
        'Written reply by 2026-12-18; the protection must work by 2027-09-30; renewal of the contract 2027-12-01';
      const answers = { 'deadline-for': 'answer', 'required-services': '5' };
      const says = due('ecs-twelve-services-pci', `{ value: soon, date: 2026-11-26, note: "${note}" }`, answers);
      expect(says).toContain('all by 2027-09-02, and the evidence by 2027-09-30');
      expect(says).toContain(' Before you send it, confirm that 2027-09-30 is the day of the work.');
      const assessment = changed('ecs-twelve-services-pci', {
        deadline: `{ value: soon, date: 2026-11-26, note: "${note}" }`,
        ...answers,
      });
      expect(whoAndWhenLine(assessment)).toMatch(/Confirm that “[^”]+” is due 2027-09-30\. /);
    });

    test('but not by a day beside a reply that is of something else', () => {
      const beside = (note: string) =>
        due('ecs-twelve-services-pci', `{ value: soon, note: "2026-12-18 reply; ${note}" }`, {
          'deadline-for': 'answer',
          'required-services': '5',
        });
      for (const note of ['our CISO is away until 2027-01-10', 'the contract is up for renewal on 2028-06-30'])
        expect(beside(note), note).not.toMatch(/2027-01-10|2028-06-30|confirm/);
      // Of two days, the one whose words are surely about the work.
      expect(beside('new contract in force 2027-02-01; services protected by 2028-06-30')).toMatch(
        /expected by 2026-\d\d-\d\d; at the latest, all by 2028-06-02, and the evidence by 2028-06-30 /,
      );
      // A day without words can only be that of the work, and in numbers it is told like the others.
      expect(beside('30.09.2027')).toContain('and the evidence by 2027-09-30 (heuristic)');
      // A month is no day that can be promised.
      expect(beside('services protected by September 2027')).toContain('and the evidence before September 2027');
    });

    test('without asking for time where the plan ends before it, however little is left for evidence', () => {
      const says = due('ecs-twelve-services-pci', '{ value: soon, note: "2027-01-04" }', { 'deadline-for': 'calls' });
      expect(says).toMatch(
        /: expected by 2026-12-\d\d \(heuristic\); agree on a day for the evidence, because 2027-01-04 /,
      );
      expect(says).not.toContain('ask for time');
    });

    test('or that it comes too early', () => {
      const says = due('insurer-half-on-vms', '{ value: soon, note: "2027-01-15" }', { 'deadline-for': 'calls' });
      expect(says).toContain('not in full by 2027-01-15 (heuristic): say which services will be done');
    });
  });

  test.each([
    ['lambda-hipaa', /^“Cloud workload identities” by .* To whoever proposes a mesh: none is needed for this\.$/],
    ['thin-identity-by-audit-date', /^“mTLS and workload identity” is required, .* About a mesh, say nothing yet\.$/],
    [
      'six-connected-clusters',
      /^“.*”, service by service, with no day yet, because .* Promise protection and days, not a mesh\.$/,
    ],
    ['telco-vendor-platform', / To whoever proposes a mesh: none can carry these calls\.$/],
  ] as const)('and whoever requires protection hears of protection, not of a mesh: in %s', (name, text) => {
    const told = asked(name, 'driver', 'finding 4 of the audit');
    const answers = told.answers.map((each) => (each.question === 'driver' ? { ...each, owed: true as const } : each));
    expect(said({ ...told, answers })?.says).toMatch(text);
  });

  test('and whoever requires a failover hears of that, also where something that hurt comes first', () => {
    const says = said(
      changed('polyglot-scale-up', {
        driver: '{ value: audit, note: "the supervisor wants failover" }',
        'internal-encryption': 'not-needed',
        'service-identity': 'not-needed',
        'call-problems': '[cascading-failures]',
        'failover-need': 'region',
        'failover-today': 'by-hand',
      }),
    )?.says;
    expect(says).toMatch(/^“[^”]*failover[^”]*” is required, and not met in full yet\. Name the days of its steps, /i);
  });

  test('a questionnaire is answered by its date, with what is there and what comes', () => {
    const wanted = { 'internal-encryption': 'wanted', 'service-identity': 'wanted' };
    const due = { driver: '{ value: audit, note: a questionnaire }', deadline: 'soon', 'deadline-for': 'answer' };
    const assessment = changed('three-copies-behind-a-switch', { ...wanted, ...due });
    expect(said(assessment)?.says).toMatch(
      /^as far as its requirements are known, it needs no mesh\. Instead, say what protects calls today, /,
    );
    expect(assessment.stages.flatMap(({ steps }) => steps.map(({ id }) => id))).toContain(
      'send-the-answer-by-the-date',
    );
    expect(costOfNothing(assessment)).toContain(
      'Urgent steps stay undone: “Send your reply, with dates that you can keep”.',
    );
    expect(costOfNothing(assessment)).toMatch(/^An outside party waits for an answer, and gets none\. Every need /);
    const undated = changed('three-copies-behind-a-switch', { ...wanted, ...due, deadline: 'none' });
    expect(costOfNothing(undated)).toBe('An outside party waits for an answer, and gets none. Every need is met.');
    const inside = changed('three-copies-behind-a-switch', { ...wanted, ...due, driver: 'releases' });
    expect(costOfNothing(inside)).toMatch(/^Someone waits for an answer, and gets none\./);
    expect(whoAndWhenLine(assessment)).toContain('Deadline to send an answer, a report, or a plan: ');
  });

  test('with what is only wanted of a mesh that stays', () => {
    const wish = { 'improve-first': '{ value: security-mtls, note: the CISO }', 'service-identity': 'wanted' };
    const assessment = changed('ambient-small-strict-pci', { ...wish, 'internal-encryption': 'wanted' });
    expect(said(assessment)?.says).toMatch(/^your mesh stays, and “.*” \(wanted, not required\) rests on it\. /);
  });

  test('once, and not where no note says so, or a reason quotes it', () => {
    const [name = ''] = practices;
    const silent = asked(name, 'driver', '');
    const reasons = [{ text: 'Evidence: “a questionnaire”', answers: [], sources: [] }];
    const none = { ...silent, answers: silent.answers.map((each) => ({ ...each, note: '' })) };
    expect(said(none)).toBeUndefined();
    expect(whoAsked(asked(name, 'driver', 'a questionnaire'), reasons)).toBeUndefined();
  });

  test('with what takes the place of a mesh, and what is unmet until then, where something is required', () => {
    const required = practices
      .map((name) => asked(name, 'driver', 'a questionnaire'))
      .filter(({ verdict, stage }) => verdict.course === 'none' && stage === 'none')
      .flatMap((assessment) => said(assessment)?.says ?? []);
    expect(
      required.some((text) => / Instead: “.*” by \d{4}-\d\d-\d\d \(heuristic\); until then, “.*” isn't met/.test(text)),
    ).toBe(true);
  });
});
