import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { courseInWords } from '../../src/report/judgement/course.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { decisive, headline, standingSentence } from '../../src/report/judgement/verdict.ts';
import { markdown } from '../../src/report/markdown.ts';
import { whoAndWhen } from '../../src/report/judgement/who-and-when.ts';
import { type Format, reporters as formatsOfPlans } from '../../src/report/index.ts';
import { loaded } from './loaded.ts';
import { changed, organization } from './organization.ts';
import { bare, decide, no, notYet, yes } from './sample.ts';

const reporters = await loaded(formatsOfPlans);

const formats: readonly Format[] = ['terminal', 'markdown', 'html'];
/** The text a reader sees, without tags, on one line. */
function textOf(format: Format, assessment: Assessment, full = false): string {
  return reporters[format](assessment, { width: 200, color: 0, full })
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ');
}

/** The sample with one gate that comes first, and a use case that waits for it. */
const ended: Assessment = {
  ...yes,
  stages: yes.stages.map((stage) => ({
    ...stage,
    gates: stage.gates.map((gate) =>
      gate.id === 'canary' ? { ...gate, atOnce: { order: 'first', says: 'Move off what has ended' } } : gate,
    ),
  })),
  useCases: yes.useCases.map((useCase) => (useCase.start ? { ...useCase, waitsFor: ['canary'] } : useCase)),
};

describe.each(formats)('%s', (format) => {
  test('never tells an open verdict as if it were decided, and names the answers that decide most', () => {
    const text = textOf(format, bare);
    expect(text).toContain('Undecided: whether you need a mesh');
    expect(text).toContain('Still possible: “yes”, “not yet”, or “no”.');
    expect(text).toMatch(/These answers decide most.{1,9}How many teams own services in this scope\? \( ?teams ?\)/);
    expect(text).not.toContain('Not yet');
  });

  test('names what can overturn a verdict that leans', () => {
    const text = textOf(format, yes);
    expect(text).toContain('Leaning: unanswered questions can still change that to “not yet”.');
    expect(text).toMatch(/These answers can overturn the verdict.{1,9}How many teams own services in this scope\?/);
    expect(textOf(format, notYet)).not.toContain('These answers');
  });

  test('says which rule decided, and the course with its advice', () => {
    const text = textOf(format, decide);
    expect(text).toContain('Calls must be encrypted, and are not.');
    expect(text).toMatch(/Course: decide\. The mesh itself causes problems\..*Look at the mode first\./);
    expect(textOf(format, yes)).toContain('Course: adopt; still possible: no mesh.');
    expect(textOf(format, yes)).not.toContain(yes.verdict.courseReasons[0]!.text);
    expect(textOf(format, no)).not.toContain('Course');
  });

  test('tells alternatives side by side and keeps them out of the steps', () => {
    const text = textOf(format, decide);
    expect(text).toContain('Decide between');
    expect(text).not.toContain('One route of one service');
    if (format === 'markdown') {
      const markdown = reporters.markdown(decide, { width: 80, color: 0 });
      expect(markdown).toMatch(/^\| Leave \| .*\| 4 to 13 weeks of work \|/m);
      expect(markdown).not.toMatch(/^\d+\. \[ \] \*\*If you/m);
      expect(markdown.split('```mermaid')[1]!.split('```')[0]).not.toContain('If you');
    }
  });

  test('says the exposure as a band and the capacity as a level, with what is missing', () => {
    const text = textOf(format, yes);
    expect(text).toContain('Exposure: middle so far; could become wide');
    expect(text).toMatch(/Capacity: enough.*Two people run the platform; three are enough for a rotation\./);
    if (format === 'terminal') expect(textOf(format, bare)).toContain('Capacity: unknown (low, enough, or high)');
    expect(textOf(format, no)).not.toContain('Capacity');
  });

  test('says what to solve, what is covered, and what is done anyway', () => {
    const text = textOf(format, yes);
    expect(text).toMatch(/To solve(?: first)?: Encrypted calls with proven identity \(required\)/);
    expect(text).toMatch(/Also unmet: Egress control \(ongoing burden\)\./);
    expect(text).toMatch(/Covered: .?Timeouts and retries.*by the option “One client library” and the mesh\./);
    expect(text).toMatch(/Needed with or without a mesh: Ingress gateway \(ongoing burden\)\./);
    expect(text).not.toContain('Multi-tenancy');
    expect(textOf(format, no)).toContain('Every need is met.');
    expect(textOf(format, bare)).toContain('So far, no unmet need is known.');
  });

  test('tries a need with a proxy only where there is a mesh to work on', () => {
    expect(textOf(format, yes)).toContain('One route of one service');
    expect(textOf(format, notYet)).not.toContain('One route of one service');
  });

  test('tells an option that is enough before one that is stretched, and what is offered whatever the need', () => {
    const text = textOf(format, notYet)
      .split(/(?:Options )?[Ww]ithout a mesh/)
      .at(-1)!;
    expect(text.indexOf('What the platform brings')).toBeLessThan(text.indexOf('One client library'));
    expect(text).toMatch(/What the platform brings .?meets the need/);
    expect(text).toMatch(/One client library .?meets the need, with more work/);
    expect(text).toContain('Fewer services');
    expect(text).toContain('Proof of who calls. TLS of other languages.');
  });

  test('tells what is on record behind the first need: who requires it, and by when', () => {
    const reason = { text: 'It is required.', answers: ['internal-encryption'], sources: [] };
    const recorded: Assessment = {
      ...notYet,
      useCases: notYet.useCases.map((each) => (each.place === 'first' ? { ...each, reasons: [reason] } : each)),
      answers: [
        {
          question: 'internal-encryption',
          prompt: 'Is it required?',
          section: 'security',
          state: 'answered',
          value: 'required',
          text: 'Required',
          by: 'head of security',
          note: 'by 2027-03-31',
        },
      ],
    };
    expect(textOf(format, recorded)).toMatch(
      /Evidence(?: of the need)?: ?“by 2027-03-31” \(source: head of security\)\./,
    );
    expect(textOf(format, notYet)).not.toMatch(/Evidence: ?by/);
  });

  test.each([
    ['security-mtls', /“Encrypted calls with proven identity” first, and the other answers support that\./],
    [
      'egress',
      /“Egress control” first\. It is unmet, but “Encrypted calls with proven identity” is needed more \(required\)\./,
    ],
    [
      'resilience',
      /“Timeouts and retries” first, but it is covered by the option “One client library” and the mesh\. If that isn't enough, write down what is missing\./,
    ],
    ['edge-gateway', /“Ingress gateway” first\. It is unmet, but it is no reason for a mesh\./],
    ['tenancy', /“Multi-tenancy” first, but the other answers show no unmet need there\./],
    ['undecided', undefined],
  ] as const)('says whether the other answers support the wish to improve %s first', (value, says) => {
    const wish = {
      question: 'improve-first',
      prompt: 'What first?',
      section: 'here',
      state: 'answered',
      value,
      text: yes.useCases.find(({ id }) => id === value)?.title ?? value,
    } as const;
    const useCases = yes.useCases.map((each) => ({ ...each, strengthPossible: [each.strength] }));
    const text = textOf(format, { ...yes, useCases, answers: [wish] });
    if (says === undefined) expect(text).not.toContain('You want to improve');
    else expect(text).toMatch(says);
  });

  test('names the meshes that are left and those that are ruled out, where a mesh is chosen', () => {
    const mesh = (id: string, title: string, more: Partial<Assessment['options'][number]>) => ({
      ...yes.options[0]!,
      id,
      title,
      kind: 'mesh' as const,
      fit: 'fits' as const,
      reaches: [],
      ruledOutBy: [],
      ...more,
    });
    const meshes = [
      mesh('half', 'Half a mesh', { answers: ['observability'], tradeOff: 'It has no identity' }),
      mesh('whole', 'A whole mesh', { answers: yes.useCases.map(({ id }) => id) }),
      mesh('far', 'A mesh elsewhere', {
        fit: 'out',
        ruledOutBy: [{ why: 'It runs elsewhere.', answers: ['orchestrator'], review: '2027-05-31', sources: [] }],
      }),
    ];
    const text = textOf(format, { ...yes, options: [...yes.options, ...meshes] }, true);
    expect(text).toMatch(/Shortlist.*A whole mesh.*Half a mesh.*Ruled out by your answers.*A mesh elsewhere/);
    if (format !== 'terminal') {
      expect(text).toMatch(/Half a mesh.{1,9}It has no identity\..*Not: /);
      expect(text).toMatch(/A mesh elsewhere: ?It runs elsewhere\./);
    }
    expect(textOf(format, { ...notYet, options: [...notYet.options, ...meshes] })).not.toContain('Shortlist');
    const open = mesh('open', 'A mesh perhaps', { fit: 'open', openBecause: ['teams'], answers: ['security-mtls'] });
    const undecided = textOf(format, { ...yes, options: [...yes.options, ...meshes, open] });
    expect(undecided).toMatch(format === 'terminal' ? /Shortlist:.*Depends on: teams\./ : /There is no winner yet\./);
    const none = textOf(format, { ...yes, options: [...yes.options, meshes[2]!] });
    expect(none).toContain('The answer to orchestrator rules out every product that these rules know.');
    expect(none).not.toContain('Shortlist');
  });

  test('names what comes before the first use case in front of it, and lets it wait', () => {
    const text = textOf(format, ended);
    expect(text).toMatch(/Urgent, do first.{1,20}Move off what has ended.*To solve/);
    if (format !== 'terminal')
      expect(text).toContain(
        'Work on this need begins only when this gate is met: “Each service is tested with its proxy”.',
      );
    const leave: Assessment = { ...ended, verdict: { ...ended.verdict, course: 'leave' } };
    expect(textOf(format, leave)).not.toContain('Urgent, do first');
  });

  test('names what is done in parallel', () => {
    expect(textOf(format, yes)).toMatch(/Urgent, in parallel.{1,20}Write down how to switch it off/);
  });

  test('reads the stage three times, and only where there is a mesh to work on', () => {
    const text = textOf(format, decide);
    expect(text).toMatch(/Operating at:? walk/);
    // While it is undecided whether the mesh stays, nothing is owed, and no stage is worked on.
    expect(text).not.toMatch(/Overdue|Work on next/);
    expect(text).toMatch(/If the mesh stays:? (?:first the unmet gate of crawl, then )?walk/);
    expect(textOf(format, yes)).toMatch(
      /Work on next:? crawl(; still possible: walk|, because .* Still possible: walk\.)/,
    );
    for (const assessment of [no, notYet, bare]) expect(textOf(format, assessment)).not.toContain('Operating at');
  });
});

describe.each(['markdown', 'html'] as const)('%s', (format) => {
  test('says why options are ruled out, and which answers others wait for', () => {
    const text = textOf(format, yes, true);
    expect(text).toMatch(
      /Not enough here.*One client library ?, for “Encrypted calls with proven identity” and “The same signals for every call”: Nobody maintains it\./,
    );
    expect(text).toMatch(/Unanswered questions decide about: Network encryption.*limits.*orchestrator/);
    const short = yes.options.map((each) => ({ ...each, ruledOutBy: [] }));
    expect(textOf(format, { ...yes, options: short }, true)).toContain(
      "It doesn't reach this far, even with more work.",
    );
  });

  test('keeps what argues for a mesh apart from the verdict of a not yet', () => {
    expect(textOf(format, notYet)).toMatch(/Points for a mesh, but not decisive.*All services run in containers\./);
    expect(textOf(format, yes)).not.toContain('not decisive');
  });

  test('shows the steps of a course that works on no stage, without a word of stages', () => {
    const leave: Assessment = {
      ...no,
      verdict: { ...no.verdict, course: 'leave', coursePossible: ['leave'] },
      stages: yes.stages.map((stage) => ({ ...stage, status: 'not-applicable' })),
    };
    const text = textOf(format, leave);
    expect(text).toContain('Add proxies to one service');
    expect(text).not.toMatch(/\b(?:Crawl|Walk|Fly)\b/);
  });
});

test('the first lines hold no hole: a scope is whole, and a course has a word for no mesh', () => {
  const scope = `Card acquiring and settlement platform, production, two clusters${', with all services'.repeat(3)}, to the end`;
  expect(textOf('terminal', { ...yes, scope })).toContain(scope);
  const verdict = { ...yes.verdict, course: 'adopt', coursePossible: ['none', 'adopt'] } as const;
  expect(courseInWords(verdict)).toBe('adopt; still possible: no mesh');
});

test('the head counts the questions that choose a product apart, so that the numbers add up', () => {
  const coverage = { ...yes.coverage, choice: { applicable: 5, answered: 4 } };
  expect(textOf('terminal', { ...yes, coverage })).toContain(', plus 4 of 5 that only help choose a product');
});

test('a settled verdict that may become close says so', () => {
  const verdict = { ...yes.verdict, standing: 'settled', settled: true, possible: ['yes'], closeOpen: true } as const;
  expect(standingSentence({ ...yes, verdict })).toMatch(/^Settled: .* decide whether the verdict is close\.$/);
});

describe.each(formats)('what is installed, as %s', (format) => {
  test('is not told among the products that are out', () => {
    const adopting = organization('polyglot-scale-up');
    const out = { why: 'Its mesh ends at the cluster', answers: ['clusters'], sources: [], review: '2027-05-31' };
    const options = adopting.options.map((each) =>
      each.id === 'kuma' ? { ...each, title: 'Mesh at hand', fit: 'out' as const, ruledOutBy: [out] } : each,
    );
    const told = (installed: string) => {
      const answers = adopting.answers.map((each) =>
        each.question === 'existing-mesh' ? { ...each, value: installed } : each,
      );
      return textOf(format, { ...adopting, options, answers });
    };
    expect(told('none')).toMatch(/Ruled out by your answers:[^.]* Mesh at hand/);
    expect(told('kuma')).not.toMatch(/Ruled out by your answers:[^.]* Mesh at hand/);
    expect(told('kuma')).toMatch(/Installed here, with limits: Mesh at hand\./);
    if (format !== 'terminal') expect(told('kuma')).toContain('Mesh at hand. Its mesh ends');
  });
});

describe('where suppliers own everything on VMs, and no answer says whether a mesh is installed', () => {
  const suppliers = { 'service-ownership': 'suppliers', 'virtual-machines': 'all', 'existing-mesh': 'unknown' };
  const assessment = changed('vms-seventy-ansible', suppliers);

  test('only that can change the verdict, which is told as settled but for one check', () => {
    expect(assessment.verdict).toMatchObject({ id: 'no', standing: 'leaning', unlessInstalled: true });
    expect(headline(assessment)).toBe('No, unless a mesh is installed here already');
    expect(standingSentence(assessment)).toMatch(/^Settled, unless a mesh is installed here already: /);
    expect(decisionPoints(assessment)).toContain('Have someone confirm that no mesh is installed here.');
    expect(whoAndWhen(assessment)?.who).not.toContain('Answers come first');
  });

  test('and the steps that begin at once are named first, such as what suppliers do themselves', () => {
    expect(decisionPoints(assessment).join(' ')).toMatch(
      /“Ask which protection .*“Have suppliers encrypt the interfaces /,
    );
  });

  test('and no other question is told as one that can change the verdict by itself', () => {
    const unknown = { 'existing-mesh': 'unknown', 'failover-need': 'unknown', orchestrator: 'unknown' };
    const one = changed('thin-one-php-application', unknown);
    expect(headline(one)).toBe('No, unless a mesh is installed here already');
    expect(one.unknowns.filter(({ changesVerdict }) => changesVerdict).length).toBeGreaterThan(1);
    expect(decisive(one).map(({ question }) => question)).toEqual(['existing-mesh']);
    expect(markdown(one)).toContain('The verdict, if a mesh is installed.');
    expect(markdown(one)).not.toMatch(/\d of which can change the verdict/);
  });

  test('and with other answers missing, it only leans', () => {
    const { verdict } = changed('vms-seventy-ansible', { ...suppliers, 'service-ownership': 'unknown' });
    expect(verdict.unlessInstalled).toBeUndefined();
  });
});
