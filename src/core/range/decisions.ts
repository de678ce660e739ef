import type { Formula } from './formula.ts';
import type { Formulas } from './formulas.ts';

/**
 * An ordered list of formulas with an outcome each: the first that holds decides; the last part always decides.
 * Equal lists are the same object. Outcomes are small whole numbers.
 */
export interface Decision {
  readonly id: number;
  /** The outcome when nothing is left to decide, else -1. */
  readonly decided: number;
  readonly test: Formula;
  readonly outcome: number;
  readonly rest: Decision | undefined;
  readonly readsNeed: boolean;
  readonly level: number;
  children: (Decision | undefined)[] | undefined;
  /** Outcomes that can be reached: bit n for outcome n. */
  reachable: bigint | undefined;
}

export interface Decisions {
  /** The list of these rules; a rule whose formula is true ends it. It must be ended by one. */
  list(rules: readonly { readonly when: Formula; readonly outcome: number }[]): Decision;
  /** The list once the variable at its level is known to be of this class. */
  child(decision: Decision, valueClass: number): Decision;
  /** Every outcome that some combination of values gives, ascending. */
  reachable(decision: Decision): readonly number[];
}

/**
 * A store of decision lists over formulas that are already arranged; `sizes` is the number of classes at each level.
 */
export function createDecisions(formulas: Formulas, sizes: readonly number[]): Decisions {
  const known = new Map<string, Decision>();
  return { list, child, reachable };

  function add(test: Formula, outcome: number, rest: Decision | undefined): Decision {
    const key = rest === undefined ? `${outcome}` : `${test.id},${outcome},${rest.id}`;
    let found = known.get(key);
    if (found === undefined) {
      const decided = rest === undefined ? outcome : -1;
      const level = Math.min(test.level, rest?.level ?? Infinity);
      const readsNeed = test.readsNeed || rest?.readsNeed === true;
      found = {
        id: known.size,
        decided,
        test,
        outcome,
        rest,
        readsNeed,
        level,
        children: undefined,
        reachable: undefined,
      };
      known.set(key, found);
    }
    return found;
  }

  function prepend(test: Formula, outcome: number, rest: Decision): Decision {
    if (test === formulas.yes) return add(test, outcome, undefined);
    if (test === formulas.no || rest.decided === outcome) return rest;
    if (rest.rest !== undefined && rest.outcome === outcome)
      return prepend(formulas.any([test, rest.test]), outcome, rest.rest);
    return add(test, outcome, rest);
  }

  function list(rules: readonly { readonly when: Formula; readonly outcome: number }[]): Decision {
    const last = rules.findIndex(({ when }) => when === formulas.yes);
    if (last < 0) throw new Error('a decision list does not end in a rule that always holds');
    const end = add(formulas.yes, rules[last]!.outcome, undefined);
    return rules.slice(0, last).reduceRight((rest, { when, outcome }) => prepend(when, outcome, rest), end);
  }

  function child(decision: Decision, valueClass: number): Decision {
    decision.children ??= Array.from({ length: sizes[decision.level]! });
    return (decision.children[valueClass] ??= restrict(decision, valueClass));
  }

  function restrict({ test, outcome, rest, level }: Decision, valueClass: number): Decision {
    const narrowed = test.level === level ? formulas.child(test, valueClass) : test;
    if (rest === undefined || narrowed === formulas.yes) return add(formulas.yes, outcome, undefined);
    return prepend(narrowed, outcome, rest.level === level ? child(rest, valueClass) : rest);
  }

  function reachable(decision: Decision): readonly number[] {
    const outcomes: number[] = [];
    for (let left = reach(decision), outcome = 0; left > 0n; left >>= 1n, outcome += 1)
      if ((left & 1n) === 1n) outcomes.push(outcome);
    return outcomes;
  }

  function reach(decision: Decision): bigint {
    if (decision.reachable === undefined) {
      let outcomes = 0n;
      if (decision.decided >= 0) outcomes = 1n << BigInt(decision.decided);
      else for (let index = 0; index < sizes[decision.level]!; index += 1) outcomes |= reach(child(decision, index));
      decision.reachable = outcomes;
    }
    return decision.reachable;
  }
}
