import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { numberAnswered } from './answered.ts';

/** ` Still to protect: 11 of 187 services.`, while a requirement is unmet for fewer than there are, or for more. */
export function servicesLeft(assessment: Assessment): string {
  const left = numberAnswered(assessment, KNOWN_QUESTIONS.required);
  const all = numberAnswered(assessment, KNOWN_QUESTIONS.size);
  if (left === undefined || all === undefined || left === all) return '';
  return left < all
    ? ` Still to protect: ${left} of ${all} services.`
    : ` Still to protect: ${left} services, but this scope has only ${all}: correct one of these numbers.`;
}
