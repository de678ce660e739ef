import type { Answers } from '../answers/index.ts';
import type { Truth } from '../condition/index.ts';
import { type CompiledPack, type Fact, resolveFacts } from '../judge/index.ts';

/** The fact of every question by id. */
export function factsById(compiled: CompiledPack, answers: Answers): ReadonlyMap<string, Fact> {
  const { list } = resolveFacts(compiled, answers);
  return new Map(compiled.order.map((id, place) => [id, list[place]!]));
}

/** Whether each question applies: true, false, or undefined while that depends on unanswered questions. */
export function applicable(compiled: CompiledPack, answers: Answers): ReadonlyMap<string, Truth> {
  return new Map([...factsById(compiled, answers)].map(([id, { applies }]) => [id, applies]));
}

/** The questions that decide whether this one applies, nearest first; empty where it always does. */
export function decidedBy(compiled: CompiledPack, question: string): readonly string[] {
  const place = compiled.index.get(question);
  return place === undefined ? [] : (compiled.asked[place]?.when?.reads() ?? []);
}
