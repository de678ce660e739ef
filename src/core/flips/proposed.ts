import type { Answers } from '../answers/index.ts';
import { type CompiledPack, type Facts, resolveFacts } from '../judge/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { type Move, withMoves } from './move.ts';

/**
 * Whether a value of a question can be proposed given these facts: no part of it has a `when` that is known to be
 * false.
 */
export function isProposed({ asked, index }: CompiledPack, facts: Facts, { id }: Question, value: Value): boolean {
  const { proposed } = asked[index.get(id)!]!;
  if (proposed.size === 0) return true;
  const held = facts.list[index.get(id)!]!.value;
  const chosen = Array.isArray(value) ? value : [String(value)];
  return chosen.every(
    (each) => (Array.isArray(held) && held.includes(each)) || proposed.get(each)?.evaluate(facts) !== false,
  );
}

/**
 * The moves without values that don't fit the facts after all the other moves; undefined where a move has no value
 * left. So the condition of a value can ask what its own question is answered with today.
 */
export function fitting(compiled: CompiledPack, answers: Answers, moves: readonly Move[]): readonly Move[] | undefined {
  const left = moves.flatMap((move) => {
    const { like } = move;
    const { proposed, question } = compiled.asked[compiled.index.get(move.question)!]!;
    if (!Array.isArray(like) || proposed.size === 0) return [move];
    const others = resolveFacts(
      compiled,
      withMoves(
        answers,
        moves.filter((other) => other !== move),
      ),
    );
    const fit = like.filter((value: Value) => isProposed(compiled, others, question, value));
    return fit.length === 0 ? [] : [{ ...move, to: fit.includes(move.to) ? move.to : fit[0]!, like: fit }];
  });
  return left.length === moves.length ? left : undefined;
}
