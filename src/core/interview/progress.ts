import type { Answers } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { factsById } from './applies.ts';
import { idleNow, waits } from './pending.ts';

export interface Progress {
  /** Questions that apply or may apply. The number changes with the answers. */
  readonly applicable: number;
  /** Of those, questions that apply whatever the other answers are: the smallest possible number. */
  readonly surely: number;
  /** Of those, questions answered with a value or as not applicable. */
  readonly answered: number;
  /** Of those, questions answered with "don't know". */
  readonly unknown: number;
  /** Unanswered questions on a typical path: with a share of those that other answers decide about. */
  readonly typical: number;
}

/** The share of undecided questions that an organization is asked in the end (heuristic: the median of real ones). */
const OPENED = 0.75;

/** Progress of an interview. Questions that are neither answered nor unknown are still unanswered. */
export function progressOf(compiled: CompiledPack, answers: Answers): Progress {
  const all = factsById(compiled, answers);
  const idle = idleNow(compiled, answers);
  const facts = [...all].filter(([id, { applies }]) => applies !== false && !idle.has(id));
  const count = (...states: string[]) => facts.filter(([, { state }]) => states.includes(state)).length;
  const surely = facts.filter(([id, { state }]) => state !== 'unanswered' || !waits(compiled, all, id)).length;
  const [answered, unknown] = [count('answered', 'not-applicable'), count('unknown')];
  const typical = Math.ceil(surely + (facts.length - surely) * OPENED) - answered - unknown;
  return { applicable: facts.length, surely, answered, unknown, typical };
}
