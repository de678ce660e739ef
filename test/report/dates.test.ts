import { describe, expect, test } from 'vitest';
import { dayAfter } from '../../src/core/answers/days.ts';
import { paceOfMove } from '../../src/report/judgement/pace.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { seasonAhead } from '../../src/report/judgement/season.ts';
import { markdown } from '../../src/report/markdown.ts';
import { changed, organization, whoAndWhenLine } from './organization.ts';

/** The day of the answers of every organization of practice. */
const TODAY = organization('ecs-twelve-services-pci').assessed!;
const onDay = (days: number) => dayAfter(TODAY, days);
const dated = (value: string, note: string) => `{ value: ${value}, note: "${note}" }`;

describe('a deadline in the next days', () => {
  const due = (days: number, about = 'answer') =>
    whoAndWhenLine(changed('ecs-twelve-services-pci', { deadline: dated('soon', onDay(days)), 'deadline-for': about }));

  test.each([
    [0, `${onDay(0)}, today`],
    [1, `${onDay(1)}, tomorrow`],
    [5, `${onDay(5)}, in 5 days`],
    [13, `${onDay(13)}, in 13 days`],
    [14, `${onDay(14)}, in 2 weeks`],
  ])('is told in days: %d', (days, told) => {
    expect(due(days)).toContain(`: ${told}`);
  });

  test('is compared with the end of its step by days, and more time is asked for', () => {
    expect(due(1)).toContain('(heuristic): too late; ask now for more time.');
    expect(due(5)).toContain('(heuristic): perhaps too late; ask now for more time.');
  });

  test('has passed on the day after it', () => {
    expect(due(-1)).toContain(': passed');
  });

  test('is not today where a note only tells when it was written', () => {
    const asked = dated('soon', `asked on ${TODAY}; wanted by ${onDay(40)}`);
    const said = whoAndWhenLine(changed('ecs-twelve-services-pci', { deadline: asked, 'deadline-for': 'answer' }));
    expect(said).toContain(`: ${onDay(40)}, in 5 weeks`);
  });
});

describe('a reply that is owed', () => {
  const due = (note: string, about = '') =>
    whoAndWhenLine(
      changed('ecs-twelve-services-pci', {
        deadline: dated('soon', note),
        'deadline-for': about === '' ? 'answer' : dated('answer', about),
      }),
    );

  test('that is overdue leaves the day of the work, if words say that it is that', () => {
    const passed = (note: string) =>
      whoAndWhenLine(
        changed('insurer-half-on-vms', {
          driver: '{ value: audit, note: "the annex of a customer" }',
          deadline: dated('passed', note),
          'deadline-for': 'answer',
        }),
      );
    expect(passed('reply was due 2026-11-15; protection by 2027-12-30')).toMatch(
      /Confirm that “.*” is due 2027-12-30\./,
    );
    expect(passed('reply was due 2026-11-15; 2027-12-30')).not.toContain('Confirm that');
  });

  test('has no end of other work held against it', () => {
    const said = whoAndWhenLine(
      changed('linkerd-left-on-a-monolith', { deadline: dated('soon', onDay(14)), 'deadline-for': 'answer' }),
    );
    expect(said).toContain(': ' + onDay(14));
    expect(said).not.toContain('after the deadline');
  });

  test('is of the work only where its day comes after it', () => {
    const note = `${onDay(20)} reply; the board must approve it by ${onDay(17)}`;
    expect(due(note)).toContain('The note also names');
    expect(due(note)).not.toContain('Confirm that');
  });

  test('is due on the day that a note calls so, not on an earlier one, such as the end of an offer', () => {
    const offer = `${onDay(62)} end of the quote`;
    for (const [note, about] of [
      [`${onDay(78)} paper to the CIO; ${offer}`],
      [`${onDay(78)} statement to the auditor, ${offer}`],
      [`${onDay(78)}; ${offer}`, `paper for the CIO ${onDay(78)}; calls protected by ${onDay(298)}`],
      [offer, `reply due ${onDay(78)}`],
    ] as const) {
      const said = due(note, about);
      expect(said, note).toContain(`: ${onDay(78)}, in 11 weeks`);
      expect(said, note).toContain(`${onDay(62)} ends before the reply: ask for an extension`);
    }
    // An offer that ends later, and days of one kind, are only named.
    expect(due(`${onDay(78)} paper; ${onDay(85)} end of the quote`)).not.toContain('before the reply');
    expect(due(`${onDay(62)}; ${onDay(78)}`)).toContain(`: ${onDay(62)}, in 8 weeks`);
    // A date of something else is that of its own note.
    const other = changed('ecs-twelve-services-pci', {
      deadline: dated('soon', `${onDay(78)} report of the auditor; ${offer}`),
      'deadline-for': 'end',
    });
    expect(whoAndWhenLine(other)).toContain(`: ${onDay(62)}, in 8 weeks`);
  });

  const replyWith = (answers: Readonly<Record<string, string>>) =>
    whoAndWhenLine(
      changed('ecs-twelve-services-pci', { deadline: dated('soon', onDay(20)), 'deadline-for': 'answer', ...answers }),
    );

  test('can be written in closed weeks, which count up to the date of the work', () => {
    const open = replyWith({});
    expect(open).toContain('in 2 weeks');
    expect(replyWith({ 'closed-weeks': '6' })).not.toContain('perhaps too late; ask now');
    const closed = replyWith({ 'closed-weeks': dated('3', `${onDay(14)} to ${onDay(35)}`) });
    expect(closed).not.toMatch(/last day for changes|Production stays closed/);
  });

  test('is the only one that is sent today once its day has passed', () => {
    const overdue = (about: string) =>
      whoAndWhenLine(
        changed('ecs-twelve-services-pci', { deadline: dated('passed', onDay(-3)), 'deadline-for': about }),
      );
    expect(overdue('answer')).toContain('Send the reply');
    for (const about of ['season', 'end']) expect(overdue(about)).not.toContain('Send the reply');
  });
});

describe('a deadline that has passed', () => {
  const passed = (note: string, about: string) =>
    changed('polyglot-scale-up', { deadline: dated('passed', note), 'deadline-for': about });

  test('tells no day of a letter as one that comes', () => {
    const said = whoAndWhenLine(passed(`${onDay(-30)} audit; letter of the assessor dated ${onDay(2)}`, 'other'));
    expect(said).toContain('passed');
    expect(said).not.toContain('also names');
    const reply = whoAndWhenLine(passed(`${onDay(-30)} audit; reply to the letter by ${onDay(9)}`, 'other'));
    expect(reply).toContain(`A reply is due ${onDay(9)}: `);
  });

  test('of a season tells of the next one, and asks for no new deadline', () => {
    const season = passed(`${onDay(-3)} Black Friday`, 'season');
    expect(whoAndWhenLine(season)).toContain(`the next begins about ${onDay(362)}: note its next first day.`);
    const ids = season.stages.flatMap(({ steps }) => steps.map(({ id }) => id));
    expect(ids).toContain('learn-from-the-season');
    expect(ids).not.toContain('agree-on-a-new-date');
  });

  test('of a reply has the reply sent, and takes no later day for that of the requirement', () => {
    const note = `reply was due ${onDay(-10)}; the assessor wants it by ${onDay(14)}`;
    const late = changed('ecs-twelve-services-pci', { deadline: dated('passed', note), 'deadline-for': 'answer' });
    expect(whoAndWhenLine(late)).toContain('Send the reply, or name its day, today.');
    expect(whoAndWhenLine(late)).not.toContain(`is due ${onDay(14)}`);
    expect(late.stages[0]!.steps.map(({ id }) => id)).toContain('send-the-answer-by-the-date');
  });
});

test('a closed time that several notes name is told once', () => {
  const text = markdown(
    changed('ecs-twelve-services-pci', {
      deadline: dated('half-year', '2027-04-30 audit; freeze 2026-12-14 to 2027-01-08'),
      'deadline-for': 'calls',
      'closed-weeks': dated('4', 'freeze 2026-12-14 to 2027-01-08'),
      delivery: dated('few-by-hand', 'no changes 14 December to 8 January'),
    }),
    { brief: true, width: 80, color: 0 },
  );
  expect(text.match(/2027-01-08/g)).toHaveLength(1);
  expect(text).not.toContain('8 January');
});

test('a note with several closed times is quoted once', () => {
  const note = `${onDay(40)} to ${onDay(50)}, and ${onDay(80)} to ${onDay(90)}`;
  const answers = { deadline: dated('soon', onDay(20)), 'deadline-for': 'answer', 'closed-weeks': dated('3', note) };
  const text = markdown(changed('ecs-twelve-services-pci', answers), { brief: true, width: 80, color: 0 });
  expect(
    text.match(new RegExp(`Closed to changes: [^.]*${onDay(40)}[^.]*\\.`))?.[0].match(/`closed-weeks`/g),
  ).toHaveLength(1);
});

describe('a date of another requirement', () => {
  const about = (note: string) =>
    changed('istio-out-of-support', {
      deadline: dated('half-year', note),
      'deadline-for': 'other',
      clusters: '3',
      'failover-need': 'region',
    }).answers.find(({ question }) => question === 'deadline-for')!.dates;

  test('is only that of a need that its note names', () => {
    expect(about('2027-04-12 visit of the ISO auditor')).toEqual([]);
    expect(about('2027-04-12 failover test for the regulator')).toEqual(['multi-cluster-failover']);
    expect(about('2027-04-12 proof of egress and of the second region')).toEqual(['multi-cluster-failover', 'egress']);
  });
});

describe('dates in notes', () => {
  const linkerd = changed('linkerd-all-in-still-permissive', {
    deadline: dated('half-year', 'audit 2027-05-03'),
    'deadline-for': 'calls',
    'certificate-authority': dated(
      'self-signed',
      'trust anchor of cluster A expires 2027-01-14, that of cluster B on 2027-06-30',
    ),
    'mesh-support': dated('out-of-support', '2.16 ends 2027-03-31, the contract 2027-09-30'),
  });

  test('are held against the step that their words name, each of them, and the soonest first', () => {
    const said = whoAndWhenLine(linkerd);
    expect(said).toMatch(/“Rotate Linkerd's trust anchor[^”]*” ends [^:]+: [^.]*2027-01-14[^.]*2027-06-30\./);
    expect(said).toMatch(/“Rehearse, then upgrade Linkerd[^”]*” ends [^:]+: in time for 2027-03-31\./);
    expect(said.indexOf(' 2027-01-14')).toBeLessThan(said.indexOf('for 2027-03-31'));
    expect(said).not.toMatch(/for [^.]*2027-09-30\./);
  });

  test('of one clause are quoted together', () => {
    const brief = markdown(linkerd, { brief: true, width: 80, color: 0 });
    expect(brief).toContain('**2027-09-30** (“2.16 ends 2027-03-31, the contract 2027-09-30”, `mesh-support`)');
  });

  test('behind the first need are its date where the first date is about something else', () => {
    const said = whoAndWhenLine(
      changed('ecs-twelve-services-pci', { deadline: dated('soon', onDay(30)), 'deadline-for': 'answer' }),
    );
    expect(said).toContain('By a note, “Encrypted calls between services” is due 2027-03-31 (confirm it).');
  });
});

describe('the pace of a move', () => {
  const name = 'app-mesh-on-eks-caller-identity';

  test('is told as arithmetic for a date that is about it, without closed weeks', () => {
    const note = dated('half-year', onDay(140));
    const move = { 'service-count': '50', deadline: note, 'deadline-for': 'end' };
    expect(paceOfMove(changed(name, move))).toContain(
      '50 services are moved by then, that is 3 a week in the 20 weeks',
    );
    const closed = { ...move, 'closed-weeks': dated('10', `${onDay(7)} to ${onDay(76)}`) };
    expect(paceOfMove(changed(name, closed))).toContain('5 a week in the 10 weeks open to changes (arithmetic)');
  });

  test('follows the estimate of the move where no date ahead is about it, and nothing is told of other plans', () => {
    const ended = changed(name, { 'service-count': '50', deadline: 'passed', 'deadline-for': 'end' });
    expect(paceOfMove(ended)).toMatch(
      /in the time of “Migrate off AWS App Mesh[^”]+”, that is \d+ to \d+ a week \(arithm/,
    );
    expect(paceOfMove(organization('polyglot-scale-up'))).toBe('');
  });
});

describe('a change of the way that calls take', () => {
  const season = (more: Readonly<Record<string, string>>) =>
    changed('ecs-twelve-services-pci', {
      deadline: dated('soon', '2027-02-08 season'),
      'deadline-for': 'season',
      'closed-weeks': dated('1', '2027-02-01 to 2027-03-14'),
      ...more,
    });
  const wished = {
    driver: 'incident',
    compliance: '[none]',
    'internal-encryption': 'not-needed',
    'call-problems': '[cascading-failures, unexplained-slowness]',
    'improve-first': 'resilience',
  };

  test('waits until a season is over where no one requires it', () => {
    const assessment = season(wished);
    for (const estimate of ['low', 'middle', 'high'] as const) {
      const own = placedSteps(assessment, estimate).find(({ step }) => step.id === 'let-service-connect-retry')!;
      expect(own.from).toBeGreaterThanOrEqual(seasonAhead(assessment)!.to);
    }
    expect(whoAndWhenLine(assessment)).toContain('changes the way that calls take, so it waits for that day, too.');
  });

  test('goes first where it is required, after a trial, and ends two weeks before the season', () => {
    const assessment = season({});
    const own = placedSteps(assessment, 'high').find(({ step }) => step.id === 'meet-it-with-service-connect')!;
    expect(own.to).toBeLessThanOrEqual(seasonAhead(assessment)!.from - 2);
    expect(whoAndWhenLine(assessment)).toContain(
      'are tried outside production first, and end 2 weeks before the season',
    );
  });
});

test('beside a reply, the day of a directive is that of the work', () => {
  const note = `status report owed on ${onDay(60)}; directive to be fulfilled by ${onDay(300)}`;
  const said = whoAndWhenLine(
    changed('insurer-half-on-vms', { deadline: dated('soon', note), 'deadline-for': 'answer' }),
  );
  expect(said).toContain(
    `Confirm that “mTLS and workload identity” is due ${onDay(300)}. The plan meets the first need`,
  );
});

test('the day of a reply in the note on what the date is about is told once, and the verb names the day of the work', () => {
  const said = whoAndWhenLine(
    changed('insurer-half-on-vms', {
      deadline: '{ value: soon }',
      'deadline-for': dated('answer', `reply by ${onDay(25)}; protect calls by ${onDay(200)}`),
    }),
  );
  expect(said).not.toContain('also ends');
  expect(said).toContain(`“mTLS and workload identity” is due ${onDay(200)}`);
});

test('an offer that ends before the deadline is told, whatever that is about', () => {
  const note = `support ends ${onDay(70)}; the vendor's offer until ${onDay(30)}`;
  const said = whoAndWhenLine(
    changed('linkerd-all-in-still-permissive', { deadline: dated('soon', note), 'deadline-for': 'end' }),
  );
  expect(said).toContain(`The offer until ${onDay(30)} ends before the deadline: ask for an extension`);
});

describe('people who are away', () => {
  const hands = (note: string, question = 'mesh-people', value = 'all-leave') =>
    markdown(changed('linkerd-all-in-still-permissive', { [question]: dated(value, note) }), {
      brief: true,
      width: 80,
      color: 0,
    });

  test.each([
    `Ben on parental leave until ${onDay(90)}`,
    'Ben on parental leave until the end of March 2027',
    `Ben on sabbatical until ${onDay(90)}`,
    `Ben is away until ${onDay(90)}`,
    `Ben back on ${onDay(90)}`,
    `Ben on leave ${onDay(60)} to ${onDay(90)}`,
    `Anna leaves in spring, a successor joins ${onDay(90)}`,
  ])('hand nothing over on the day on which they are back: %s', (note) => {
    expect(hands(note)).not.toMatch(new RegExp(`for [^.]*(?:${onDay(90)}|2027-03-31)`));
    const named = hands(note, 'platform-people', '4');
    if (!note.includes(onDay(60))) expect(named).not.toContain("have a colleague do that person's work");
  });

  test.each([`Anna leaves ${onDay(90)}`, `a colleague joins in spring, Anna leaves ${onDay(90)}`])(
    'hand over before they leave: %s',
    (note) => {
      expect(hands(note)).toMatch(new RegExp(`in time for [^.]*${onDay(90)}`));
      expect(hands(note, 'platform-people', '4')).toContain("have a colleague do that person's work");
    },
  );
});

test('what can end while production is closed before its day needs permission', () => {
  const told = (closed: string) =>
    whoAndWhenLine(
      changed('linkerd-all-in-still-permissive', {
        deadline: dated('soon', `the issuer expires ${onDay(36)}`),
        'deadline-for': 'mesh-ca',
        'closed-weeks': closed,
      }),
    );
  expect(told(dated('4', `${onDay(11)} to ${onDay(42)}`))).toContain(
    ` What isn't done by ${onDay(10)} needs permission to change production in closed weeks.`,
  );
  expect(told('0')).not.toContain('permission');
});

describe('of several days in the note of the first date', () => {
  const first = (about: string, note: string) =>
    changed('ecs-twelve-services-pci', { deadline: dated('soon', note), 'deadline-for': about }).answers.find(
      ({ question }) => question === 'deadline',
    )?.day;

  test.each([
    ['season', `answer to the directors by ${onDay(16)}; peak from ${onDay(60)}`, 60],
    ['season', `peak from ${onDay(60)}, but the answer to the directors is due ${onDay(16)}`, 60],
    ['answer', `talk to the CTO ${onDay(20)}; the customers' form is due ${onDay(50)}`, 50],
    ['answer', `encryption required by ${onDay(30)}; reply by ${onDay(40)}`, 40],
    ['calls', `${onDay(30)} end of a quote; audit on ${onDay(70)}`, 70],
    ['calls', `the CTO wants encryption by ${onDay(30)}; audit on ${onDay(70)}`, 70],
    ['calls', `the CTO wants the mesh gone by ${onDay(30)}; ${onDay(70)}`, 70],
    ['calls', `tender closes ${onDay(30)}; ${onDay(70)}`, 70],
    ['calls', `no purchase before ${onDay(30)}; ${onDay(70)}`, 70],
    ['calls', `internal audit ${onDay(30)}; audit ${onDay(70)}`, 70],
    ['calls', `no purchase before ${onDay(30)}`, undefined],
    ['calls', `no later than ${onDay(30)}`, 30],
    ['calls', `the CTO wants encryption by ${onDay(30)}`, 30],
  ])('the one that is about %s is meant: %s', (about, note, days) => {
    expect(first(about, note)).toBe(days === undefined ? undefined : onDay(days));
  });

  test('one that is about something else comes last, and without such words the earliest is meant', () => {
    expect(first('season', `reply by ${onDay(10)}; ${onDay(40)}`)).toBe(onDay(40));
    expect(first('move', `${onDay(50)}; ${onDay(30)}`)).toBe(onDay(30));
  });

  test('a reply that is due beside it is told', () => {
    const told = (note: string) =>
      whoAndWhenLine(changed('ecs-twelve-services-pci', { deadline: dated('soon', note), 'deadline-for': 'season' }));
    expect(told(`peak from ${onDay(60)}; answer to the directors by ${onDay(16)}`)).toContain(
      ` A reply is due ${onDay(16)}: say what you meet today, and what follows by when.`,
    );
    expect(told(`peak from ${onDay(60)}; talk on ${onDay(16)}`)).not.toContain('A reply is due');
  });

  test('the day of the renewal is that of the CA, not of a meeting before it', () => {
    const note = `board meeting ${onDay(9)}; the root certificate expires ${onDay(36)}`;
    const { answers } = changed('linkerd-all-in-still-permissive', {
      deadline: dated('soon', note),
      'deadline-for': 'mesh-ca',
    });
    expect(answers.find(({ question }) => question === 'deadline')?.day).toBe(onDay(36));
  });
});

describe('a first date', () => {
  const line = (deadline: string, about: string, more: Readonly<Record<string, string>> = {}) =>
    whoAndWhenLine(changed('polyglot-scale-up', { deadline, 'deadline-for': about, ...more }));

  test('of a season is its first day, whatever is tried before it, and a later review is not its last one', () => {
    const peak = dated('soon', '2026-12-20 to 2027-01-10 Christmas peak; load test 2026-12-10');
    expect(line(peak, 'season')).toContain(': 2026-12-20, in ');
    expect(line(peak, 'season')).toContain('The note also names 2026-12-10.');
    expect(line(peak, 'season')).toContain('begin on 2027-01-11 or later');
    expect(line(dated('soon', '2027-02-08, retro on 2027-02-26'), 'season')).toContain("Note the season's last day");
  });

  test('of the work is not that of a trial before it', () => {
    const own = (note: string) =>
      whoAndWhenLine(changed('insurer-half-on-vms', { deadline: dated('half-year', note), 'deadline-for': 'calls' }));
    expect(own('2027-05-15; pentest 2027-04-30')).toContain(': 2027-05-15, in ');
    expect(own('pentest 2027-04-30')).toContain(': 2027-04-30, in ');
    expect(own('2027-05-15; contract ends 2027-04-30')).toContain(': 2027-04-30, in ');
  });

  test('in numbers is told once, like the days beside it', () => {
    for (const day of ['31.03.2027', '31-03-2027']) {
      const said = line(dated('half-year', day), 'calls');
      expect(said, day).toMatch(/: 2027-03-31, in \d+ weeks\./);
      expect(said, day).not.toContain(day);
    }
  });
});

test('what looks like a day in the note of any answer is asked for anew', () => {
  const said = whoAndWhenLine(
    changed('linkerd-all-in-still-permissive', {
      'mesh-people': dated('all-leave', 'Anna last day 03/04/2027'),
      'proxy-skills': dated('routine', 'on 1.16.24 since Q1 2026'),
    }),
  );
  expect(said).toContain(" “03/04/2027” isn't read as a date (`mesh-people`): write it like 2027-12-31.");
  expect(said).not.toContain('1.16.24');
});

test('days in the note of an answer that does not count are not told', () => {
  const noted = { 'mesh-people': dated('all-leave', 'last day 2027-03-31') };
  expect(whoAndWhenLine(changed('nomad-consul-forty', noted))).not.toContain('2027-03-31');
});

describe('the last day of people', () => {
  const leaving = (name: string, note: string, more: Readonly<Record<string, string>> = {}) =>
    whoAndWhenLine(changed(name, { 'mesh-people': dated('all-leave', note), ...more }));

  test('is held against the handover, however the note names it, but not the day on which others come', () => {
    for (const note of ['2027-03-31', 'both leave 2027-03-31', 'Anna 2027-03-31'])
      expect(leaving('linkerd-all-in-still-permissive', note), note).toContain(
        '“Hand the mesh over before its people leave” ends in 1 to 4 weeks (heuristic): in time for 2027-03-31.',
      );
    expect(leaving('linkerd-all-in-still-permissive', 'a new colleague joins 2027-03-31')).not.toContain('in time for');
  });

  test('is held against the upgrade that proves it, too', () => {
    expect(leaving('istio-out-of-support', 'last day 2027-01-31')).toMatch(
      /“Hand the mesh over [^”]*” ends in [^,]*, and “Rehearse, then upgrade Istio [^”]*”, which proves it, in \d+ to \d+ weeks \(heuristic\): perhaps too late for 2027-01-31\./,
    );
  });

  test('is held against the removal of a mesh that goes', () => {
    expect(leaving('linkerd-left-on-a-monolith', 'last day 2026-12-10')).toContain(
      "“Remove Linkerd's proxies, then its control plane” ends in 1 to 4 weeks (heuristic): perhaps too late for 2026-12-10.",
    );
  });
});

describe('a reply beside another date', () => {
  const note = (text: string) =>
    whoAndWhenLine(
      changed('insurer-half-on-vms', {
        deadline: dated('year', `calls protected by ${onDay(330)}; ${text}`),
        'deadline-for': 'calls',
      }),
    );

  test.each([
    [`reply was due ${onDay(-10)}`, ` A reply was due ${onDay(-10)}: unless you have sent it, send it first.`],
    [`report to the bank due ${onDay(60)}`, ` A reply is due ${onDay(60)}: `],
    [`submit the statement ${onDay(60)}`, ` A reply is due ${onDay(60)}: `],
    [`letter to the regulator by ${onDay(60)}`, ` A reply is due ${onDay(60)}: `],
  ])('is told, also where it is overdue: %s', (text, told) => {
    expect(note(text)).toContain(told);
  });

  test.each([
    `reply sent ${onDay(-10)}`,
    `report of the auditor ${onDay(60)}`,
    `paper on the network ${onDay(60)}`,
    `letter of the bank ${onDay(-10)}`,
  ])('is owed only where words say so: %s', (text) => {
    expect(note(text)).not.toMatch(/A reply (?:is|was) due/);
  });

  test('that is overdue is the first date where the other day is that of the work', () => {
    const said = whoAndWhenLine(
      changed('insurer-half-on-vms', {
        deadline: dated('year', `reply by ${onDay(-10)}; calls protected by ${onDay(330)}`),
        'deadline-for': 'answer',
      }),
    );
    expect(said).toContain(': passed');
    expect(said).toContain('Send the reply, or name its day, today.');
    expect(said).toContain(`Confirm that “mTLS and workload identity” is due ${onDay(330)}.`);
  });

  test('leaves no works council, trial, or wish as the day of the work', () => {
    const beside = (text: string) =>
      whoAndWhenLine(
        changed('insurer-half-on-vms', {
          deadline: dated('soon', `reply by ${onDay(40)}; ${text}; calls protected by ${onDay(330)}`),
          'deadline-for': 'answer',
        }),
      );
    for (const text of [
      `works council informed ${onDay(150)}`,
      `pentest of the encryption ${onDay(150)}`,
      `the CTO wants TLS by ${onDay(150)}`,
    ])
      expect(beside(text), text).toContain(`Confirm that “mTLS and workload identity” is due ${onDay(330)}.`);
  });

  test('is told once where its note holds only another day, and what is late names that day', () => {
    const said = whoAndWhenLine(
      changed('insurer-half-on-vms', {
        deadline: dated('half-year', '31/03/2027'),
        'deadline-for': dated('answer', `letter due ${onDay(50)}`),
      }),
    );
    expect(said).toContain(`: ${onDay(50)}, in 7 weeks. `);
    expect(said).toMatch(/too late, \d+ to \d+ weeks after 2027-03-31\./);
    expect(said).not.toContain('after the deadline');
  });
});

test.each([
  ['second wave ', 'No date is known for “mTLS and workload identity”: ask for it.'],
  ['calls encrypted by ', `Confirm that “mTLS and workload identity” is due ${onDay(175)}.`],
])("beside a season, only a day whose words say so can be the requirement's: %s", (words, told) => {
  const season = changed('nine-go-services-identity-and-egress', {
    deadline: dated('half-year', `${onDay(145)} campaign; ${words}${onDay(175)}`),
    'deadline-for': 'season',
    driver: 'audit',
  });
  expect(whoAndWhenLine(season)).toContain(told);
});
