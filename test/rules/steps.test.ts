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

/** The first need, where none of the first three steps serves it and not all that do are done. */
function late(assessment: Assessment): readonly string[] {
  const first = assessment.useCases.find(({ unmet }) => unmet)?.id;
  if (first === undefined) return [];
  const shown = stepsToDo(assessment).slice(0, 3);
  return shown.some(({ useCases }) => useCases.includes(first)) ? [] : [first];
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
