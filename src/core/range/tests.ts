import type { Condition } from '../condition/index.ts';
import { canGoAhead } from '../judge/index.ts';
import { KNOWN_QUESTIONS } from '../pack/index.ts';
import type { Option, Pack, UseCase } from '../pack/schema.ts';

/** Conditions that decide the exposure score and the verdict. */
export function verdictConditions(pack: Pack): readonly (Condition | undefined)[] {
  const cores = pack.verdictRules.flatMap(({ core }) => (typeof core === 'object' ? [core] : []));
  return [
    ...[...pack.criteria.flatMap(({ levels }) => levels), ...pack.verdictRules].map(({ when }) => when),
    ...cores,
  ];
}

/** Conditions that decide how strongly a use case is needed, and whether it is covered. */
export function needConditions({ strength, covered }: UseCase): readonly (Condition | undefined)[] {
  return [...Object.values(strength), covered].map((said) => said?.when);
}

/** Conditions that decide whether an option fits. */
export function optionConditions(option: Option): readonly (Condition | undefined)[] {
  const { answers, enough, stretches, ruledOut = [], offered } = option;
  return [
    ...answers.flatMap((answer) => [answer.when, answer.enough]),
    ...[enough, stretches, offered, ...ruledOut].map((said) => said?.when),
  ];
}

const named = new WeakMap<UseCase, Condition>();

/**
 * That a use case is the one that the organization wants improved first; undefined where it cannot name it, or where
 * that moves nothing. The same object each time.
 */
export function improvedFirst({ questions }: Pack, useCase: UseCase): Condition | undefined {
  const values = questions.find(({ id }) => id === KNOWN_QUESTIONS.wish)?.values ?? [];
  if (!canGoAhead(useCase) || values.every(({ value }) => value !== useCase.id)) return undefined;
  let condition = named.get(useCase);
  if (condition === undefined) named.set(useCase, (condition = { [KNOWN_QUESTIONS.wish]: { is: useCase.id } }));
  return condition;
}
