import { describe, expect, test } from 'vitest';
import type { Assessment, StepResult } from '../../src/core/assess/assessment.ts';
import { costOfNothing } from '../../src/report/judgement/costs.ts';
import { counterArguments } from '../../src/report/judgement/counter-arguments.ts';
import { strongestReasons } from '../../src/report/judgement/reasons.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { stopCriteria } from '../../src/report/judgement/stop.ts';
import { optionParts } from '../../src/report/judgement/options.ts';
import { waysOf } from '../../src/report/judgement/course.ts';
import { demandOfWay, demands, weeksOf, workInAll } from '../../src/report/judgement/demands.ts';
import { weeksInWords } from '../../src/report/judgement/weeks.ts';
import { dueSteps } from '../../src/report/judgement/quarter.ts';
import { placedSteps } from '../../src/report/judgement/schedule.ts';
import { approvedSteps, approvedWork } from '../../src/report/judgement/decided.ts';
import { recordOfFirst } from '../../src/report/judgement/needs.ts';
import { decisive, decisiveTitle, headline, standingSentence } from '../../src/report/judgement/verdict.ts';
import { readingsOf } from '../../src/report/judgement/stage.ts';
import { edgeSteps } from '../../src/report/judgement/edge-later.ts';
import { wayToNeed } from '../../src/report/judgement/way-to-need.ts';
import { changed, organization, practices } from './organization.ts';
import { notYet, yes } from './sample.ts';

const decisionAsked = (assessment: Assessment) => decisionPoints(assessment).join(' ');

const reason = (text: string) => ({ text, answers: [], sources: [] });
const texts = (reasons: readonly { readonly text: string }[]) => reasons.map(({ text }) => text);

describe('reasons', () => {
  const ofCourse = { because: [reason('It caused an outage')], against: [reason('Upgrades stay your work')] };

  test('name what decided the course right after the rule, and the needs of a new mesh before the rule', () => {
    const kept = { ...yes, verdict: { ...yes.verdict, ...ofCourse, course: 'keep' as const } };
    expect(texts(strongestReasons(kept, 3))[1]).toBe('It caused an outage');
    const rule = texts(strongestReasons(kept, 1))[0];
    const adopted = texts(strongestReasons(yes, 9));
    expect(adopted.indexOf(rule!)).toBeGreaterThan(0);
  });

  test('against a mesh say what is enough without it, and what speaks for one is the counter-argument', () => {
    const [first] = notYet.useCases.filter(({ place }) => place === 'first');
    expect(texts(strongestReasons(notYet, 3)).join(' ')).toContain(`“${first!.title}” needs no mesh. `);
    expect(texts(counterArguments(notYet)).join(' ')).toContain(first!.title);
  });

  test('quote as evidence of a requirement only the answers that say that it is one', () => {
    const quoted = (clause: string) =>
      recordOfFirst(
        changed('vms-seventy-ansible', {
          'internal-encryption': `{ value: required${clause === '' ? '' : `, note: "${clause}"`} }`,
          'service-identity': '{ value: not-needed, note: "the CISO asks for none" }',
          'protection-today': '{ value: none, note: "the CISO says that nothing is encrypted" }',
          deadline: 'none',
        }),
      );
    expect(quoted('clause 7.2 of the contract')).toEqual(['Evidence: “clause 7.2 of the contract”.']);
    expect(quoted('')).toEqual([]);
  });

  test('quote the note that proves a need: who requires it, and of a problem only what must be about it', () => {
    const record = { prompt: '?', section: 'here', state: 'answered', text: '' } as const;
    const answers = [
      { ...record, question: 'problems', value: ['slow', 'expired'], note: 'July. All down' },
      { ...record, question: 'required', value: 'required', note: 'Policy under art. 9' },
    ];
    const quoted = (strength: 'duty' | 'pain', behind: readonly string[], value = answers[0]!.value, of = notYet) => {
      const reasons = behind.map((question) => ({ ...reason(''), answers: [question] }));
      const useCases = of.useCases.map((each) => (each.place === 'first' ? { ...each, strength, reasons } : each));
      return recordOfFirst({ ...of, useCases, answers: [{ ...answers[0]!, value }, answers[1]!] });
    };
    expect(quoted('duty', ['required', 'problems'])).toEqual(['Evidence: “Policy under art. 9”.']);
    expect(quoted('pain', ['problems'])).toEqual([]);
    expect(quoted('pain', ['problems'], ['slow'])).toEqual(['Evidence: “July”.']);
    const running = { ...notYet, verdict: { ...notYet.verdict, course: 'move' } } as const;
    expect(quoted('pain', ['problems'], ['slow'], running)).toEqual([]);
  });

  test('name the need that nothing simpler meets, also where another one decides', () => {
    const before = organization('six-connected-clusters');
    const options = before.options.map((each) =>
      each.id === 'global-switch' ? { ...each, fit: 'out' as const, reaches: [] } : each,
    );
    const told = texts(strongestReasons({ ...before, options }, 9)).filter((text) =>
      text.includes('Nothing simpler than a mesh'),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((text) => /meets “.+” in full here(\. |$)/.test(text) || text.startsWith('“'))).toBe(true);
    expect(told.some((text) => text.endsWith('in full here. A mesh meets it in the fly stage'))).toBe(true);
  });

  test('tell of one need why the options that come to mind are not enough, and of none whose cover is unknown', () => {
    const [first] = texts(strongestReasons(organization('insurer-half-on-vms'), 1));
    expect(first).toContain('Nothing simpler is enough here. “Certificates per service”: Too many services');
    expect(first).toContain("(heuristic). Network encryption doesn't authenticate the calling service");
    for (const text of texts(strongestReasons(organization('autotrader-2018'), 1)))
      expect(text).not.toContain('Pods can have a cloud role');
  });

  test('against a mesh begin with an answered date that comes too early', () => {
    const deadline = { ...reason('The date comes first'), answers: ['deadline'] };
    const against = { against: [reason('Most services run on VMs'), deadline] };
    const record = {
      question: 'deadline',
      prompt: 'When?',
      section: 'here',
      state: 'answered',
      value: 'soon',
    } as const;
    const verdict = { ...yes.verdict, ...against };
    const told = counterArguments({ ...yes, verdict, answers: [{ ...record, text: 'Soon', weeks: 13 }] });
    expect(texts(told)[0]).toBe('The date comes first');
  });

  test('leave an obligation that asks for no mesh to the opponent of a mesh', () => {
    const duty = { ...yes.risks[0]!, title: 'The rule asks for no mesh', against: true as const };
    const told = (assessment: Assessment) => texts(counterArguments({ ...assessment, risks: [duty] })).join(' ');
    expect(told(yes)).toContain('The rule asks for no mesh');
    expect(told(notYet)).not.toContain('The rule asks for no mesh');
  });

  test('name an option once for all needs that it meets', () => {
    const assessment = organization('polyglot-scale-up');
    const options = assessment.options.map((option) =>
      option.id === 'telemetry'
        ? { ...option, reaches: [...option.reaches, { ...option.reaches[0]!, useCase: 'resilience' }] }
        : option,
    );
    expect(texts(counterArguments({ ...assessment, options })).join()).toContain(
      '“Telemetry without a mesh” can meet “Timeouts, retries, and load balancing” and “Consistent service telemetry”',
    );
  });

  test('of an open verdict deny no need that is met with or without a mesh', () => {
    const open = organization('thin-everyone-else-has-one');
    const useCases = open.useCases.map((each) => (each.carries === 'never' ? { ...each, unmet: true } : each));
    const told = (assessment: Assessment) => texts(strongestReasons(assessment, 9)).join();
    expect(told(open)).toContain('So far, no unmet need is known. ');
    expect(told({ ...open, useCases })).toContain('So far, no unmet need that speaks for a mesh is known. ');
  });

  test('of an open verdict are what is known for a mesh and against one, and what is unknown', () => {
    const begin = (name: string) => texts(strongestReasons(organization(name), 3)).map((text) => text.slice(0, 14));
    expect(begin('thin-everyone-else-has-one')).toEqual(['Against a mesh', 'So far, no unm', 'Against a mesh']);
    expect(begin('thin-ninety-services-and-a-hunch')).toEqual(['For a mesh: Se', 'So far, no unm', 'For a mesh: La']);
    const unknown = texts(strongestReasons(organization('thin-app-mesh-and-nothing-else'), 3));
    expect(unknown.every((text) => text.includes('nknown'))).toBe(true);
  });

  test('name the need that nothing simpler meets, where a not-yet rests on it, and leave it to the opponent, too', () => {
    const assessment = organization('../samples/kubernetes-no-platform-team');
    expect(texts(strongestReasons(assessment, 1))[0]).toMatch(
      / The unmet need is “Timeouts, retries, and load balancing”$/,
    );
    expect(texts(counterArguments(assessment))[0]).toMatch(/^Nothing simpler than a mesh meets “Timeouts, /);
    expect(texts(strongestReasons(notYet, 1))[0]).not.toContain('The unmet need is');
  });

  test('in a close call begin with what one mesh would meet that takes several options without it', () => {
    const [first] = texts(counterArguments(organization('../samples/vm-heavy-insurer')));
    expect(first).toMatch(
      /^One mesh would meet “.+”, and “.+”\. Without it, that takes “.+”, and “.+”\. Services that /,
    );
    const far = organization('../samples/kubernetes-no-platform-team');
    expect(texts(counterArguments(far)).join(' ')).not.toContain('One mesh would meet');
  });

  test('against an adoption begin with a date that the plan itself misses, with the note of its answer', () => {
    const before = organization('app-mesh-on-eks-caller-identity');
    const answers = before.answers.map((each) =>
      each.weeks === undefined ? each : { ...each, weeks: 2, note: 'Audit on 2027-02-01.' },
    );
    const [first] = texts(counterArguments({ ...before, answers }));
    expect(first).toMatch(
      /^Even by low estimates .* is met only in week \d+\. The deadline is at most \d+ weeks away.* \(note: “Audit on 2027-02-01”\)$/,
    );
  });

  test('against a no or not-yet begin with a requirement that can be met too late, or with what is left open', () => {
    const date = { question: 'deadline', prompt: 'When?', section: 'here', state: 'answered', value: 'soon' } as const;
    const dated = (weeks: number) => ({ ...notYet, answers: [{ ...date, text: 'Soon', weeks, note: '2027-10-31' }] });
    const useCases = notYet.useCases.map((need) => ({
      ...need,
      strength: need.unmet ? ('duty' as const) : need.strength,
    }));
    expect(texts(counterArguments({ ...dated(3), useCases }))[0]).toMatch(
      /is required and unmet, and the deadline is at most 3 weeks away \(2027-10-31\)\./,
    );
    expect(decisionAsked({ ...dated(3), useCases })).toContain(
      'Even by low estimates, the work ends less than a month before the deadline: agree on an interim measure.',
    );
    const [first] = useCases.filter(({ place }) => place === 'first');
    const behind = { ...date, question: first!.reasons[0]!.answers[0]!, text: 'Yes' };
    const inSection = (section: string) => ({
      ...dated(3),
      answers: [...dated(3).answers, { ...behind, section }],
      useCases,
    });
    expect(decisionAsked(inSection('here'))).toContain('deadline: agree on an interim measure.');
    expect(decisionAsked(inSection('elsewhere'))).toContain(
      "deadline: agree on an interim measure with whoever set the deadline; an expiry date can't be moved.",
    );
    expect(texts(counterArguments({ ...dated(520), useCases })).join(' ')).toContain(' leaves these gaps: ');
    expect(decisionAsked({ ...dated(520), useCases })).not.toContain('interim measure');
  });
});

test.each(practices)('%s has a counter-argument, and three reasons unless less is true', (name) => {
  const assessment = organization(name);
  const few: Readonly<Record<string, number>> = {
    'thin-one-php-application': 2,
    'thin-eight-services-on-cloud-run': 2,
  };
  expect(strongestReasons(assessment, 3)).toHaveLength(few[name] ?? 3);
  expect(counterArguments(assessment).length).toBeGreaterThan(0);
});

test('while it is open what becomes of a mesh, what is urgent is approved', () => {
  const verdict = { ...notYet.verdict, standing: 'open', possible: ['yes', 'not-yet'] } as const;
  const moving = { ...verdict, course: 'move' } as const;
  expect(headline({ ...notYet, verdict: moving })).toBe('Move to what is supported; undecided whether you need a mesh');
  expect(decisionAsked({ ...notYet, verdict: moving })).toMatch(/^Approve what is urgent/);
  const deciding = { ...verdict, course: 'decide' } as const;
  expect(headline({ ...notYet, verdict: deciding })).toBe('Undecided: what becomes of your mesh');
  expect(decisionAsked({ ...notYet, verdict: deciding })).toMatch(/^Keep the mesh as it runs, and onboard nothing/);
  expect(headline({ ...notYet, verdict: { ...verdict, course: 'none' } })).toBe('Undecided: whether you need a mesh');
  expect(decisionAsked({ ...notYet, verdict: { ...verdict, course: 'none' } })).toMatch(
    /^Have the questions below answered, and only then decide/,
  );
});

test('the headline of a yes says that no product is known to fit, where none is', () => {
  const adopting = organization('polyglot-scale-up');
  expect(headline(adopting)).toMatch(/^Yes: /);
  const options = adopting.options.map((each) => (each.kind === 'mesh' ? { ...each, fit: 'out' as const } : each));
  expect(headline({ ...adopting, options })).toBe('Yes, but no product is known to fit');
  expect(decisionAsked({ ...adopting, options })).toMatch(/^Approve no mesh yet/);
});

test('where a mesh runs, the headline says what becomes of it, not that one is needed', () => {
  const told = (course: Assessment['verdict']['course'], more: Partial<Assessment['verdict']> = {}) =>
    headline({ ...yes, verdict: { ...yes.verdict, standing: 'settled', course, coursePossible: [course], ...more } });
  expect(told('keep')).toBe('Yes: keep the mesh that you have');
  expect(told('finish')).toBe('Yes: complete your mesh');
  expect(told('move')).toBe('Yes: a mesh is useful here, but move to what is supported');
  expect(told('keep', { coursePossible: ['keep', 'decide'] })).toBe('Yes: a mesh is useful here');
  expect(told('move', { id: 'not-yet' })).toBe('Not yet: adopt no new mesh today');
  expect(told('leave', { id: 'no', title: "No: you don't need a mesh" })).toBe("No: you don't need a mesh");
  expect(told('adopt')).toBe('Yes: a mesh answers a problem that you have');
});

test('what is urgent stays undone, and its sentence is not told again', () => {
  const stages = yes.stages.map((stage) => ({
    ...stage,
    gates: stage.gates.map((gate) => ({ ...gate, atOnce: { order: 'beside', says: 'Now' } as const })),
  }));
  expect(costOfNothing({ ...yes, stages })).toMatch(/^What is urgent stays undone\. /);
});

test('of a mesh that is removed, doing nothing costs the danger, and asks for no upgrade', () => {
  const stages = yes.stages.map((stage) => ({
    ...stage,
    gates: stage.gates.map((gate) => ({
      ...gate,
      why: 'It gets no fixes. So act',
      atOnce: { order: 'first', says: 'Upgrade it' } as const,
    })),
  }));
  const leaving = costOfNothing({ ...yes, stages, verdict: { ...yes.verdict, course: 'leave' } });
  expect(leaving).toMatch(/^Until the mesh is gone: it gets no fixes\. /);
  expect(leaving).not.toContain('Upgrade it');
});

test('doing nothing costs what the first unmet need costs, and while questions are open, no one knows what', () => {
  const missed = organization('kafka-only');
  const { cost } = missed.useCases.find(({ place }) => place === 'first')!;
  expect(cost).toBeDefined();
  expect(costOfNothing(missed)).toContain(` stays unmet. ${cost}`);
  const open = organization('thin-everyone-else-has-one');
  expect(costOfNothing(open)).toMatch(
    /^Unknown: \d+ of \d+ questions are unanswered, and their answers can show a requirement\.$/,
  );
});

test('what is urgent whatever becomes of a mesh stays undone, and is said once', () => {
  expect(costOfNothing(organization('istio-stuck-at-thirty-percent'))).toMatch(
    / Urgent steps stay undone: “Check Istio's images for closed registries” and /,
  );
  const told = costOfNothing(organization('istio-out-of-support'));
  expect(told).toMatch(/^What is urgent stays undone\. /);
  expect(told).not.toContain('Urgent steps');
});

test('what an option leaves open of a requirement must be accepted by whoever set it; of a problem, by no one', () => {
  const duty = organization('kafka-only');
  expect(texts(counterArguments(duty))[0]).toMatch(
    / leaves these gaps: .+ Where these gaps affect the requirement, only the party that set it can accept them\.$/,
  );
  const [first] = duty.useCases.filter(({ place }) => place === 'first');
  const pain = {
    ...duty,
    useCases: duty.useCases.map((each) => (each === first ? { ...each, strength: 'pain' as const } : each)),
  };
  expect(texts(counterArguments(pain))[0]).not.toContain('must accept that');
});

test('answers between no and not yet overturn nothing, for neither adopts a mesh', () => {
  const told = (...possible: readonly ('yes' | 'not-yet' | 'no')[]) =>
    decisiveTitle({ verdict: { ...notYet.verdict, id: 'no', standing: 'leaning', possible } });
  expect(told('not-yet', 'no')).toBe('These answers can make it “not yet”');
  expect(told('yes', 'no')).toBe('These answers can overturn the verdict');
});

test('while it is open whether a mesh follows, what ends the discontinued one is approved', () => {
  expect(decisionAsked(organization('thin-app-mesh-and-nothing-else'))).toMatch(
    /^Approve “Migrate off AWS App Mesh.*” \([A-Z].+, .+ weeks\), whatever the answers say\. /,
  );
});

test('what no answer can make a yes is asked for although the verdict is open, and what is urgent although it can', () => {
  const { mayNotApply: _, ...step } = yes.stages[0]!.steps[0]!;
  const urgent: StepResult = { ...step, title: 'Stop the leak', first: true, done: false };
  const told = (possible: readonly ('yes' | 'not-yet' | 'no')[]) => {
    const verdict = { ...notYet.verdict, standing: 'open', possible, course: 'none' } as const;
    const stages = notYet.stages.map((stage, index) => (index === 0 ? { ...stage, steps: [urgent] } : stage));
    return decisionAsked({ ...notYet, verdict, stages });
  };
  expect(told(['not-yet', 'no'])).toMatch(/^Adopt no mesh now\./);
  expect(told(['yes', 'not-yet'])).toContain('Approve now, whatever the answers say: “Stop the leak”');
});

const settled = { ...yes, verdict: { ...yes.verdict, standing: 'settled' as const } };

test('a yes that leaves open whether anyone can run a mesh asks for the people first', () => {
  const unknown = { ...yes.capacity, possible: ['low', 'enough'] as const };
  expect(decisionAsked({ ...settled, capacity: unknown })).toMatch(
    /^First name who runs the mesh\. Then approve one stage/,
  );
  expect(decisionAsked(settled)).toMatch(/^Approve one stage/);
});

test('a yes that only leans asks first for what can overturn it', () => {
  expect(yes.verdict.standing).toBe('leaning');
  expect(decisionAsked(yes)).toMatch(
    /^Have the questions below answered first, because they can overturn the verdict\. If the verdict holds, approve one stage/,
  );
});

test('a yes that is close asks for what is simpler first, or for the people who are missing', () => {
  const close = { ...settled, verdict: { ...settled.verdict, close: true, course: 'adopt' as const } };
  const missing = { ...close, options: [], capacity: { ...yes.capacity, missing: ['Three people'] } };
  expect(decisionAsked(missing)).toMatch(/^Decide first who closes the gaps in capacity\. Then approve one stage/);
  const alone = close.useCases.filter(({ unmet, carries }) => unmet && carries === 'alone');
  const simple = { ...notYet.options.find(({ kind }) => kind !== 'mesh')!, title: 'A library' };
  const reaches = alone.map(({ id }) => ({ useCase: id, reach: 'stretched' as const, says: 'It does' }));
  const options = [{ ...simple, reaches, answers: alone.map(({ id }) => id) }];
  const { mayNotApply: _, ...step } = yes.stages[0]!.steps[0]!;
  const carried = { ...step, done: false, options: [simple.id], useCases: alone.map(({ id }) => id) };
  const stages = yes.stages.map((stage, index) => (index === 0 ? { ...stage, steps: [carried] } : stage));
  const answers = (weeks: number): Assessment['answers'] => [
    { question: 'deadline', prompt: 'When?', section: 'here', state: 'answered', value: 'soon', text: 'Soon', weeks },
  ];
  expect(decisionAsked({ ...close, options, stages })).toMatch(
    /^Approve first, without a mesh: A library for “.+ If it isn't, approve one stage/,
  );
  expect(decisionAsked({ ...close, options, stages, answers: answers(52) })).toMatch(/^Approve first, without a mesh/);
  // What no step of the plan does, and what would take the time to the date, isn't asked for.
  expect(decisionAsked({ ...close, options })).not.toContain('without a mesh');
  expect(decisionAsked({ ...close, options, stages, answers: answers(13) })).not.toContain('without a mesh');
  expect(decisionAsked({ ...missing, verdict: { ...missing.verdict, close: false } })).toMatch(/^Approve one stage/);
});

test('a yes approves what cures the first need at once before the stage', () => {
  expect(decisionAsked(organization('polyglot-scale-up'))).toMatch(
    /^Approve at once, for “Timeouts, retries, and load balancing”: “Keep retries .+” \([A-Z].+, .+\)\. Approve one stage/,
  );
});

test('a need that no one could carry a mesh for asks who closes the gaps in capacity', () => {
  const options = notYet.options.map((option) => ({ ...option, reaches: [] }));
  const low = {
    ...notYet,
    options,
    capacity: { ...notYet.capacity, level: 'low' as const, missing: ['Three people'] },
  };
  const verdict = { ...notYet.verdict, id: 'not-yet' as const, standing: 'settled' as const };
  const asks = 'Also decide who closes the gap “';
  expect(decisionAsked({ ...low, verdict })).toContain(asks);
  expect(decisionAsked({ ...notYet, verdict, capacity: { ...low.capacity, level: 'enough' } })).not.toContain(asks);
  expect(decisionAsked({ ...low, verdict: { ...verdict, barred: true } })).not.toContain(asks);
  // Something simpler meets it, with more work.
  expect(decisionAsked(organization('four-engineers-sixty-services'))).not.toContain(asks);
});

describe('a discontinued mesh goes', () => {
  const { verdict, options } = notYet;
  const reaches = notYet.useCases.map(({ id }) => ({ useCase: id, reach: 'enough' as const, says: '' }));
  const simple = [{ ...options.find(({ kind }) => kind !== 'mesh')!, reaches }];
  const goes = {
    ...verdict,
    course: 'move' as const,
    coursePossible: ['move' as const],
    possible: ['not-yet' as const],
  };
  const moves: Assessment = { ...notYet, stage: 'none', verdict: goes, options: simple };

  test('and no mesh is told to follow where something simpler can meet each need', () => {
    expect(headline(moves)).toMatch(/^No mesh needs to follow /);
    const possible = ['not-yet' as const, 'no' as const];
    const leaning: Assessment = { ...moves, verdict: { ...goes, standing: 'leaning', possible } };
    expect(standingSentence(leaning)).toMatch(/^Settled: no other mesh follows\./);
  });

  test('and a need that only a mesh meets leaves open whether one follows', () => {
    const useCases = moves.useCases.map((need) => ({ ...need, unmet: true, carries: 'alone' as const }));
    expect(headline({ ...moves, useCases, options: [] })).toBe('Not yet: adopt no new mesh today');
  });
});

describe('what is required and met today', () => {
  const met = (assessment: Assessment, coveredBy: string): Assessment => ({
    ...assessment,
    useCases: assessment.useCases.map((need, index) =>
      index > 0 ? need : { ...need, strength: 'duty', unmet: false, carries: 'alone', coveredBy: [coveredBy] },
    ),
  });

  test('is the first reason, before counts', () => {
    expect(texts(strongestReasons(met(notYet, 'network'), 3))[0]).toMatch(/^Required, and met today: “/);
    expect(texts(strongestReasons(met(yes, 'mesh'), 3))[0]).toMatch(
      /^Required, and met today by the mesh: “.+ Before the mesh goes, replace this\.$/,
    );
  });

  test('is no reason for a mesh where something else meets it', () => {
    expect(texts(strongestReasons(met(yes, 'network'), 3))[0]).not.toContain('met today');
  });
});

test('one of the two products to compare is run by its vendor, where the shortlist has such a one', () => {
  const pair = (provider: string) =>
    / Compare (.*?), and choose one/.exec(
      decisionAsked(changed('polyglot-scale-up', { 'cluster-provider': provider })),
    )?.[1];
  expect(pair('azure')).toMatch(/ and Istio add-on of AKS$/);
  expect(pair('aws')).not.toContain('AKS');
});

test('the steps that a decision only counts have roles and work, too', () => {
  expect(decisionAsked(organization('linkerd-left-on-a-monolith'))).toMatch(
    /, and \d+ more steps \((\w+ )+team and (\w+ )+team, \d+ to \d+ weeks\)\.$/,
  );
});

test('against a mesh, what is to be approved now is told beside the work of all stages', () => {
  const assessment = organization('air-gapped-fips');
  expect(texts(counterArguments(assessment)).join(' ')).toContain(
    `All stages take ${workInAll(assessment)} of one person's work, the part to approve now ${approvedWork(assessment)} (heuristic)`,
  );
});

test('the work of all stages leaves out alternatives, of which one is taken', () => {
  const { waits: _, mayNotApply: __, ...one } = yes.stages[0]!.steps[0]!;
  const step = (id: string, low: number, way?: string): StepResult => ({
    ...one,
    id,
    done: false,
    effort: { low, high: low, unit: 'weeks' },
    ...(way === undefined ? {} : { way }),
  });
  const steps = [step('a', 3), step('b', 40, 'Shrink'), step('c', 50, 'Leave')];
  const decide: Assessment = {
    ...yes,
    risks: [],
    verdict: { ...yes.verdict, course: 'decide' },
    stages: yes.stages.map((stage, index) => ({ ...stage, gates: [], steps: index === 0 ? steps : [] })),
  };
  expect(texts(counterArguments(decide))).toEqual([
    "If the mesh stays, its stages take 3 weeks of one person's work besides the alternative that you choose (heuristic)",
  ]);
});

describe('of a decision about a mesh', () => {
  const [one] = yes.stages[0]!.steps;
  const way = (name: string, more: Partial<StepResult> = {}): StepResult => ({
    ...one!,
    id: name.toLowerCase(),
    done: false,
    way: name,
    ...more,
  });
  const asked = (...steps: readonly StepResult[]) =>
    decisionAsked({
      ...yes,
      answers: [],
      verdict: { ...yes.verdict, course: 'decide' },
      stages: yes.stages.map((stage, index) => ({ ...stage, gates: [], steps: index === 0 ? steps : [] })),
    });

  test('a mesh that the answers point to leaving is not called useful', () => {
    const told = (...steps: readonly StepResult[]) => {
      const verdict = { ...yes.verdict, standing: 'settled' as const, course: 'decide' as const };
      const stages = yes.stages.map((stage, index) => ({ ...stage, steps: index === 0 ? steps : [] }));
      const decided = { ...yes, verdict: { ...verdict, coursePossible: ['decide' as const] }, stages };
      return `${headline(decided)}. ${standingSentence(decided)}`;
    };
    expect(told(way('Keep the mesh'), way('Leave the mesh', { likely: true }))).toMatch(
      /^Decide what becomes of your mesh: the answers point to leaving it\. This decision is due/,
    );
    expect(told(way('Keep the mesh', { likely: true }), way('Leave the mesh'))).toMatch(
      /^Yes, with a decision to make: .*\. A mesh is useful here\. Undecided: /,
    );
  });

  test('a mesh that only teams want is not called useful while it is decided what becomes of it', () => {
    const verdict = { ...yes.verdict, standing: 'settled' as const, course: 'decide' as const };
    const decided = { ...yes, verdict: { ...verdict, coursePossible: ['decide' as const] } };
    const useCases = yes.useCases.map((need) => ({ ...need, strength: 'pain' as const }));
    const told = `${headline({ ...decided, useCases })}. ${standingSentence({ ...decided, useCases })}`;
    expect(told).toMatch(/^Decide what becomes of your mesh: no known requirement depends on it\. This decision/);
  });

  test('what the answers point to is told, if they point to one alternative', () => {
    expect(asked(way('Keep', { likely: true }), way('Leave'))).toMatch(
      /^Choose one: “Keep” or “Leave”\. The answers point to “Keep” \(heuristic\)\.$/,
    );
    const both = asked(way('Keep', { likely: true }), way('Leave', { likely: true }));
    expect(both).toMatch(
      /^Choose one: “Keep” or “Leave”\. The answers favor none of these \(see “Decide between”\)\.$/,
    );
  });

  test.each([
    [
      2,
      /Each alternative misses the deadline even by low estimates: ask for an interim measure from whoever set it; renew first whatever expires on that date \(heuristic\)\.$/,
    ],
    [
      16,
      /“Decide between”\)\..* Choose “[^”]+”(?:, “[^”]+”)*,? or “Leave the mesh” only if whoever set the deadline accepts/,
    ],
    [60, /\(see “Decide between”\)\.(?: Approve now, whatever is chosen: [^:]*)?$/],
  ])('which alternatives can miss a deadline in %i weeks is told', (weeks, told) => {
    const stuck = organization('istio-stuck-at-thirty-percent');
    const deadline = { question: 'deadline', prompt: 'When?', section: 'here', state: 'answered', weeks } as const;
    expect(decisionAsked({ ...stuck, answers: [{ ...deadline, value: 'soon', text: 'Soon' }] })).toMatch(told);
  });

  test('one alternative is no choice', () => {
    expect(asked(way('Replace'))).toMatch(
      /^Decide whether to take the one alternative that the answers leave: “Replace”\./,
    );
  });
});

test('an experiment of a later stage is asked for when the gates are met, not before', () => {
  const asked = (stage: 'crawl' | 'walk') =>
    decisionAsked({
      ...yes,
      stage: 'crawl',
      verdict: { ...yes.verdict, course: 'adopt' },
      useCases: yes.useCases.map((useCase) => ({ ...useCase, stage })),
    });
  expect(asked('walk')).toContain('. Only when its gates are met, approve one experiment, for “');
  expect(asked('crawl')).toContain(', and one experiment, for “');
});

test('an experiment of a later stage waits for nothing at the edge where a date is near', () => {
  const asked = (more: Partial<StepResult>) =>
    decisionAsked({
      ...yes,
      stage: 'crawl',
      verdict: { ...yes.verdict, course: 'adopt' },
      useCases: yes.useCases.map((useCase) => ({ ...useCase, stage: 'walk' as const })),
      stages: yes.stages.map((stage) => ({
        ...stage,
        steps: stage.steps.map((one) => ({ ...one, done: false, ...more })),
      })),
    });
  const beside = asked({ aside: true });
  expect(beside).toContain("The required work doesn't wait for the other steps of Crawl.");
  expect(beside).not.toContain('A later stage starts when the gates before it are met');
  expect(asked({})).toContain('Only when its gates are met');
});

describe('where the date of a requirement inside is near', () => {
  const near = changed('insurer-half-on-vms', {
    deadline: '{ value: half-year, note: "2027-05-15" }',
    'deadline-for': 'calls',
    'closed-weeks': '0',
  });
  const [crawl] = near.stages;

  test('no step at the edge is asked for, is in the first weeks, or holds up the need, and the decision says so', () => {
    const edge = edgeSteps(near);
    expect(edge.length).toBeGreaterThan(0);
    expect(decisionAsked(near)).toContain('one stage, “Crawl: the edge comes later”');
    const begun = dueSteps(near, 4).flatMap(({ steps }) => steps);
    const way = wayToNeed(near)!.ids;
    for (const step of edge) {
      expect(begun).not.toContain(step);
      expect(way).not.toContain(step.id);
    }
    expect(readingsOf(near)!.isOptional).toBe(false);
  });

  test('the need is on a way of its own because of the edge alone, and not where no date is known', () => {
    // Without what is done beside the way, so that only the gate of the edge, which waits, makes one.
    const stages = near.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map(({ aside, ...step }) =>
        aside === true && step.postponed === true ? { ...step, aside } : step,
      ),
    }));
    expect(wayToNeed({ ...near, stages })?.end).toBe(1);
    const answers = near.answers.filter(({ weeks }) => weeks === undefined);
    expect(wayToNeed({ ...near, stages, answers })).toBeUndefined();
  });

  test('and once only the edge is left there, the next stage is asked for', () => {
    const steps = crawl!.steps.map((step) => (step.postponed === true ? step : { ...step, done: true }));
    const later = { ...near, stages: [{ ...crawl!, steps }, ...near.stages.slice(1)] };
    expect(decisionAsked(later)).toContain(`one stage, “${near.stages[1]!.title}”`);
    expect(approvedSteps(later).some((step) => near.stages[1]!.steps.includes(step))).toBe(true);
  });
});

test('a mesh that goes is removed by the steps that begin first, which the decision names', () => {
  const assessment = organization('linkerd-left-on-a-monolith');
  const [first] = placedSteps(assessment).toSorted((a, b) => a.from - b.from);
  expect(assessment.verdict.course).toBe('leave');
  expect(decisionAsked(assessment)).toContain(`Approve removing the mesh: “${first!.step.title}”`);
});

describe('where no product is known to meet all that is demanded', () => {
  const before = organization('polyglot-scale-up');
  const doubt = { ...reason('It is not known'), doubt: true as const };
  const options = before.options.map((each) => ({ ...each, warnings: [...each.warnings, doubt] }));
  const assessment: Assessment = { ...before, options };

  test('what needs no product is approved for every need, and nothing of the mesh', () => {
    expect(decisionAsked(assessment)).toMatch(/^Approve no mesh yet, .* Also approve, without a mesh: “/);
    const [crawl, ...later] = assessment.stages;
    const approved = approvedSteps(assessment);
    const cures = crawl!.steps.filter(
      ({ done, mayNotApply, postponed, useCases }) =>
        [done, mayNotApply, postponed].every((each) => each !== true) && useCases.length > 0,
    );
    expect(cures.length).toBeGreaterThan(1);
    expect(approved).toEqual(expect.arrayContaining(cures));
    expect(approved.filter((step) => later.some(({ steps }) => steps.includes(step)))).toEqual([]);
  });
});

describe('of a mesh that stays', () => {
  const keeping = (more: Partial<Assessment>) =>
    decisionAsked({ ...yes, stage: 'run', verdict: { ...yes.verdict, course: 'keep' }, ...more });
  const met = yes.stages.map((stage) => ({
    ...stage,
    gates: stage.gates.map((gate) => ({ ...gate, outcome: 'met' as const })),
  }));

  test('a gate of an earlier stage that is owed is asked for, too', () => {
    const { mayNotApply: _, light: __, ...step } = yes.stages[0]!.steps[0]!;
    const owed = met.map((stage) => {
      if (stage.id !== 'walk') return { ...stage, steps: [] };
      const gates = stage.gates.map((gate, at) =>
        at === 0 ? { ...gate, required: true, outcome: 'open' as const } : gate,
      );
      const closes = gates.slice(0, 1).map(({ id }) => id);
      return { ...stage, gates, steps: [{ ...step, title: 'Test the service', done: false, closes }] };
    });
    expect(keeping({ stages: owed })).toMatch(
      /^Confirm that the mesh stays\. Also approve work on the one unmet required gate of the Walk stage \(“[^”]+”\), starting with “Test the service”\.$/,
    );
    expect(keeping({ stages: met })).toContain('Every required gate is met');
    const unknown = met.map((stage) => ({
      ...stage,
      gates: stage.gates.map((gate) => ({ ...gate, required: true, outcome: 'unknown' as const })),
    }));
    expect(keeping({ stages: unknown })).toMatch(
      /^Confirm that the mesh stays\. Answer the questions behind \d+ unknown required gates\.$/,
    );
  });

  test('a gate that no step meets gets an owner, and no work that the plan lacks is approved', () => {
    const owed = met.map((stage) => ({
      ...stage,
      steps: [],
      gates: stage.gates.map((gate, at) =>
        stage.id === 'walk' && at === 0
          ? { ...gate, title: 'Late proxies do no harm', required: true, outcome: 'open' as const }
          : gate,
      ),
    }));
    expect(keeping({ stages: owed })).toBe(
      'Confirm that the mesh stays. Name an owner for “Late proxies do no harm”; no step of this plan meets it.',
    );
  });

  test('the checks of a mesh that stays are named, and begin in the quarter', () => {
    const kept = organization('../samples/already-flying');
    const check = kept.stages.flatMap(({ steps }) => steps).find(({ id }) => id === 'list-the-keys-for-the-assessor')!;
    expect(decisionAsked(kept)).toContain(`To keep the mesh in order, approve “${check.title}”`);
    expect(dueSteps(kept, 4).flatMap(({ steps }) => steps)).toContain(check);
    const finishing = { ...kept, verdict: { ...kept.verdict, course: 'finish' as const } };
    expect(decisionAsked(finishing)).not.toContain(check.title);
  });

  test('when the CAs of a mesh that stays expire is looked up at once', () => {
    const kept = organization('../samples/already-flying');
    const dates = kept.stages.flatMap(({ steps }) => steps).find(({ id }) => id === 'check-when-the-ca-expires')!;
    expect(/Approve at once: (.*?)\./.exec(decisionAsked(kept))?.[1]).toContain(dates.title);
  });

  test("steps that can't wait are approved although every gate is met", () => {
    const left = met.map((stage, at) => ({
      ...stage,
      steps: at === 0 ? [{ ...stage.steps[0]!, title: 'Move the images', done: false, first: true as const }] : [],
    }));
    expect(keeping({ stages: left })).toBe(
      'Confirm that the mesh stays. Approve at once: “Move the images” (Platform team, 1 to 5 days). Every required gate is met; set the date of the next review.',
    );
  });

  test('what is urgent and begins later, such as an upgrade after a rehearsal, is named after what begins at once', () => {
    const base = yes.stages[0]!.steps[0]!;
    const [rehearse, upgrade] = [
      { ...base, id: 'rehearse', title: 'Rehearse it', done: false, first: true as const, closes: [] },
      { ...base, id: 'upgrade', title: 'Upgrade it', done: false, after: ['rehearse'], closes: ['supported'] },
    ];
    const left = met.map((stage, at) => {
      if (at > 0) return { ...stage, steps: [] };
      const urgent = {
        ...stage.gates[0]!,
        id: 'supported',
        atOnce: { order: 'first' as const, says: 'Upgrade first.' },
      };
      return { ...stage, gates: [urgent, ...stage.gates], steps: [rehearse, upgrade] };
    });
    expect(keeping({ stages: left })).toMatch(
      /^Confirm that the mesh stays\. Approve at once: “Rehearse it” \(.*?\)\. Then, as urgent: “Upgrade it” \(/,
    );
  });

  test('no steps are approved where none are left', () => {
    const done = met.map((stage) => ({ ...stage, steps: [] }));
    expect(keeping({ stages: done })).toBe(
      'Confirm that the mesh stays. Every required gate is met; set the date of the next review.',
    );
  });
});

describe('when to decide again', () => {
  const needIn = (low: number, middle = low) => ({ low, middle, high: 60 });
  const dated = (weeks: number): Assessment => ({
    ...yes,
    answers: [
      { question: 'deadline', prompt: 'When?', section: 'here', state: 'answered', value: 'soon', text: 'Soon', weeks },
    ],
  });
  const weeksOf = (assessment: Assessment) =>
    /(longer than \d+|\d+ weeks before the date)/.exec(
      texts(stopCriteria(assessment, { longest: 45, toNeed: needIn(1), leastAfter: 0 })).join(),
    )?.[1];

  test('is the end of the estimate, or a month before a date that comes earlier', () => {
    const [undated, near, far, next] = [yes, dated(26), dated(52), dated(6)].map(weeksOf);
    expect([undated, far]).toEqual(['longer than 45', 'longer than 45']);
    expect([near, next]).toEqual(['4 weeks before the date', '4 weeks before the date']);
  });

  test('is no limit where the stages that the first need waits for end after the date anyway', () => {
    const told = (weeks: number) =>
      texts(stopCriteria(dated(weeks), { longest: 45, toNeed: needIn(33), leastAfter: 0 })).join();
    expect(told(26)).toContain(
      'Even by low estimates (heuristic), “Encrypted calls with proven identity” is met only in week 33. The deadline is at most 26',
    );
    expect(told(26)).not.toContain('Decide again');
    expect(told(52)).toContain('longer than 45 weeks');
  });

  test('is counted back from where the first need is met, through the stages in between', () => {
    const told = (leastToNeed: number) =>
      texts(stopCriteria(dated(26), { longest: 45, toNeed: needIn(leastToNeed), leastAfter: 7 })).join();
    expect(told(14)).toMatch(
      /isn't done 11 weeks before the date: that leaves time for the shortest way to “.+”, and a month for evidence/,
    );
    expect(told(24)).toContain(
      'is met only in week 24. The deadline is at most 26 weeks away, and the evidence should be ready a month before it',
    );
  });

  test('is each quarter where the stage can take more than a year', () => {
    const told = (longest: number) => texts(stopCriteria(yes, { longest, toNeed: needIn(1), leastAfter: 0 })).join();
    expect(told(52)).toContain('longer than 52 weeks');
    expect(told(53)).toContain('Decide again after each quarter');
    expect(told(53)).not.toContain('53');
  });

  test('is no number while open answers decide on the steps of the stage', () => {
    const open = { longest: undefined, toNeed: needIn(5), leastAfter: 0 };
    expect(texts(stopCriteria(yes, open)).join()).not.toContain('Decide again');
    expect(texts(stopCriteria(dated(26), open)).join()).toContain("isn't done 4 weeks before the date");
  });

  test('tells a date that only the low estimates meet', () => {
    const time = { longest: 45, toNeed: needIn(20, 24), leastAfter: 0 };
    expect(texts(stopCriteria(dated(26), time)).join()).toMatch(
      /At the midpoint of the estimates \(heuristic\), “.+” is met in week 24\. The deadline is at most 26 weeks away/,
    );
    expect(texts(stopCriteria(dated(52), time)).join()).not.toContain('estimates');
  });

  test('tells a date that has passed as passed, not as weeks away', () => {
    const told = texts(stopCriteria(dated(0), { longest: 45, toNeed: needIn(1), leastAfter: 0 })).join();
    expect(told).toContain(
      'is met only in week 1. The deadline has passed. Reassess if no interim measure is agreed on',
    );
    const bare = { ...dated(0), risks: [], verdict: { ...yes.verdict, course: 'keep' as const } };
    const counter = (weeks: number) => texts(counterArguments({ ...bare, answers: dated(weeks).answers })).join();
    expect(counter(0)).toMatch(/, and the deadline has passed$/);
    expect(counter(13)).toMatch(/, and the deadline is at most 13 weeks away$/);
  });

  test('is what the course says, where it says it', () => {
    const kept = { ...yes, verdict: { ...yes.verdict, stop: reason('Decide again after an outage') } };
    expect(texts(stopCriteria(kept, { longest: 45, toNeed: needIn(1), leastAfter: 0 }))).toContain(
      'Decide again after an outage',
    );
    expect(weeksOf(kept)).toBeUndefined();
  });
});

test('a question that may not apply is not named before those that apply', () => {
  const unknown = { ...yes.unknowns[0]!, changesVerdict: true };
  const asked = (first: boolean, second: boolean) =>
    decisive({
      ...yes,
      unknowns: [
        { ...unknown, question: 'mesh-rollout', mayNotApply: first },
        { ...unknown, question: 'existing-mesh', mayNotApply: second },
      ],
    }).map(({ question }) => question);
  expect(asked(true, false)).toEqual(['existing-mesh']);
  expect(asked(true, true)).toEqual(['mesh-rollout', 'existing-mesh']);
});

describe('steps', () => {
  const one = yes.stages[0]!.steps[0]!;
  const step = (id: string, owner: string, more: Partial<StepResult>): StepResult => {
    const { waits: _, mayNotApply: __, first: ___, ticked: ____, ...plain } = one;
    return { ...plain, id, title: id, owner, done: false, closes: [], useCases: [], options: [], ...more };
  };
  const planned = (steps: readonly StepResult[], base = yes): Assessment => ({
    ...base,
    stages: base.stages.map((stage, index) => ({ ...stage, gates: [], steps: index === 0 ? steps : [] })),
  });
  const weeks = (low: number) => ({ low, high: low, unit: 'weeks' as const });
  const begins = (steps: readonly StepResult[]) =>
    Object.fromEntries(placedSteps(planned(steps)).map(({ step: { id }, from }) => [id, from]));

  test('of different roles begin side by side, those of one role one after the other, whatever they wait for', () => {
    const steps = [
      step('a', 'operations', { effort: weeks(2), waits: weeks(9) }),
      step('b', 'operations', { effort: weeks(1) }),
      step('c', 'security', { effort: weeks(1) }),
    ];
    expect(begins(steps)).toEqual({ a: 0, b: 2, c: 0 });
  });

  test('that name others wait until these are finished, while their owner goes on with what can begin', () => {
    const steps = [
      step('a', 'operations', { effort: weeks(2), waits: weeks(3), closes: ['gate'] }),
      step('b', 'security', { effort: weeks(1), after: ['a'] }),
      step('c', 'security', { effort: weeks(1), waitsFor: ['gate'] }),
      step('d', 'security', { effort: weeks(4) }),
    ];
    expect(begins(steps)).toEqual({ a: 0, b: 5, c: 6, d: 0 });
  });

  test('that bridge a danger begin in the first week, also behind a long one', () => {
    const steps = [
      step('a', 'security', { effort: weeks(12), first: true }),
      step('b', 'security', { effort: weeks(1), now: true, after: ['a'] }),
    ];
    expect(begins(steps)).toEqual({ a: 0, b: 0 });
    const [group] = dueSteps(planned(steps), 3);
    expect(group).toMatchObject({ when: 'Begin in week 1', others: [] });
  });

  test('that begin in the next 90 days are told with the days on which the first and the last of them begin', () => {
    const steps = [
      step('a', 'security', { effort: weeks(1), first: true }),
      step('b', 'security', { effort: weeks(1) }),
      step('c', 'security', { effort: weeks(4) }),
      step('d', 'security', { effort: weeks(1) }),
    ];
    const told = (assessed: string | null) => dueSteps({ ...planned(steps), assessed }, 3).map(({ when }) => when);
    expect(told('2026-11-30')).toEqual([
      'Begin in week 1',
      'Begin between 2026-12-07 and 2026-12-14',
      'Begin about 2027-01-11',
    ]);
    expect(told(null)).toEqual(['Begin in week 1', 'Begin between weeks 2 and 3', 'Begin in week 7']);
  });

  test('of several roles come one after the other where one small team has all of them, and their work is added up', () => {
    const steps = [step('a', 'operations', { effort: weeks(2) }), step('b', 'security', { effort: weeks(3) })];
    const alone: Assessment = { ...yes, capacity: { ...yes.capacity, sequential: true } };
    const elapsed = (base: Assessment) => demands(planned(steps, base)).map((each) => each.elapsed);
    expect(elapsed(yes)).toEqual(['3 weeks']);
    expect(elapsed(alone)).toEqual(['5 weeks']);
    expect(placedSteps(planned(steps, alone)).map(({ from }) => from)).toEqual([0, 2]);
  });

  test('of roles that few people share come one after the other, beside those of other roles', () => {
    const steps = [
      step('a', 'operations', { effort: weeks(2) }),
      step('b', 'network', { effort: weeks(3) }),
      step('c', 'security', { effort: weeks(1) }),
    ];
    const few: Assessment = { ...yes, capacity: { ...yes.capacity, sharedRoles: ['operations', 'network'] } };
    expect(placedSteps(planned(steps, few)).map(({ step: { id }, from }) => [id, from])).toEqual([
      ['a', 0],
      ['c', 0],
      ['b', 2],
    ]);
  });

  test('of a later stage wait for the stages before it, but not for what these do aside', () => {
    const staged = (more: Partial<StepResult>): Assessment => ({
      ...yes,
      stages: yes.stages.map((stage, index) => ({
        ...stage,
        status: index === 0 ? ('current' as const) : ('next' as const),
        gates: [],
        steps:
          index === 0
            ? [step('edge', 'operations', { effort: weeks(6), ...more })]
            : index === 1
              ? [step('call', 'security', { effort: weeks(1) })]
              : [],
      })),
    });
    const begin = (more: Partial<StepResult>) =>
      placedSteps(staged(more)).find(({ step: { id } }) => id === 'call')!.from;
    expect(begin({})).toBe(6);
    expect(begin({ aside: true })).toBe(0);
  });

  test('on the way to a need with a near date go ahead of what is done aside, and of what meets no gate', () => {
    const [first] = yes.useCases.filter(({ place }) => place === 'first');
    const open = { ...yes.stages[0]!.gates[0]!, id: 'gate', required: true, outcome: 'open' as const };
    const staged: Assessment = {
      ...yes,
      useCases: [{ ...first!, stage: yes.stages[1]!.id }],
      stages: yes.stages.map((stage, index) => ({
        ...stage,
        status: index === 0 ? ('current' as const) : ('next' as const),
        gates: index === 1 ? [open] : [],
        steps:
          [
            [
              step('edge', 'security', { effort: weeks(6), aside: true }),
              step('other', 'operations', { effort: weeks(9) }),
              step('need', 'security', { effort: weeks(2) }),
            ],
            [step('call', 'security', { effort: weeks(1), closes: ['gate'], after: ['need'] })],
            [step('later', 'management', { effort: weeks(1) })],
          ][index] ?? [],
      })),
    };
    const from = new Map(placedSteps(staged).map((placed) => [placed.step.id, placed.from]));
    expect(Object.fromEntries(from)).toEqual({ need: 0, call: 2, edge: 3, other: 0, later: 9 });
  });

  test('that carry an option out are what the decision asks for, and tell its work instead of the option', () => {
    const [need] = notYet.useCases.filter(({ place }) => place === 'first');
    const fits = notYet.options.filter(({ reaches }) =>
      reaches.some(({ useCase, reach }) => useCase === need!.id && reach === 'stretched'),
    );
    const last = fits.at(-1)!;
    const asked = (steps: readonly StepResult[]) => decisionAsked(planned(steps, notYet));
    const own = step('Do it', 'operations', { effort: weeks(7), useCases: [need!.id], options: [last.id] });
    expect(asked([own])).toContain(`“Do it” (operations, 7 weeks). This carries out the option “${last.title}”.`);
    expect(asked([{ ...own, options: [] }])).toContain('“Do it” (operations, 7 weeks)');
    expect(optionParts(last, planned([own], notYet))).toContainEqual(['Steps', '“Do it”.']);
    expect(optionParts(last, planned([], notYet)).map(([name]) => name)).toContain('Owner');
  });
});

test('while a mesh is decided about, the quarter holds no step that only makes ready for more mesh', () => {
  const assessment = organization('istio-stuck-at-thirty-percent');
  expect(assessment.verdict.course).toBe('decide');
  const first = assessment.stages[0]!.steps;
  const begun = dueSteps(assessment, 4).flatMap(({ steps }) => steps);
  const ready = first.filter(
    ({ useCases, light, first: isFirst, now, closes }) =>
      useCases.length === 0 && light !== true && isFirst !== true && now !== true && closes.length > 0,
  );
  expect(begun.length).toBeGreaterThan(0);
  const urgent = new Set(assessment.stages.flatMap(({ gates }) => gates.filter((g) => g.atOnce).map(({ id }) => id)));
  for (const step of ready.filter(({ closes }) => !closes.some((id) => urgent.has(id))))
    expect(begun.map(({ id }) => id)).not.toContain(step.id);
});

test('answers that conflict are corrected before anything is decided', () => {
  const conflict = { id: 'c', title: 'C', why: 'W', correction: 'K', answers: [], sources: [] };
  expect(decisionAsked({ ...yes, contradictions: [conflict, conflict] })).toMatch(
    /^First correct the 2 conflicts between answers \(see “Conflicting answers” in the plan\)\. Have the questions below answered first, /,
  );
  expect(decisionAsked(yes)).not.toContain('conflict');
});

test('a requirement that the plan leaves unmet, or can meet too late, has an interim measure; one that may be met has none', () => {
  const date = { question: 'deadline', prompt: 'When?', section: 'here', state: 'answered', value: 'passed' } as const;
  const answers = [{ ...date, text: 'It has passed', weeks: 0 }];
  const useCases = notYet.useCases.map((need) => ({
    ...need,
    strength: need.unmet ? ('duty' as const) : need.strength,
  }));
  const unknown = useCases.map((need) => ({ ...need, coverUnknown: true as const }));
  const last = (assessment: Assessment) => decisionPoints(assessment).at(-1);
  const passed = 'The deadline has passed: agree on an interim measure.';
  expect(last({ ...notYet, answers, useCases })).toBe(passed);
  expect(last({ ...notYet, answers, useCases: unknown })).not.toBe(passed);
  for (const course of ['leave', 'decide'] as const)
    expect(last({ ...notYet, answers, useCases, verdict: { ...notYet.verdict, course } })).toBe(passed);
});

test('that a date comes too early is sure where even the low estimates end after it', () => {
  const before = organization('app-mesh-on-eks-caller-identity');
  const said = (weeks: number) => {
    const answers = before.answers.map((each) => (each.weeks === undefined ? each : { ...each, weeks, note: '' }));
    return /(The deadline (?:comes|may)|Even by low estimates, the work ends) .*: agree/.exec(
      decisionAsked({ ...before, answers }),
    )?.[1];
  };
  const end = Array.from({ length: 99 }, (_, week) => week).find(
    (weeks) => said(weeks + 1) === 'Even by low estimates, the work ends',
  )!;
  expect(end).toBeGreaterThan(0);
  expect(said(end)).toBe('The deadline comes');
  expect(said(end + 4)).toBe('Even by low estimates, the work ends');
  expect(said(end + 5)).toBe('The deadline may');
});

test('a requirement that an option meets is met by its steps, also where these name no option', () => {
  const date = { question: 'deadline', prompt: 'When?', section: 'here', state: 'answered', value: 'later' } as const;
  const answers = [{ ...date, text: 'Later', weeks: 520 }];
  const useCases = notYet.useCases.map((need) => ({
    ...need,
    strength: need.unmet ? ('duty' as const) : need.strength,
  }));
  const stages = notYet.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => ({ ...step, options: [] })),
  }));
  const options = notYet.options.map((option) => ({ ...option, reaches: [] }));
  expect(decisionAsked({ ...notYet, answers, useCases, stages })).not.toContain('No step of this plan');
  expect(decisionAsked({ ...notYet, answers, useCases, stages, options })).toContain('No step of this plan');
});

test('gaps in capacity that keep a mesh from a dated requirement have a day by which they must be closed', () => {
  const date = { question: 'deadline', prompt: 'When?', section: 'here', state: 'answered', value: 'later' } as const;
  const duty = notYet.useCases.map((need) => ({ ...need, strength: need.unmet ? ('duty' as const) : need.strength }));
  const asked = (
    answer: { readonly weeks?: number; readonly note?: string; readonly day?: string },
    missing = ['No one is paged. Do so.'],
  ) =>
    decisionPoints({
      ...notYet,
      assessed: '2026-11-29',
      useCases: duty,
      capacity: { ...notYet.capacity, level: 'low', missing },
      answers: [{ ...date, text: 'Later', ...answer }],
      stages: notYet.stages.map((stage) => ({
        ...stage,
        steps: stage.steps.map((step) => ({ ...step, options: [] })),
      })),
      options: notYet.options.map((option) => ({ ...option, reaches: [] })),
    }).join(' ');
  expect(asked({ weeks: 44 })).toContain('who closes the gap “No one is paged” by 2027-04-18. That day is halfway');
  expect(asked({ note: 'from 2028-01-01', day: '2028-01-01' }, ['One.', 'Two.'])).toContain(
    'closes the gaps in capacity by 2027-05-30.',
  );
  expect(asked({ note: 'first 2027-10-01, then 2029-06-30', day: '2027-10-01' })).toContain(
    'by 2027-04-11. That day is halfway',
  );
  expect(asked({ note: 'first 2027-02-01, then 2029-06-30', day: '2027-02-01' })).toContain(
    'who closes the gap “No one is paged”, and by when.',
  );
  expect(asked({ weeks: 44 })).toContain('If no one can, agree on an interim measure.');
  expect(asked({ weeks: 44 })).not.toContain('No step of this plan');
  expect(asked({ weeks: 5 })).toContain('No step of this plan meets the requirement by the deadline');
  expect(asked({})).toContain('who closes the gap “No one is paged”, and by when.');
});

test('of an alternative whose steps depend on answers, the effort has one range, with the longest of these steps', () => {
  const before = organization('two-meshes-after-merger');
  const open = (step: StepResult, high: number): StepResult => ({
    ...step,
    id: `${step.id}-${high}`,
    effort: { low: 2, high, unit: 'weeks' },
    mayNotApply: true,
  });
  const stages = before.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.flatMap((step) => (step.way === undefined ? [step] : [step, open(step, 30), open(step, 40)])),
  }));
  for (const [index, way] of waysOf({ ...before, stages }).entries()) {
    const [low, high] = weeksOf(waysOf(before)[index]!.steps);
    expect(demandOfWay(way, { ...before, stages })?.work).toBe(weeksInWords(low, high + 40));
  }
});

test('where a stage is approved, the quarter holds no step of a later one, and steps stand as they begin', () => {
  const assessment = organization('nomad-consul-forty');
  const approved = new Set(approvedSteps(assessment));
  const groups = dueSteps(assessment, 4);
  expect(groups.flatMap(({ steps }) => steps).filter((step) => !approved.has(step))).toEqual([]);
  const from = new Map(placedSteps(assessment).map((each) => [each.step, each.from]));
  for (const { steps } of groups) {
    const begins = steps.map((step) => from.get(step)!);
    expect(begins).toEqual(begins.toSorted((a, b) => a - b));
  }
});

test('what is approved at once but begins only after the deadline says so, unless production is open', () => {
  const decided = (closed: string) =>
    decisionPoints(
      changed('insurer-half-on-vms', {
        deadline: '{ value: soon, note: "2026-12-15" }',
        'deadline-for': 'calls',
        'closed-weeks': closed,
      }),
    ).join(' ');
  expect(decided('{ value: 2, note: "2026-11-26 to 2027-01-10" }')).toMatch(
    / Without permission to change production in closed weeks, “Authenticate callers [^”]*” begins only on 2027-01-11, after the deadline\./,
  );
  expect(decided('0')).not.toContain('Without permission');
});

test('where the network meets the first need without a mesh, the experiment is for the next that speaks for one', () => {
  const asked = decisionAsked(
    changed('polyglot-scale-up', {
      compliance: '[customer-contract]',
      'internal-encryption': 'required',
      deadline: '{ value: half-year, note: "2027-05-20" }',
      'deadline-for': 'calls',
      'network-plugin': 'cilium',
      'required-services': '68',
    }),
  );
  expect(asked).toMatch(/for “Encrypted calls between services”, without waiting for a mesh/);
  expect(asked).toMatch(/one experiment, for “(?!Encrypted calls)/);
  expect(asked).not.toContain("work doesn't wait for the other steps");
});
