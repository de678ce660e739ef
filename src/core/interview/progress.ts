import type { Answers } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { factsById } from './applies.ts';
import { waits } from './pending.ts';

export interface Progress {
  /** Questions that apply or may apply. Grows and shrinks with the answers. */
  readonly applicable: number;
  /** Of those, asked whatever the other answers will be: the fewest that there can be. */
  readonly surely: number;
  /** Of those, answered with a value or as not applicable. */
  readonly answered: number;
  /** Of those, answered with "don't know". */
  readonly unknown: number;
}

/** How far an interview is. What is neither answered nor unknown is still open. */
export function progressOf(compiled: CompiledPack, answers: Answers): Progress {
  const all = factsById(compiled, answers);
  const facts = [...all].filter(([, { applies }]) => applies !== false);
  const count = (...states: string[]) => facts.filter(([, { state }]) => states.includes(state)).length;
  const surely = facts.filter(([id, { state }]) => state !== 'unanswered' || !waits(compiled, all, id)).length;
  return { applicable: facts.length, surely, answered: count('answered', 'not-applicable'), unknown: count('unknown') };
}
