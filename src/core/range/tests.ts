import { type Condition, type Tests, testsOf } from '../condition/index.ts';
import type { Pack } from '../pack/schema.ts';

/** Conditions that decide the need score and the verdict. */
export function verdictConditions(pack: Pack): readonly (Condition | undefined)[] {
  return [...pack.criteria.flatMap(({ levels }) => levels), ...pack.verdictRules].map(({ when }) => when);
}

/** Every test of the pack on which a range depends. */
export function testsByQuestion(pack: Pack): Tests {
  return testsOf([
    ...pack.questions.map(({ when }) => when),
    ...verdictConditions(pack),
    ...pack.gates.flatMap(({ when, met }) => [when, met]),
    ...pack.useCases.flatMap(({ when, signals }) => [when, ...signals.map((signal) => signal.when)]),
  ]);
}
