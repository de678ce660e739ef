import { type Condition, questionsRead } from '../condition/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { ExplainedPart } from './part.ts';

/** Every entry of the pack with a condition that reads this question. */
export function readersOf(pack: Pack, question: string): readonly ExplainedPart[] {
  const of = (
    kind: string,
    entries: readonly { readonly id: string; readonly conditions: readonly (Condition | undefined)[] }[],
  ) =>
    entries
      .filter(({ conditions }) => conditions.some((condition) => reads(condition, question)))
      .map(({ id }) => ({ text: `${kind} ${id}` }));
  return [
    ...of(
      'question',
      pack.questions.map(({ id, when }) => ({ id, conditions: [when] })),
    ),
    ...of(
      'condition',
      pack.conditions.map(({ id, when }) => ({ id, conditions: [when] })),
    ),
    ...of(
      'criterion',
      pack.criteria.map(({ id, levels }) => ({ id, conditions: levels.map(({ when }) => when) })),
    ),
    ...of(
      'verdict rule',
      pack.verdictRules.map(({ id, when }) => ({ id, conditions: [when] })),
    ),
    ...of(
      'gate',
      pack.gates.map(({ id, when, met }) => ({ id, conditions: [when, met] })),
    ),
    ...of(
      'step',
      pack.steps.map(({ id, when, done }) => ({ id, conditions: [when, done] })),
    ),
    ...of(
      'use case',
      pack.useCases.map(({ id, when, signals }) => ({
        id,
        conditions: [when, ...signals.map((signal) => signal.when)],
      })),
    ),
    ...of(
      'risk',
      pack.risks.map(({ id, when }) => ({ id, conditions: [when] })),
    ),
    ...of(
      'alternative',
      pack.alternatives.map(({ id, when }) => ({ id, conditions: [when] })),
    ),
    ...of(
      'sign to watch',
      pack.watch.map(({ id, unless }) => ({ id, conditions: [unless] })),
    ),
  ];
}

function reads(condition: Condition | undefined, question: string): boolean {
  return condition !== undefined && questionsRead(condition).includes(question);
}
