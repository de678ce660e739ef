import { type Answers, isUnconfirmed, type Suggestion } from '../answers/index.ts';
import { type CompiledPack, type Fact, idleQuestions, resolveFacts } from '../judge/index.ts';
import { decidedBy, factsById } from './applies.ts';
import { liveResultOf } from './live-result.ts';
import { askingOrder } from './order.ts';
import type { Route } from './reply.ts';

/**
 * The questions that an interview on this route still has to ask, in asking order. `passed` are those that it has asked
 * or that were postponed. A question that may not apply waits for the unanswered questions that decide it; where one of
 * these is postponed, it is postponed as well.
 */
export function pending(
  compiled: CompiledPack,
  answers: Answers,
  route: Route,
  passed: ReadonlySet<string>,
): readonly string[] {
  const facts = factsById(compiled, answers);
  const scope = route.kind === 'walk' ? new Set(route.questions) : undefined;
  const idle = scope === undefined ? idleNow(compiled, answers) : new Set();
  return askingOrder(compiled).filter((id) => {
    if (idle.has(id)) return false;
    if (facts.get(id)!.applies === false || passed.has(id)) return false;
    if (scope ? !scope.has(id) : answers.has(id)) return false;
    return !waits(compiled, facts, id, (other) => scope?.has(other) ?? true);
  });
}

/** The answers that files say and nobody has confirmed, in asking order; only of questions that apply or may apply. */
export function unconfirmed(compiled: CompiledPack, answers: Answers): readonly string[] {
  const discovered = new Set([...answers].filter(([, answer]) => isUnconfirmed(answer)).map(([id]) => id));
  if (discovered.size === 0) return [];
  const facts = factsById(compiled, answers);
  return askingOrder(compiled).filter((id) => discovered.has(id) && facts.get(id)!.applies !== false);
}

/** The questions without an answer for which files suggest one, in asking order, even if they may not apply. */
export function stillSuggested(
  compiled: CompiledPack,
  answers: Answers,
  suggestions: ReadonlyMap<string, Suggestion>,
): readonly string[] {
  const open = [...suggestions.keys()].filter((id) => !answers.has(id));
  if (open.length === 0) return [];
  const facts = factsById(compiled, answers);
  const idle = idleNow(compiled, answers);
  return askingOrder(compiled).filter((id) => open.includes(id) && facts.get(id)!.applies !== false && !idle.has(id));
}

/** Questions that choose between products, while there is nothing to choose. */
export function idleNow(compiled: CompiledPack, answers: Answers): ReadonlySet<string> {
  const facts = resolveFacts(compiled, answers);
  return idleQuestions(compiled, facts, () => liveResultOf(compiled, answers).possible.includes('yes'));
}

/**
 * Whether it is undecided that a question applies because a question that decides it is unanswered. `asked` are the
 * questions that will be asked.
 */
export function waits(
  compiled: CompiledPack,
  facts: ReadonlyMap<string, Fact>,
  id: string,
  asked: (id: string) => boolean = () => true,
): boolean {
  if (facts.get(id)!.applies !== undefined) return false;
  return decidedBy(compiled, id).some((other) => asked(other) && facts.get(other)?.state === 'unanswered');
}
