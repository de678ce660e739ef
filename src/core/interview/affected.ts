import type { CompiledPack } from '../judge/index.ts';

/** An entry of the pack whose result depends on a question. */
export interface Affected {
  readonly kind: 'criterion' | 'verdict' | 'gate' | 'use case' | 'risk' | 'question';
  readonly id: string;
  readonly title: string;
  /** Points of the exposure score at stake; only of criteria. */
  readonly weight?: number;
}

/** Every result that the answer to a question can change, most important kind first, each entry once. */
export function affectedBy(compiled: CompiledPack, question: string): readonly Affected[] {
  const reads = (...conditions: readonly ({ readonly reads: () => readonly string[] } | undefined)[]) =>
    conditions.some((condition) => condition?.reads().includes(question));
  return [
    ...compiled.criteria
      .filter((entry) => reads(entry))
      .map(({ criterion: { id, title, weight } }): Affected => ({ kind: 'criterion', id, title, weight })),
    ...compiled.rules
      .filter(({ when }) => reads(when))
      .map(({ rule: { id, says } }): Affected => ({ kind: 'verdict', id, title: says })),
    ...compiled.gates
      .filter(({ when, met }) => reads(when, met))
      .map(({ gate: { id, title } }): Affected => ({ kind: 'gate', id, title })),
    ...compiled.useCases
      .filter(({ strength, covered }) => reads(covered?.when, ...strength.map(({ when }) => when)))
      .map(({ useCase: { id, title } }): Affected => ({ kind: 'use case', id, title })),
    ...compiled.risks
      .filter(({ when }) => reads(when))
      .map(({ risk: { id, title } }): Affected => ({ kind: 'risk', id, title })),
    ...compiled.asked
      .filter(({ when }) => reads(when))
      .map(({ question: { id, prompt } }): Affected => ({ kind: 'question', id, title: prompt })),
  ];
}
