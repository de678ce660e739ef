import { describe, expect, test } from 'vitest';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { changed, whoAndWhenLine } from './organization.ts';

const unsupported = (answers: Readonly<Record<string, string>>) =>
  whoAndWhenLine(
    changed('istio-out-of-support', { assessed: '2026-11-30', 'deadline-for': 'end', 'closed-weeks': '0', ...answers }),
  );

describe('a date that is about a step', () => {
  test('is compared with the end of that step, not with the first need', () => {
    const upgrade = / “Rehearse, then upgrade Istio [^”]+” ends in \d+ to \d+ weeks \(heuristic\): /;
    const far = unsupported({ deadline: '{ value: year, note: "2027-11-01" }' });
    expect(far).toMatch(upgrade);
    expect(far).toContain('(heuristic): in time.');
    expect(far).not.toContain('The plan meets the first need');
    const near = unsupported({ deadline: '{ value: soon, note: "2026-12-20" }' });
    expect(near).toMatch(upgrade);
    expect(near).toContain('too late; ask now for an exception.');
    expect(unsupported({ deadline: '{ value: year, note: "2027-11-01" }', 'deadline-for': 'season' })).not.toMatch(
      upgrade,
    );
    expect(unsupported({ deadline: 'passed' })).not.toMatch(upgrade);
  });

  test('holds the renewal of a CA against the day on which it ends, and asks no one to put that off', () => {
    const renewal = (note: string) =>
      unsupported({ 'deadline-for': 'mesh-ca', 'certificate-authority': 'own-root', deadline: note });
    const title = "“Renew the mesh's CA before it expires” ends in 1 to 4 weeks (heuristic): ";
    expect(renewal('{ value: half-year, note: "2027-03-31" }')).toContain(`${title}in time.`);
    expect(renewal('{ value: soon, note: "2026-12-15" }')).toContain(`${title}perhaps too late.`);
    expect(renewal('{ value: soon, note: "2026-11-28" }')).toContain(`${title}too late.`);
    expect(renewal('{ value: soon, note: "2026-12-15" }')).not.toContain('exception');
  });

  test('promises no renewal in time that would end in closed weeks, unless the rest of it has time after these', () => {
    const renewal = (closed: string) =>
      unsupported({
        'deadline-for': 'mesh-ca',
        'certificate-authority': 'own-root',
        deadline: '{ value: half-year, note: "2027-03-31" }',
        'closed-weeks': `{ value: 3, note: "${closed}" }`,
      });
    const title = "“Renew the mesh's CA before it expires” ends in 1 to 4 weeks (heuristic): ";
    expect(renewal('2026-12-14 to 2027-03-20')).toContain(
      `${title}in time only with permission to change production in closed weeks.`,
    );
    // Where it can end after them, it pauses in them.
    expect(renewal('2026-12-14 to 2027-01-03')).toContain(`${title.replace('1 to 4', '1 to 7')}in time.`);
    expect(renewal('2027-01-04 to 2027-03-20')).toContain(`${title}in time.`);
  });

  test('holds a new issuer of the same root against its own day, in days of work', () => {
    const issuer = unsupported({
      'deadline-for': 'mesh-issuer',
      'certificate-authority': 'own-root',
      deadline: '{ value: soon, note: "issuer ends 2027-01-31" }',
    });
    expect(issuer).toContain("“Have the mesh's root sign a new issuer” ends in 1 week (heuristic): in time.");
    expect(issuer).not.toContain("“Renew the mesh's CA before it expires” ends");
  });

  test('follows the day in its note where the answer says the reverse, and says so', () => {
    const ahead = unsupported({ deadline: '{ value: passed, note: "2027-03-31" }' });
    expect(ahead).toMatch(/ Deadline(?: to [^:]+)?: 2027-03-31, in \d+ weeks\. The answer says “It has passed”, and /);
    const over = unsupported({ deadline: '{ value: soon, note: "2026-09-30" }' });
    expect(over).toContain(': passed (2026-09-30). The answer says “Within three months”, and ');
    expect(unsupported({ deadline: '{ value: soon, note: "2027-01-31" }' })).not.toContain('The answer says');
  });
});

test('an interim measure to agree on names the steps of the plan that can be it', () => {
  const dated = { deadline: '{ value: soon, note: "2027-01-15" }', 'deadline-for': 'calls' };
  const said = decisionPoints(changed('thin-identity-by-audit-date', dated)).join(' ');
  expect(said).toMatch(/agree on an interim measure \(in this plan: “[^”]+”( and “[^”]+”)?\)\./);
});

test('a reply has room for what is found before it is due, unless it is due soon', () => {
  const reply = (note: string) =>
    whoAndWhenLine(
      changed('telco-vendor-platform', {
        assessed: '2026-11-30',
        driver: 'audit',
        deadline: `{ value: soon, note: "${note}" }`,
        'deadline-for': 'answer',
        'service-ownership': 'suppliers',
        'virtual-machines': 'all',
        orchestrator: 'none',
        'internal-encryption': 'required',
        'protection-today': 'none',
        limits: '[node-agents]',
      }),
    );
  expect(reply('2027-02-12')).toMatch(/ Until 2027-02-05, add what “List the network flows [^”]+” finds\./);
  expect(reply('2026-12-18')).not.toContain('add what');
});
