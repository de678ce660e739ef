import type { Answers } from '../answers/answers.ts';
import type { CompiledPack } from '../pack/compile.ts';
import { factsById } from './applies.ts';

export interface Progress {
  /** Questions that apply or may apply. Grows and shrinks with the answers. */
  readonly applicable: number;
  /** Of those, answered with a value or as not applicable. */
  readonly answered: number;
  /** Of those, answered with "don't know". */
  readonly unknown: number;
}

/** How far an interview is. What is neither answered nor unknown is still open. */
export function progressOf(compiled: CompiledPack, answers: Answers): Progress {
  const facts = [...factsById(compiled, answers).values()].filter(({ applies }) => applies !== false);
  const count = (...states: string[]) => facts.filter(({ state }) => states.includes(state)).length;
  return { applicable: facts.length, answered: count('answered', 'not-applicable'), unknown: count('unknown') };
}
