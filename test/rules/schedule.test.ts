import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers/answers.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import type { Assessment, StepResult } from '../../src/core/assess/assessment.ts';
import { awaits } from '../../src/core/judge/plan.ts';
import { inWeeks } from '../../src/core/pack/effort.ts';
import { migrationStep, namedBefore } from '../../src/report/judgement/before.ts';
import { counterArguments } from '../../src/report/judgement/counter-arguments.ts';
import { decisionPoints } from '../../src/report/judgement/decision.ts';
import { dueSteps, QUARTER } from '../../src/report/judgement/quarter.ts';
import { strongestReasons } from '../../src/report/judgement/reasons.ts';
import { stopCriteria } from '../../src/report/judgement/stop.ts';
import { answerTo, optionsByNeed } from '../../src/report/judgement/options.ts';
import { type Placed, placedSteps } from '../../src/report/judgement/schedule.ts';
import { isAtOnce, urgencyOf } from '../../src/report/judgement/stage.ts';
import { planCsv } from '../../src/report/plan-csv.ts';
import { anyOrganization, assessed, compiled, fixtures, judged, written } from './any-organization.ts';
import { often } from '../thorough.ts';

const decisionAsked = (assessment: Assessment) => decisionPoints(assessment).join(' ');

/** Answers by their questions. */
const answersOf = (values: Readonly<Record<string, string | number | readonly string[]>>): Answers =>
  new Map(Object.entries(values).map(([id, value]) => [id, { kind: 'value', value }]));

const work = ({ effort, crews = 1 }: StepResult) =>
  inWeeks(effort, 'work').reduce((sum, end) => sum + end / 2 / crews, 0);
/** Sums of parts of weeks are not exact. */
const EXACT = 1e-9;

/** What is wrong with when steps begin, as sentences. */
function misplaced(assessment: Assessment): readonly string[] {
  const placed = placedSteps(assessment);
  const isWaitedFor = ({ step: { after = [], waitsFor = [] } }: Placed, { step }: Placed) =>
    after.includes(step.id) || step.closes.some((gate) => waitsFor.includes(gate));
  return placed.flatMap((own) => {
    const { step, from } = own;
    const others = placed.filter((other) => other !== own);
    const early = others.filter((other) => isWaitedFor(own, other) && from < other.to - EXACT);
    if (isAtOnce(assessment, step)) {
      const free = Math.max(0, ...others.filter((other) => isWaitedFor(own, other)).map(({ to }) => to));
      return from < free + EXACT ? [] : [`${step.id} is urgent and begins late`];
    }
    const queue = others.filter((other) => other.step.owner === step.owner && !isAtOnce(assessment, other.step));
    const crews = assessment.capacity.crews?.find(({ role }) => role === step.owner)?.count ?? 1;
    const takes = (other: StepResult) => Math.min(crews, other.crews ?? 1);
    const beside = queue.filter((other) => other.from <= from + EXACT && from < other.from + work(other.step) - EXACT);
    const busy = beside.reduce((sum, other) => sum + takes(other.step), takes(step)) > crews ? beside : [];
    return [...early, ...busy].map((other) => `${step.id} begins before ${other.step.id} is finished`);
  });
}

/** What each step depends on in the CSV, without what is done. */
function dependencies(assessment: Assessment): ReadonlyMap<string, readonly string[]> {
  const cell = /^(?:"(?:[^"]|"")*"|[^",]*)(?:,|$)/u;
  const cells = (line: string, all: readonly string[] = []): readonly string[] =>
    line === '' ? all : cells(line.slice(cell.exec(line)![0].length), [...all, cell.exec(line)![0].replace(/,$/u, '')]);
  const rows = planCsv(assessment)
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => cells(line));
  return new Map(rows.map((row) => [row[0]!, row[7] === '' ? [] : row[7]!.split(' ')]));
}

/** Steps that begin later because of some that can wait until what is required is met. */
function delayed(assessment: Assessment): readonly string[] {
  const stages = assessment.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.filter(({ postponed }) => postponed !== true),
  }));
  const alone = new Map(placedSteps({ ...assessment, stages }).map(({ step, from }) => [step.id, from]));
  return placedSteps(assessment).flatMap(({ step, from }) =>
    step.postponed === true || from <= alone.get(step.id)! + EXACT ? [] : [step.id],
  );
}

/** Without a mesh, steps for required needs that begin later because of what they don't wait for. */
function pushedBack(assessment: Assessment): readonly string[] {
  const duties = assessment.useCases.filter(({ unmet, strength }) => unmet && strength === 'duty').map(({ id }) => id);
  if (assessment.verdict.course !== 'none' || duties.length === 0) return [];
  const left = placedSteps(assessment).map(({ step }) => step);
  const isDue = ({ first, postponed, useCases }: StepResult) =>
    postponed !== true && (first === true || useCases.some((id) => duties.includes(id)));
  const due = new Set(left.filter(isDue));
  for (const step of due) for (const other of namedBefore(step, left, assessment)) due.add(other);
  const beside = left.filter((step) => !due.has(step) && !isAtOnce(assessment, step));
  const stages = assessment.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.filter((step) => !beside.includes(step)),
  }));
  const alone = new Map(placedSteps({ ...assessment, stages }).map(({ step, from }) => [step.id, from]));
  return placedSteps(assessment).flatMap(({ step, from }) =>
    !due.has(step) || from <= alone.get(step.id)! + EXACT ? [] : [step.id],
  );
}

describe('the steps of 90 days', () => {
  test.each(fixtures)('of %s begin no later, where required, because of other work', (_, assessment) => {
    expect(pushedBack(assessment)).toEqual([]);
  });

  /** Two people for all of the platform, of which one piece is out of support. */
  const brokersAndLateUpgrades = answersOf({
    architecture: 'microservices',
    'service-count': 38,
    languages: ['csharp'],
    'inter-service-traffic': ['rest', 'messaging'],
    'virtual-machines': 'most',
    orchestrator: 'serverless',
    'existing-mesh': 'none',
    'library-covers': ['none'],
    engineers: 29,
    'platform-people': 2,
    'internal-encryption': 'required',
    'service-identity': 'required',
    'protection-today': 'some',
    'broker-protection': 'encrypted',
    deadline: 'half-year',
    'deadline-for': 'calls',
    'upgrade-record': 'late',
  });

  test('of any organization begin no later, where required, because of other work', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        expect(pushedBack(assessed(answers)), written(answers)).toEqual([]);
      }),
      { numRuns: often(60, 300), examples: [[brokersAndLateUpgrades]] },
    );
  });

  test.each(fixtures)('of %s begin no later because of those that can wait', (_, assessment) => {
    expect(delayed(assessment)).toEqual([]);
  });

  /** All that is done beside its way to the requirement can wait. */
  const besideTheWay = answersOf({
    'existing-mesh': 'istio-ambient',
    'mesh-rollout': 'most',
    'internal-encryption': 'required',
    'protection-today': 'none',
    deadline: 'half-year',
    delivery: 'share-automatic',
    'proxy-skills': 'drilled',
    telemetry: 'in-place',
    'platform-people': 0,
    teams: 1,
  });

  test('of any organization begin no later because of those that can wait', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        expect(delayed(assessed(answers)), written(answers)).toEqual([]);
      }),
      { numRuns: often(60, 300), examples: [[besideTheWay]] },
    );
  });

  test.each(fixtures)('of %s begin when what they wait for is finished, and urgent ones at once', (_, assessment) => {
    expect(misplaced(assessment)).toEqual([]);
  });

  test('of any organization begin when what they wait for is finished, and urgent ones at once', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        expect(misplaced(judged(answers)), written(answers)).toEqual([]);
      }),
      { numRuns: often(75, 300) },
    );
  });

  test.each(fixtures)('of %s end what is urgent first as soon as what it waits for is done', (_, assessment) => {
    const all = placedSteps(assessment);
    const left = all.map(({ step }) => step);
    const first = new Set(left.filter((step) => urgencyOf(assessment, step) === 'first'));
    for (const step of first) for (const other of namedBefore(step, left, assessment)) first.add(other);
    const ends = all
      .filter(({ step }) => first.has(step))
      .flatMap(({ step, from, to }) => [from + work(step), to])
      .concat(0);
    const late = all.filter(
      ({ step, from }) =>
        step.first === true &&
        urgencyOf(assessment, step) === 'first' &&
        !ends.some((end) => Math.abs(end - from) < EXACT),
    );
    expect(late.map(({ step }) => step.id)).toEqual([]);
  });

  test.each(fixtures.filter(([, { verdict }]) => verdict.course === 'move'))(
    'of %s replace a mesh that ends before work on a mesh begins',
    (_, assessment) => {
      const all = placedSteps(assessment);
      const end = all.find(({ step }) => step.id === migrationStep(assessment)?.id)!;
      const reached = new Set([end.step]);
      for (const step of reached) for (const { step: other } of all) if (awaits(step, other)) reached.add(other);
      const later = assessment.stages.slice(1).flatMap(({ steps }) => steps);
      const early = all.filter(
        ({ step, from }) =>
          later.includes(step) &&
          !reached.has(step) &&
          step.light !== true &&
          step.first !== true &&
          !isAtOnce(assessment, step) &&
          from < end.to - EXACT,
      );
      expect(early.map(({ step }) => step.id)).toEqual([]);
    },
  );

  test.each(fixtures)('of %s depend on each other in no circle, in the CSV too', (_, assessment) => {
    const rows = dependencies(assessment);
    const reached = (id: string, seen: ReadonlySet<string>): boolean =>
      (rows.get(id) ?? []).some((each) => seen.has(each) || reached(each, new Set([...seen, each])));
    expect([...rows.keys()].filter((id) => reached(id, new Set([id])))).toEqual([]);
  });

  const undecided = fixtures.filter(([, { verdict }]) => verdict.course === 'decide');
  test.each(undecided)(
    'of %s come after the decision where they make sense only if the mesh stays',
    (_, assessment) => {
      const placed = new Map(placedSteps(assessment).map((one) => [one.step.id, one]));
      const decision = placed.has('decide-which-mesh-goes')
        ? 'decide-which-mesh-goes'
        : 'decide-what-becomes-of-the-mesh';
      const decided = placed.get(decision)?.to;
      if (decided === undefined) return;
      const rows = dependencies(assessment);
      const steps = assessment.stages.flatMap((stage) => stage.steps).filter(({ done }) => !done);
      const ways = steps.filter(({ way }) => way !== undefined);
      const before = new Set([decision, ...rows.get(decision)!]);
      const early = assessment.stages
        .filter(({ id }) => id !== 'crawl')
        .flatMap((stage) => stage.steps)
        .filter((step) => step.first !== true && step.light !== true && !isAtOnce(assessment, step))
        .filter(({ id }) => !before.has(id))
        .filter(({ id }) => (placed.get(id)?.from ?? decided) < decided - EXACT);
      expect(early.map(({ id }) => id)).toEqual([]);
      expect(rows.get(decision)!.filter((id) => !placed.get(id)!.step.id.match(/^measure-|^record-/))).toEqual([]);
      const wayIds = new Set(ways.map(({ id }) => id));
      expect(ways.flatMap(({ id }) => rows.get(id)!.filter((each) => each !== decision && !wayIds.has(each)))).toEqual(
        [],
      );
    },
  );

  test('of half an insurer on VMs bring the VMs in before plaintext is rejected, though they stand in a later stage', () => {
    const [, assessment] = fixtures.find(([name]) => name.includes('insurer-half-on-vms'))!;
    const placed = new Map(placedSteps(assessment).map((one) => [one.step.id, one]));
    const vms = placed.get('bring-the-other-machines-in')!;
    expect(vms.from).toBeGreaterThanOrEqual(placed.get('bring-one-machine-into-what-you-choose')!.to - EXACT);
    expect(placed.get('reject-plaintext-service-by-service')!.from).toBeGreaterThanOrEqual(vms.to - EXACT);
    expect(placed.get('deny-by-default')!.from).toBeGreaterThanOrEqual(vms.to - EXACT);
    expect(dependencies(assessment).get('bring-the-other-machines-in')).not.toContain(
      'reject-plaintext-service-by-service',
    );
  });

  /** Steps that wait for one of a later stage, although neither stage is passed. */
  function waitingForLater(assessment: Assessment): readonly string[] {
    const stages = assessment.stages.filter(({ status }) => status !== 'done' && status !== 'not-applicable');
    const isLeft = ({ done, way }: StepResult) =>
      !done && (way === undefined || assessment.verdict.course !== 'decide');
    return stages.flatMap(({ steps }, place) => {
      const later = stages.slice(place + 1).flatMap((stage) => stage.steps.filter(isLeft));
      const due = steps.filter((step) => isLeft(step) && step.mayNotApply !== true && step.postponed !== true);
      return due.flatMap((step) => later.flatMap((other) => (awaits(step, other) ? [`${step.id}: ${other.id}`] : [])));
    });
  }

  test.each(fixtures)('of %s wait for none of a later stage', (_, assessment) => {
    expect(waitingForLater(assessment)).toEqual([]);
  });

  test('of any organization wait for none of a later stage, and are listed once', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        const assessment = judged(answers);
        const ids = assessment.stages.flatMap(({ steps }) => steps.map(({ id }) => id));
        expect([waitingForLater(assessment), ids.length], written(answers)).toEqual([[], new Set(ids).size]);
      }),
      { numRuns: often(150, 1000) },
    );
  });

  test.each([
    ['practice/nomad-consul-forty.yaml', 'decide-the-consul-ca', 'run-one-gateway-on-nomad', 'crawl'],
    ['practice/insurer-half-on-vms.yaml', 'bring-the-other-machines-in', 'reject-plaintext-service-by-service', 'walk'],
  ])('of %s have %s with the step of the earlier stage that waits for it: %s', (name, awaited, waiting, stage) => {
    const [, assessment] = fixtures.find(([each]) => each === name)!;
    const ids = assessment.stages.find(({ id }) => id === stage)!.steps.map(({ id }) => id);
    expect([ids.includes(awaited), ids.indexOf(awaited) < ids.indexOf(waiting)]).toEqual([true, true]);
    expect(dependencies(assessment).get(waiting)).toContain(awaited);
  });

  test('wait for no step that waits for them', () => {
    const { steps } = compiled.pack;
    const before = new Map(
      steps.map(({ id, after = [], waitsFor = [] }) => [
        id,
        [
          ...after,
          ...steps.filter(({ closes = [] }) => closes.some((gate) => waitsFor.includes(gate))).map((s) => s.id),
        ],
      ]),
    );
    const reached = (id: string, seen: ReadonlySet<string>): boolean =>
      before.get(id)!.some((each) => seen.has(each) || reached(each, new Set([...seen, each])));
    expect(steps.filter(({ id }) => reached(id, new Set([id]))).map(({ id }) => id)).toEqual([]);
  });
});

describe('the first page', () => {
  /** Reasons that are no reasons for this verdict, and counter-arguments that support it. */
  function mistaken(assessment: Assessment): readonly string[] {
    const { verdict, useCases, risks } = assessment;
    const reasons = strongestReasons(assessment, 3).map(({ text }) => text);
    const counter = counterArguments(assessment).map(({ text }) => text);
    const needs = useCases.flatMap((each) => each.reasons.map(({ text }) => text));
    const duties = risks.filter(({ against }) => against === true);
    if (verdict.standing === 'open' || verdict.id === 'yes') return counter.filter((text) => reasons.includes(text));
    return [
      ...reasons.filter((text) => needs.includes(text)),
      ...counter.filter((text) => reasons.includes(text)),
      ...counter.filter((text) => duties.some(({ title }) => text.startsWith(title))),
    ];
  }

  /** Whether the decision names an option for which the plan does nothing, although it does something else. */
  function isElsewhere(assessment: Assessment): boolean {
    const [need] = assessment.verdict.course === 'none' ? optionsByNeed(assessment) : [];
    if (need === undefined) return false;
    const { option, steps } = answerTo(need, assessment);
    const isServed = ({ done, mayNotApply, useCases }: StepResult) =>
      !done && mayNotApply !== true && useCases.includes(need.need.id);
    return option !== undefined && steps.length === 0 && assessment.stages.some((stage) => stage.steps.some(isServed));
  }

  /** The weeks after which to decide again, where they end after the date. */
  function tooLate(assessment: Assessment): readonly string[] {
    const date = Math.min(...assessment.answers.flatMap(({ weeks }) => weeks ?? []));
    return stopCriteria(assessment, { longest: 500, toNeed: { low: 1, middle: 1, high: 99 }, leastAfter: 0 })
      .map(({ text }) => text)
      .filter((text) => Number(/longer than (\d+)/.exec(text)?.[1] ?? 0) > date);
  }

  /** What the decision names and the calendar doesn't, though it begins in time, or what isn't at once, as it says. */
  function unlikeTheCalendar(assessment: Assessment): readonly string[] {
    const asked = decisionAsked(assessment);
    const titles = new Set([...asked.matchAll(/“([^”]*)”/gu)].map(([, title]) => title!));
    const atOnce = /Approve at once(?:, for “[^”]*”)?: (.*?)(?:\. [A-Z]|\.$)/u.exec(asked)?.[1] ?? '';
    const told = new Set(dueSteps(assessment, 4).flatMap(({ steps }) => steps.map(({ id }) => id)));
    const isNamed = ({ title, postponed }: StepResult) => titles.has(title) && postponed !== true;
    return placedSteps(assessment)
      .filter(({ step }) => isNamed(step))
      .flatMap(({ step: { id, title }, from }) => [
        ...(from < QUARTER && !told.has(id) ? [`${id} is named by the decision only`] : []),
        ...(from >= 1 && atOnce.includes(`“${title}”`) ? [`${id} isn't at once`] : []),
      ]);
  }

  test.each(fixtures)('of %s has a calendar that names what the decision names', (_, assessment) => {
    expect(unlikeTheCalendar(assessment)).toEqual([]);
  });

  test.each([
    [11, undefined, 1],
    [13, 2, 2],
    [48, 7, 7],
    [1000, 7, 7],
  ])('with %i platform people onboards services in several crews, at once', (people, crews, times) => {
    const text = readFileSync(new URL('../../fixtures/practice/polyglot-scale-up.yaml', import.meta.url), 'utf8');
    const answers = new Map(parseAnswers(text, 'file', compiled.pack).answersFile.answers);
    answers.set('platform-people', { kind: 'value', value: people });
    const { step, from, to } = placedSteps(assessed(answers)).find(
      ({ step: { id } }) => id === 'go-service-by-service',
    )!;
    const [low, high] = inWeeks(step.effort, 'work');
    expect(step.crews).toBe(crews);
    expect(to - from).toBeCloseTo((low + high) / 2 / times);
  });

  test('with two meshes of which little is known has a calendar that names what the decision names', () => {
    const given = { driver: 'audit', 'protection-today': 'none', 'mesh-trouble': ['second-mesh'] };
    expect(unlikeTheCalendar(assessed(answersOf(given)))).toEqual([]);
  });

  test('without a mesh has a calendar that names what the decision names besides the first need', () => {
    const given = {
      architecture: 'microservices',
      'service-count': 38,
      languages: ['java'],
      'inter-service-traffic': ['soap'],
      'library-covers': ['unmaintained'],
      orchestrator: 'kubernetes',
      edge: 'none',
      'existing-mesh': 'none',
      limits: ['unsupported-software'],
      teams: 25,
      'service-ownership': 'suppliers',
      engineers: 0,
      'platform-people': 0,
      'service-identity': 'required',
      'internal-encryption': 'not-needed',
      'protection-today': 'by-hand-all',
      delivery: 'by-hand',
      'policy-changes': 'in-each-service-months',
    };
    expect(unlikeTheCalendar(assessed(answersOf(given)))).toEqual([]);
  });

  test('whose decision names an interim measure has a calendar that names it', () => {
    const given = {
      architecture: 'microservices',
      orchestrator: 'kubernetes',
      teams: 1,
      'service-ownership': 'suppliers',
      engineers: 0,
      'internal-encryption': 'required',
      deadline: 'year',
      'protection-today': 'none',
      'required-services': 1,
      delivery: 'by-hand',
      telemetry: 'none',
      'golden-signals': 'none',
      'upgrade-record': 'never',
      'mesh-support': 'out-of-support',
    };
    expect(unlikeTheCalendar(assessed(answersOf(given)))).toEqual([]);
  });

  test('of any organization has a calendar that names what the decision names', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        expect(unlikeTheCalendar(assessed(answers)), written(answers)).toEqual([]);
      }),
      { numRuns: often(75, 500) },
    );
  });

  test.each(fixtures)('of %s gives reasons that support the verdict, and stops before the date', (_, assessment) => {
    expect([mistaken(assessment), tooLate(assessment), isElsewhere(assessment)]).toEqual([[], [], false]);
  });

  test('of any organization gives reasons that support the verdict', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        const assessment = assessed(answers);
        expect([mistaken(assessment), isElsewhere(assessment)], written(answers)).toEqual([[], false]);
      }),
      { numRuns: often(75, 300) },
    );
  });
});
