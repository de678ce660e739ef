import { describe, expect, test } from 'vitest';
import type { Assessment, StepResult } from '../../src/core/assess/index.ts';
import { daysBetween } from '../../src/core/answers/days.ts';
import { blocks } from '../../src/core/judge/index.ts';
import { answerersOf } from '../../src/report/judgement/answerers.ts';
import { approvedSteps } from '../../src/report/judgement/decided.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { demands, stageTime } from '../../src/report/judgement/demands.ts';
import { dueSteps } from '../../src/report/judgement/quarter.ts';
import { askedFirst, decisive } from '../../src/report/judgement/verdict.ts';
import { weeksToDate } from '../../src/report/judgement/dates.ts';
import { markdown } from '../../src/report/markdown.ts';
import { migrationStep } from '../../src/report/judgement/before.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { needsWithFirst, stepsWithFirst } from '../../src/report/judgement/way-to-need.ts';
import { whenMet } from '../../src/report/judgement/interim.ts';
import { fixtures } from '../rules/any-organization.ts';
import { changed, organization, whoAndWhenLine } from './organization.ts';

const ids = (steps: readonly { readonly id: string }[]) => steps.map(({ id }) => id).toSorted();

describe('who does what is asked, and by when', () => {
  const decided = fixtures.filter(([, { verdict }]) => verdict.standing !== 'open');

  test.each(decided.filter(([, { verdict }]) => ['none', 'leave'].includes(verdict.course)))(
    'counts every step where no mesh is adopted or kept, as in %s',
    (_, assessment) => {
      const left = assessment.stages
        .flatMap(({ steps }) => steps)
        .filter(({ done, mayNotApply }) => !done && mayNotApply !== true);
      expect(ids(approvedSteps(assessment))).toEqual(ids(left));
    },
  );

  test.each(decided.filter(([, { verdict, stage }]) => verdict.course !== 'decide' && stage !== 'none'))(
    'takes at least as long as the stage that is asked for, as in %s',
    (_, assessment) => {
      const { stage, stages } = assessment;
      const title = stages.find(({ id }) => id === stage)!.title;
      const row = demands(assessment).find((each) => each.title === title);
      const most =
        /one in (?:\d+ to )?(\d+) weeks? \(by [\d-]+; heuristic(?:, without (?:postponed|optional) steps)?\)/.exec(
          whoAndWhenLine(assessment),
        )?.[1];
      if (approvedSteps(assessment).length > 0) expect(Number(most)).toBeGreaterThanOrEqual(row?.longest ?? 0);
    },
  );

  test.each(decided)('is done no earlier than the calendar has its last step begin, as in %s', (_, assessment) => {
    const approved = approvedSteps(assessment);
    const due = dueSteps(assessment, 4).filter(({ steps }) => steps.some((step) => approved.includes(step)));
    const least = /one in (\d+)/.exec(whoAndWhenLine(assessment))?.[1];
    const begins = due.map(({ when }) => {
      const last = /(\d{4}-\d\d-\d\d)$/.exec(when)?.[1];
      return last === undefined ? Number(/week (\d+)/.exec(when)![1]) : daysBetween(assessment.assessed!, last) / 7;
    });
    if (least !== undefined) expect(Number(least)).toBeGreaterThanOrEqual(Math.max(1, ...begins));
  });

  test.each(decided.filter(([, { verdict }]) => verdict.course === 'adopt'))(
    'names what begins at once for any need, or counts it, as in %s',
    (_, assessment) => {
      const said = decisionPoints(assessment).join(' ');
      const now = assessment.stages
        .flatMap(({ steps }) => steps)
        .filter((step) => step.now && !step.done && !step.mayNotApply && step.useCases.length > 0);
      const unnamed = now.filter(({ title }) => !said.includes(title));
      if (unnamed.length > 0) expect(said).toMatch(/ and \d+ more steps?[.,]/);
    },
  );

  test('says of a deadline that is about something else what is due then, and counts no need against it', () => {
    const before = organization('app-mesh-on-eks-caller-identity');
    const about = (dates: string[], text: string): Assessment => ({
      ...before,
      answers: before.answers.map((each) => (each.question === 'deadline-for' ? { ...each, dates, text } : each)),
    });
    const of = (assessment: Assessment) => `${whoAndWhenLine(assessment)} ${decisionPoints(assessment).join(' ')}`;
    const need = about(['security-mtls'], 'Protect calls');
    expect(of(need)).toContain('interim measure');
    expect(of(need)).not.toContain('No date is known');
    const other = about([], 'Renew a contract');
    expect(of(other)).toContain('. No date is known for “');
    expect(of(other)).not.toContain('interim measure');
    const held = [{ day: '2027-06-30', steps: [], work: true as const }];
    const noted = other.answers.map((each) =>
      each.question === 'deadline'
        ? { ...each, note: '2027-01-29 plan; 2027-06-30 remedy', day: '2027-01-29', held }
        : each,
    );
    expect(of({ ...other, answers: noted })).toMatch(/also names 2027-06-30\. Confirm that “.+” is due 2027-06-30\./);
    const unsaid = noted.map((each) => (each.question === 'deadline' ? { ...each, held: [] } : each));
    expect(of({ ...other, answers: unsaid })).toContain('also names 2027-06-30. No date is known for “');
    // Beside a reply that is owed, the other date is likely that of the requirement.
    const owed = noted.map((each) => (each.question === 'deadline-for' ? { ...each, owed: true as const } : each));
    const both = of({ ...other, answers: owed });
    expect(both).toMatch(/ The note also names 2027-06-30\. Confirm that “.+” is due 2027-06-30\./);
    expect(both).not.toContain('No date is known');
    // The note on what the date is about tells which day is which, so that nobody is asked.
    const stated = owed.map((each) =>
      each.question === 'deadline-for' ? { ...each, note: 'plan by 2027-01-29, remedy by 2027-06-30', held } : each,
    );
    const told = of({ ...other, answers: stated });
    expect(told).toMatch(/ “mTLS and workload identity” is due 2027-06-30\. /);
    expect(told).not.toContain('Confirm that “');
    const passed = owed.map((each) => (each.question === 'deadline' ? { ...each, weeks: 0, day: '2026-01-01' } : each));
    expect(of({ ...other, answers: passed })).toContain(
      'names 2027-01-29 and 2027-06-30. Confirm that “mTLS and workload identity” is due 2027-06-30.',
    );
  });

  describe('a deadline', () => {
    const before = organization('app-mesh-on-eks-caller-identity');
    const answered = (values: Record<string, { value?: number; note?: string; day?: string }>): Assessment => ({
      ...before,
      answers: before.answers.map((each) => ({ ...each, ...values[each.question] })),
    });

    test('counts no week in which nothing may be changed, and says what can be done in them', () => {
      const closed = answered({ 'closed-weeks': { value: 6 }, deadline: { note: '2027-02-15', day: '2027-02-15' } });
      expect(whoAndWhenLine(closed)).toContain('2027-02-15, in 11 weeks, 6 of them closed to changes.');
      expect(markdown(closed)).toContain('Closed to changes: 6 of the weeks until the deadline');
      expect(markdown(before)).not.toContain('Closed to changes');
      expect(weeksToDate(closed)).toBe(
        weeksToDate(answered({ deadline: { note: '2027-02-15', day: '2027-02-15' } }))! - 6,
      );
    });

    test.each([
      [4, '2026-12-14 to 2027-01-10', undefined],
      [3, '2026-12-14 to 2027-01-04, and no releases on Fridays', undefined],
      [6, '2026-12-14 to 2027-01-04', 'The days in notes add up to 3 weeks: correct these days or the answer.'],
      [1, 'freeze 2026-12-14 – 2027-02-28', 'The days in notes add up to 9 weeks: correct these days or the answer.'],
      [2, 'closings on 2026-12-31 and 2027-01-31', undefined],
      [52, 'all year', 'The answer says 52: correct it, or the deadline.'],
    ])('tells where %i closed weeks are more than there are, or not those of the note: %s', (value, note, told) => {
      const day = '2027-02-15';
      const said = markdown(answered({ 'closed-weeks': { value, note }, deadline: { note: day, day } }));
      expect(said).toContain('and test outside production.');
      if (told === undefined) expect(said).not.toMatch(/outside production\. The (?:answer|days)/);
      else expect(said).toContain(`outside production. ${told}`);
    });

    test('names the day that its answer means, also where the note is cut, and each further date', () => {
      const day = '2027-02-01';
      const long = `${'The customer announced in its last letter '.repeat(4)}${day}; the lease ends 2027-02-20`;
      const noted = answered({ deadline: { note: long, day } });
      expect(whoAndWhenLine(noted)).toMatch(
        /Deadline(?: to [^:]+)?: 2027-02-01, in \d+ weeks \(note: “The customer .*…”\)\. The note also names 2027-02-20 \(“the lease ends 2027-02-20”\)\./,
      );
      expect(weeksToDate(noted)).toBe(weeksToDate(answered({ deadline: { note: day, day } })));
      const two = answered({ deadline: { note: 'plan 2026-12-20; remedy 2027-02-01', day } });
      expect(whoAndWhenLine(two)).toContain(': 2027-02-01, in 9 weeks (note: “plan 2026-12-20; remedy 2027-02-01”)');
      // What is said of the deadline isn't repeated below.
      expect(whoAndWhenLine(two)).toContain('The note also names 2026-12-20.');
      expect(markdown(two)).not.toContain('Dates to plan around');
      expect(whoAndWhenLine(answered({ deadline: { note: day, day } }))).not.toContain('also names');
    });

    test('tells that no day in its note fits the answer, but not of a month, which can be meant', () => {
      const off = 'No day in the note fits the answer: correct the note or the answer.';
      expect(whoAndWhenLine(answered({ deadline: { note: 'audit 2031-02-01' } }))).toContain(off);
      expect(whoAndWhenLine(answered({ deadline: { note: 'audit in June 2031' } }))).not.toMatch(
        /fits the answer|also names/,
      );
    });

    test('tells for how many services a requirement is still unmet, if these are fewer than there are', () => {
      const size = before.answers.find(({ question }) => question === 'service-count')!.value as number;
      expect(whoAndWhenLine(answered({ 'required-services': { value: 5 } }))).toContain(
        `Still to protect: 5 of ${size} services.`,
      );
      expect(whoAndWhenLine(answered({ 'required-services': { value: 5 } }))).toMatch(
        / services\. Their protection is complete in \d+ to \d+ weeks \(heuristic; midpoint: week \d+\): (?:perhaps )?too late, (?:up|\d+) to \d+ weeks? after the deadline\./,
      );
      expect(whoAndWhenLine(answered({ 'required-services': { value: size + 1 } }))).not.toContain(
        'Their protection is complete',
      );
      expect(whoAndWhenLine(answered({ 'required-services': { value: size } }))).not.toContain('Still to protect');
      expect(whoAndWhenLine(answered({ 'required-services': { value: size + 1 } }))).toContain(
        `Still to protect: ${size + 1} services, but this scope has only ${size}: correct one of these numbers.`,
      );
    });
  });

  test('dates a need that needs no mesh by the steps that meet it, not by the stage that ends with it', () => {
    const before = organization('polyglot-scale-up');
    const [crawl, ...later] = before.stages;
    const { id } = before.useCases.find(({ place }) => place === 'first')!;
    const policies = before.options.find(({ kind }) => kind !== 'mesh')!;
    const enough = { ...policies, reaches: [{ useCase: id, reach: 'enough' as const, says: '' }] };
    const step: StepResult = {
      ...crawl!.steps.find(({ done }) => !done)!,
      id: 'deny',
      useCases: [id],
      options: [policies.id],
      first: true,
      after: [],
      effort: { low: 1, high: 2, unit: 'weeks' },
    };
    const after: Assessment = {
      ...before,
      options: before.options.map((each) => (each === policies ? enough : { ...each, reaches: [] })),
      stages: [{ ...crawl!, steps: [step, ...crawl!.steps] }, ...later],
    };
    expect(whenMet(after)).toEqual([1, 2]);
    expect(whenMet(before)![0]).toBeGreaterThan(2);
  });

  test('knows no date for a requirement while no step that carries out an option for it is there', () => {
    const known = organization('wireguard-and-otel-twenty-two');
    const answers = known.answers.map((each) =>
      each.question === 'deadline' ? { ...each, state: 'answered' as const, weeks: 520 } : each,
    );
    const before = { ...known, answers };
    const [need] = before.useCases.filter(({ place }) => place === 'first');
    const means = new Set(
      before.options.flatMap(({ id, reaches }) => (reaches.some(({ useCase }) => useCase === need!.id) ? [id] : [])),
    );
    const bare = before.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.filter(({ options }) => !options.some((id) => means.has(id))),
    }));
    expect(whenMet(before)).toBeDefined();
    expect(whenMet({ ...before, stages: bare })).toBeUndefined();
    expect(whoAndWhenLine({ ...before, stages: bare })).toContain(
      'No date is known yet by which the first need is met',
    );
  });

  test('counts a migration with what it waits for, though the verdict is open', () => {
    const assessment = organization('thin-app-mesh-and-nothing-else');
    const end = migrationStep(assessment)!;
    const approved = ids(approvedSteps(assessment));
    expect(assessment.verdict).toMatchObject({ standing: 'open', course: 'move' });
    expect(approved).toEqual(expect.arrayContaining([end.id]));
    const left = new Set(assessment.stages.flatMap(({ steps }) => steps).flatMap(({ id, done }) => (done ? [] : [id])));
    expect(approved).toEqual(expect.arrayContaining((end.after ?? []).filter((id) => left.has(id))));
  });

  test('names who chooses between alternatives, by when, and who then has how much time', () => {
    expect(whoAndWhenLine(organization('two-meshes-after-merger'))).toMatch(
      /^Decision: [A-Z][a-z ]+\. Work now: [A-Z].* \(\d+ to \d+ weeks\)\. Then, as chosen: [A-Z].* \(\d.*weeks\)\. Decide (?:within a month|by week \d+) \(heuristic\)\./,
    );
  });

  test('tells when the plan meets the first need where no alternative meets it', () => {
    const before = organization('two-meshes-after-merger');
    const answers = before.answers.map((each) =>
      each.question === 'deadline' ? { ...each, state: 'answered' as const, weeks: 520 } : each,
    );
    const said = whoAndWhenLine({ ...before, answers });
    expect(said).toMatch(
      / The plan meets the first need in \d+ to \d+ weeks \(by 2027-\d\d-\d\d; heuristic\): in time if the work begins by \d{4}-\d\d-\d\d\./,
    );
    expect(said).not.toContain('only once the alternative');
  });

  test('tells the note of a deadline that is more than a year away', () => {
    const assessment = organization('ecs-twelve-services-pci');
    const answers = assessment.answers.map((each) =>
      each.question === 'deadline'
        ? { ...each, state: 'answered' as const, text: 'In more than a year', note: '2028-03-01' }
        : each,
    );
    expect(whoAndWhenLine({ ...assessment, answers })).toMatch(/ Deadline: “In more than a year” \(2028-03-01\)\./);
    const about = answers.map((each) =>
      each.question === 'deadline-for' ? { ...each, dates: [], text: 'Renew a contract' } : each,
    );
    expect(whoAndWhenLine({ ...assessment, answers: about })).toContain('Deadline to renew a contract: ');
  });

  test.each([
    ['by 2027-03-31, says the contract', '2027-03-31'],
    ['the audit of April 2027', 'April 2027'],
    ['due by March 31, 2027', 'March 31, 2027'],
    ['due by 31 March 2027', '31 March 2027'],
    ['valid until 2028-01-01, audit on 2027-02-01', '2027-02-01'],
    ['due on 2027-02-30', undefined],
    ['due on 2027-13-01', undefined],
    ['due by the end of 2027', 'end of 2027'],
    ['found in the audit of April 2026', undefined],
  ])('names the date of a note while the deadline is unknown: %s', (note, named) => {
    const assessment = organization('linkerd-all-in-still-permissive');
    const question = assessment.useCases.find(({ place }) => place === 'first')!.reasons[0]!.answers[0]!;
    const answers = assessment.answers.map((each) => (each.question === question ? { ...each, note } : leftOut(each)));
    const told = whoAndWhenLine({ ...assessment, answers });
    expect(told).toContain(
      named === undefined ? 'Deadline: unknown; ask for it.' : `Deadline: ${named} (from a note; confirm it).`,
    );
  });

  test.each(fixtures)('begins with the role that has the most work, as in %s', (_, assessment) => {
    const [who = ''] = whoAndWhenLine(assessment)
      .replace(/^Answers come first, from .* Steps: /, '')
      .split(/\. (?=(?:\w+ is d|D)one in)/);
    const work = [...who.matchAll(/\((?:(\d+) to )?(\d+) weeks?/g)].map(
      ([, low, high]) => Number(low ?? high) + Number(high),
    );
    if (who.includes('weeks of work')) expect(work[0]).toBeGreaterThanOrEqual(Math.max(...work) - 2);
  });

  test.each([
    ['by March 31, 2027', 'too late, \\d+ to \\d+ weeks after the deadline'],
    ['by the end of 2040', 'in time if the work begins by \\d{4}-\\d\\d-\\d\\d'],
  ])('says whether the plan meets the date of a note: %s', (note, how) => {
    const assessment = organization('insurer-half-on-vms');
    const question = assessment.useCases.find(({ place }) => place === 'first')!.reasons[0]!.answers[0]!;
    const answers = assessment.answers.map((each) => (each.question === question ? { ...each, note } : leftOut(each)));
    expect(whoAndWhenLine({ ...assessment, answers })).toMatch(
      new RegExp(
        `The plan meets the first need in \\d+ to \\d+ weeks \\((?:by \\d{4}-\\d\\d-\\d\\d; )?heuristic\\): ${how}\\.`,
      ),
    );
  });

  test('names the first dates of other notes, because plans must heed them', () => {
    const assessment = organization('insurer-half-on-vms');
    const notes: Readonly<Record<string, string>> = {
      'existing-mesh': 'the root expires on 2027-06-20, its intermediates on 2027-02-28',
      clusters: 'since 2024-01-01',
      teams: '2027-03-01',
    };
    const answers = assessment.answers.map((each) =>
      notes[each.question] === undefined ? each : { ...each, note: notes[each.question]! },
    );
    expect(whoAndWhenLine({ ...assessment, answers })).toMatch(
      / Dates in notes: 2027-02-28 and 2027-06-20 \(“the root expires on 2027-06-20, .*”, `existing-mesh`\) and 2027-03-01 \(`teams`\)\. /,
    );
  });

  test('names dates of notes in the next 90 days there, and only there', () => {
    const assessment = organization('insurer-half-on-vms');
    const answers = assessment.answers.map((each) =>
      each.question === 'existing-mesh' ? { ...each, note: 'The root expires on 2027-01-15; it has no owner' } : each,
    );
    const text = markdown({ ...assessment, answers }, { width: 80, color: 0, file: 'answers.yaml', brief: true });
    expect(text).toMatch(
      /\n1\. Dates to plan around: 2027-01-15, in week \d+ \(“The root expires on 2027-01-15”, `existing-mesh`\)\.\n/,
    );
    expect(text.match(/2027-01-15/g)).toHaveLength(2);
  });

  test('has whoever may leave on a day replaced before it', () => {
    const assessment = organization('insurer-half-on-vms');
    const answers = assessment.answers.map((each) =>
      each.question === 'platform-people' ? { ...each, note: '4 until 2027-01-31' } : each,
    );
    expect(markdown({ ...assessment, answers }, { width: 80, color: 0, file: 'answers.yaml', brief: true })).toContain(
      "(“4 until 2027-01-31”, `platform-people`; have a colleague do that person's work once before that).",
    );
  });

  const briefWithPlatformNote = (note: string) => {
    const assessment = organization('insurer-half-on-vms');
    const answers = assessment.answers.map((each) => (each.question === 'platform-people' ? { ...each, note } : each));
    return markdown({ ...assessment, answers }, { width: 80, color: 0, file: 'answers.yaml', brief: true });
  };

  test.each(['One more from 2027-01-31', 'a new hire starts 2027-01-31', 'one is on parental leave until 2027-01-31'])(
    'asks nobody to hand over who comes: %s',
    (note) => {
      expect(briefWithPlatformNote(note)).toContain(`(“${note}”, \`platform-people\`)`);
    },
  );

  test.each(['parental leave starts 2027-01-31', 'Two more people leave on 2027-01-31'])(
    'asks whoever goes to hand over: %s',
    (note) => {
      expect(briefWithPlatformNote(note)).toContain("have a colleague do that person's work once before that");
    },
  );

  test('of several days of one kind in a note, tells the next one', () => {
    const told = briefWithPlatformNote('reviews 2027-01-20 and 2027-09-21');
    expect(told).toContain('2027-01-20, in week ');
    expect(told).not.toMatch(/Dates in notes:[^.]*2027-09-21/);
  });

  test('asks to write days anew that are not read', () => {
    const dated = (note: string) =>
      whoAndWhenLine(changed('polyglot-scale-up', { deadline: `{ value: half-year, note: "${note}" }` }));
    expect(dated('by 03/04/2027')).toContain(" “03/04/2027” isn't read as a date: write it like 2027-12-31.");
    expect(dated('by 31/03/2027')).not.toContain('read as a date');
    expect(dated('31.03.2027')).toContain('Deadline: 2027-03-31, in ');
  });

  test('asks nobody to hand over who comes back', () => {
    expect(briefWithPlatformNote('on leave 2026-12-01 to 2027-09-30')).toContain(
      '**2027-09-30** (“on leave 2026-12-01 to 2027-09-30”, `platform-people`)',
    );
  });

  test('says that a stage is done only where its steps are approved, and it requires something', () => {
    const told = fixtures.filter(([, each]) => / is done in \d/.test(whoAndWhenLine(each)));
    expect(told.length).toBeGreaterThan(5);
    for (const [, { verdict, stage, stages }] of told) {
      expect(['adopt', 'finish', 'keep']).toContain(verdict.course);
      expect(stages.find(({ id }) => id === stage)!.gates.some(blocks)).toBe(true);
    }
    const [, leaning] = told.find(([, { verdict }]) => verdict.course === 'adopt')!;
    const open = { ...leaning, verdict: { ...leaning.verdict, standing: 'open', possible: ['yes', 'no'] } } as const;
    expect(whoAndWhenLine(open)).not.toMatch(/ is done in \d/);
  });

  test('asks one role for each answer, the same in the line and in the list', () => {
    const open = fixtures.filter(([, each]) => each.verdict.standing === 'open');
    expect(open.length).toBeGreaterThan(5);
    for (const [, assessment] of open) {
      const answerers = answerersOf(assessment);
      const line = whoAndWhenLine(assessment);
      for (const role of new Set(answerers.values())) {
        const own = [...answerers.values()].filter((each) => each === role).length;
        expect(line).toContain(`${role} (${own} of ${askedFirst(assessment).length}`);
      }
      const brief = markdown(assessment, { width: 80, color: 0, file: 'answers.yaml', brief: true });
      for (const { question } of decisive(assessment))
        expect(brief).toContain(`(\`${question}\`: ${answerers.get(question)})`);
    }
  });

  test('tells of a passed deadline the next date in its note, and whether the plan meets that', () => {
    const assessment = organization('insurer-half-on-vms');
    const answers = assessment.answers.map((each) =>
      each.question === 'deadline' ? { ...each, weeks: 0, note: 'ended on 2024-09-30; audit on 2040-03-15' } : each,
    );
    expect(whoAndWhenLine({ ...assessment, answers })).toMatch(
      / The first deadline has passed\. The next date is 2040-03-15, \d+ weeks away \(note: “.+”\)\. The plan meets the first need in .+: in time if the work begins by \d{4}-\d\d-\d\d\. /,
    );
  });

  test('tells of a passed deadline no day without a year, nor one ahead that was passed since the answer', () => {
    const assessment = organization('insurer-half-on-vms');
    const noted = (changes: object) => {
      const answers = assessment.answers.map((each) =>
        each.question === 'deadline' ? { ...each, weeks: 0, ...changes } : each,
      );
      return whoAndWhenLine({ ...assessment, answers });
    };
    expect(noted({ note: 'It was due on 1 October' })).not.toContain('Ahead');
    expect(noted({ note: 'due on 1 October' })).not.toContain('Ahead');
    const old = { date: '2026-01-10', weeks: undefined, state: 'unknown', note: 'audit by 30 April' };
    expect(noted(old)).not.toContain('30 April (');
    expect(noted({ ...old, date: assessment.assessed! })).toContain('30 April (');
  });

  test('names who answers what is open, and until when to decide', () => {
    expect(whoAndWhenLine(organization('thin-everyone-else-has-one'))).toMatch(
      /^Answers come first, from [A-Z][a-z ]+ \(\d of 5 questions\).*Decide within 90 days \(heuristic\)\./,
    );
  });
});

/** An answer without its note. */
function leftOut<T extends { readonly note?: string }>({ note, ...answer }: T): Omit<T, 'note'> {
  return note === undefined ? answer : answer;
}

test('a platform team with several crews does steps side by side, and the brief counts the crews', () => {
  const before = organization('nomad-consul-forty');
  const owner = 'platform-team';
  const few = { ...before, capacity: { ...before.capacity, sharedRoles: [], crews: [] } };
  const many = { ...few, capacity: { ...few.capacity, crews: [{ role: owner, count: 3 }] } };
  const atOnce = (assessment: Assessment) => {
    const own = placedSteps(assessment).filter(({ step }) => step.owner === owner && step.now !== true);
    return Math.max(...own.map(({ from }) => own.filter((other) => other.from <= from && from < other.to).length));
  };
  expect(atOnce(many)).toBeGreaterThan(atOnce(few));
  const end = (assessment: Assessment) => Math.max(...placedSteps(assessment).map(({ to }) => to));
  expect(end(many)).toBeLessThan(end(few));
  expect(markdown(many)).toContain('roles work in parallel, Platform team in 3 crews');
});

test('a required need that goes with the first is met by its own steps, whatever else its stage requires', () => {
  const before = fixtures.find(([name]) => name === 'samples/polyglot-regulated.yaml')![1];
  const own = stepsWithFirst(before);
  const isAwaited = (step: StepResult) =>
    own.some(
      ({ after = [], waitsFor = [] }) => after.includes(step.id) || step.closes.some((id) => waitsFor.includes(id)),
    );
  const stage = before.stages.findIndex(({ id }) => id === needsWithFirst(before)[0]!.stage);
  const other = before.stages[stage]!.steps.find(
    (step) => !own.includes(step) && !isAwaited(step) && step.closes.length > 0 && !step.done,
  )!;
  const lasting = (high: number): Assessment => ({
    ...before,
    stages: before.stages.map((each) => ({
      ...each,
      steps: each.steps.map((step) =>
        step === other ? { ...step, owner: 'another', effort: { low: 1, high, unit: 'weeks' as const } } : step,
      ),
    })),
  });
  const toNeed = (assessment: Assessment) => stageTime(assessment, demands(assessment))!.toNeed.high;
  expect(own.length).toBeGreaterThan(1);
  expect(toNeed(lasting(900))).toBe(toNeed(lasting(1)));
});

test('what a near date asks for beside the first need waits for no earlier stage', () => {
  const sample = fixtures.find(([name]) => name === 'samples/polyglot-regulated.yaml')![1];
  // Steps that later stages don't wait for are there where a date is near, or failover is approved.
  const inWay = (step: StepResult) => step.aside !== true;
  const before = { ...sample, stages: sample.stages.map((each) => ({ ...each, steps: each.steps.filter(inWay) })) };
  const aside = before.stages[0]!.steps.findLast(({ done }) => !done)!;
  const marked = (step: StepResult) => (step === aside ? { ...step, aside: true as const } : step);
  const near = { ...before, stages: before.stages.map((each) => ({ ...each, steps: each.steps.map(marked) })) };
  const [need] = needsWithFirst(before);
  const begins = (assessment: Assessment) =>
    placedSteps(assessment).find(({ step }) => step.useCases.includes(need!.id) && step.closes.includes('machines-in'))!
      .from;
  expect(begins(near)).toBeLessThan(begins(before) - 10);
});
