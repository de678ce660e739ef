import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/core/answers/answers.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { stepsToDo } from '../../src/report/judgement/stage.ts';
import { anyOrganization, assessed, fixtures, judged, written } from './any-organization.ts';
import { often } from '../thorough.ts';

/** Needs that are unmet, and for which the plan has no step that certainly applies. */
function without({ useCases, stages }: Assessment): readonly string[] {
  const served = new Set(
    stages.flatMap(({ steps }) => steps.flatMap((step) => (step.mayNotApply === true ? [] : step.useCases))),
  );
  return useCases.filter(({ id, unmet }) => unmet && !served.has(id)).map(({ id }) => id);
}

/** The first need, where three steps that don't prepare for it come before the first one that serves it. */
function late(assessment: Assessment): readonly string[] {
  const first = assessment.useCases.find(({ unmet }) => unmet)?.id;
  if (first === undefined) return [];
  const all = stepsToDo(assessment);
  const at = all.findIndex(({ useCases }) => useCases.includes(first));
  if (at === -1) return [first];
  const awaited = new Set(all[at]!.after ?? []);
  for (const id of awaited) for (const other of all.find((step) => step.id === id)?.after ?? []) awaited.add(other);
  return all.slice(0, at).filter(({ id }) => !awaited.has(id)).length < 3 ? [] : [first];
}

describe('every unmet need', () => {
  test.each(fixtures)('of %s has a step, and the first one is among the first three', (_, assessment) => {
    expect(without(assessment)).toEqual([]);
    expect(late(assessment)).toEqual([]);
  });

  test('has its first step among the first three, whatever the steps ahead of it name', () => {
    const value = (of: string | string[]): Answer => ({ kind: 'value', value: of });
    const answers = new Map([
      ['deadline', value('passed')],
      ['protection-today', value('by-hand-all')],
      ['mesh-trouble', value(['second-mesh'])],
      ['failover-need', value('cloud')],
    ]);
    expect([late(judged(answers)), late(assessed(answers))]).toEqual([[], []]);
  });

  test('has its first step among the first three, also where many steps come before all others', () => {
    const value = (of: string | string[]): Answer => ({ kind: 'value', value: of });
    const answers = new Map([
      ['inter-service-traffic', value(['rest'])],
      ['call-problems', value(['client-got-in'])],
      ['orchestrator', value('kubernetes')],
      ['existing-mesh', value('istio-sidecar')],
      ['deadline', value('passed')],
      ['mesh-rollout', value('most')],
      ['mesh-support', value('out-of-support')],
    ]);
    expect([late(judged(answers)), late(assessed(answers))]).toEqual([[], []]);
  });

  test('has a step in the plan of any organization, and the first one is among the first three', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        const assessment = judged(answers);
        expect([without(assessment), late(assessment)], written(answers)).toEqual([[], []]);
      }),
      { numRuns: often(200, 1000) },
    );
  });
});

/** What is wrong with the steps that can wait, as sentences. */
function wronglyPostponed({ stages, useCases, answers, verdict }: Assessment): readonly string[] {
  const steps = stages.flatMap((stage) => stage.steps);
  const waiting = steps.filter(({ postponed }) => postponed === true);
  const isDated = answers.some(({ weeks }) => weeks !== undefined);
  const due = useCases.filter(({ unmet, strength }) => unmet && strength === 'duty').map(({ id }) => id);
  const isKeptWithAllMet = verdict.course === 'keep' && useCases.every(({ unmet }) => !unmet);
  const gates = stages.flatMap((stage) => stage.gates);
  const debt = gates.filter((gate) => gate.debt).map(({ id }) => id);
  const urgent = gates.filter((gate) => gate.atOnce).map(({ id }) => id);
  return [
    ...(waiting.length > 0 && !isKeptWithAllMet && (!isDated || due.length === 0)
      ? ['something waits for no requirement with a date']
      : []),
    ...waiting.flatMap(({ id, useCases: served, closes, first, now, aside }) => [
      ...(served.some((each) => due.includes(each)) ? [`${id} serves what is required`] : []),
      // What is done beside the way can wait, even for an overdue gate; with every need met, even for an urgent one.
      ...(first ||
      now ||
      closes.some((gate) => (debt.includes(gate) && !aside) || (urgent.includes(gate) && !(isKeptWithAllMet && aside)))
        ? [`${id} is urgent`]
        : []),
      ...steps
        .filter(({ postponed, done, after = [], waitsFor = [] }) => {
          const isAwaited = after.includes(id) || closes.some((gate) => waitsFor.includes(gate));
          return postponed !== true && !done && isAwaited;
        })
        .map((other) => `${other.id} needs ${id}`),
    ]),
    ...stages.flatMap((stage) => {
      const last = stage.steps.findLastIndex(({ postponed }) => postponed !== true);
      return stage.steps.some(({ postponed }, index) => postponed && index < last) ? [`${stage.id} mixes them`] : [];
    }),
  ];
}

describe('steps that the first date does not need', () => {
  test.each(fixtures)('of %s serve nothing that is required, and come last', (_, assessment) => {
    expect(wronglyPostponed(assessment)).toEqual([]);
  });

  test('of any organization serve nothing that is required, and come last', () => {
    fc.assert(
      fc.property(anyOrganization, (answers) => {
        expect(wronglyPostponed(assessed(answers)), written(answers)).toEqual([]);
      }),
      { numRuns: often(60, 300) },
    );
  });
});
