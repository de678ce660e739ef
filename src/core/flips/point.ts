import type { Answer, Answers } from '../answers/answers.ts';
import { type Facts, resolveFacts } from '../judge/facts.ts';
import type { CompiledPack } from '../judge/compile.ts';
import type { VerdictId } from '../pack/scales.ts';
import type { Move } from './moves.ts';

/** The point verdict, without its reasons. */
export interface Point {
  /** Need score included. */
  readonly facts: Facts;
  readonly verdict: VerdictId;
  /** Place of the rule that decides. */
  readonly rule: number;
}

/** Judges only the verdict, as quickly as it goes; ranges are bounds, conditions as Kleene has them. */
export function pointOf(compiled: CompiledPack, answers: Answers): Point {
  const resolved = resolveFacts(compiled, answers);
  let low = 0;
  let high = 0;
  for (const { levels } of compiled.criteria) {
    let least = Infinity;
    let most = -Infinity;
    for (const { when, points } of levels) {
      const truth = when === undefined ? true : when.evaluate(resolved);
      if (truth === false) continue;
      least = Math.min(least, points);
      most = Math.max(most, points);
      if (truth === true) break;
    }
    low += least;
    high += most;
  }
  const facts: Facts = { ...resolved, need: [Math.round(low * 10) / 10, Math.round(high * 10) / 10] };
  const rule = compiled.rules.findIndex(({ when }) => when === undefined || when.evaluate(facts) === true);
  return { facts, verdict: compiled.rules[rule]!.rule.verdict, rule };
}

/** The answers with some of them changed; notes and dates of the changed ones are left out. */
export function withMoves(answers: Answers, moves: Iterable<Pick<Move, 'question' | 'to'>>): Answers {
  const changed = new Map<string, Answer>(answers);
  for (const { question, to } of moves) changed.set(question, { kind: 'value', value: to });
  return changed;
}
