import { NEED, type Truth } from './condition.ts';
import { factOf, type Facts, isOpen } from '../judge/facts.ts';
import type { CompiledPack } from '../judge/compile.ts';
import type { Condition, Test } from '../pack/schema.ts';
import { holds } from './holds.ts';

/** A condition taken apart. */
export type Parts =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'test'; readonly question: string; readonly test: Test };

export function takeApart(condition: Condition): Parts {
  if ('all' in condition && Array.isArray(condition.all)) return { kind: 'all', parts: condition.all };
  if ('any' in condition && Array.isArray(condition.any)) return { kind: 'any', parts: condition.any };
  if ('not' in condition) return { kind: 'not', part: condition.not as Condition };
  const [question, test] = Object.entries(condition)[0] as [string, Test];
  return { kind: 'test', question, test };
}

/** The value of a condition of the pack, also of a part of one, for the need score that the facts hold. */
export function truthOf(compiled: CompiledPack, facts: Facts, condition: Condition): Truth {
  const taken = takeApart(condition);
  if (taken.kind === 'test') return testTruth(compiled, facts, taken.question, taken.test);
  if (taken.kind === 'not') {
    const truth = truthOf(compiled, facts, taken.part);
    return truth === undefined ? undefined : !truth;
  }
  const decisive = taken.kind === 'any';
  const truths = taken.parts.map((part) => truthOf(compiled, facts, part));
  if (truths.includes(decisive)) return decisive;
  return truths.includes(undefined) ? undefined : !decisive;
}

function testTruth(compiled: CompiledPack, facts: Facts, id: string, test: Test): Truth {
  if (id === NEED) {
    const { atLeast = -Infinity, atMost = Infinity } = test;
    const [low, high] = facts.need;
    if (low >= atLeast && high <= atMost) return true;
    return high < atLeast || low > atMost ? false : undefined;
  }
  const fact = factOf(compiled, facts, id);
  if (fact === undefined) return false;
  if (fact.value === undefined) return isOpen(fact) ? undefined : false;
  return holds(test, fact.value, compiled.questions.get(id)?.alone);
}
