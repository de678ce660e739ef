import type { Answers } from '../answers/index.ts';
import type { CompiledPack, Fact } from '../judge/index.ts';
import { decidedBy, factsById } from './applies.ts';
import { askingOrder } from './order.ts';
import type { Route } from './reply.ts';

/**
 * The questions that an interview on this route still has to ask, in asking order. `passed` are those that it has asked
 * or that were put off. A question that may not apply waits for the open questions that decide it, and where one of
 * these was put off, it is put off with it.
 */
export function pending(
  compiled: CompiledPack,
  answers: Answers,
  route: Route,
  passed: ReadonlySet<string>,
): readonly string[] {
  const facts = factsById(compiled, answers);
  const scope = route.kind === 'walk' ? new Set(route.questions) : undefined;
  return askingOrder(compiled).filter((id) => {
    if (facts.get(id)!.applies === false || passed.has(id)) return false;
    if (scope ? !scope.has(id) : answers.has(id)) return false;
    return !waits(compiled, facts, id, (other) => scope?.has(other) ?? true);
  });
}

/**
 * Whether a question may or may not apply as long as a question that decides it is unanswered; `asked` are those that
 * will be asked.
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
