import type { CompiledTitle } from './compiled.ts';
import type { Facts } from './facts.ts';

/** The title for these answers: the first one whose condition is known to hold, else the usual one. */
export function titleFor(facts: Facts, title: string, called: readonly CompiledTitle[]): string {
  return called.find(({ when }) => when.evaluate(facts) === true)?.title ?? title;
}
