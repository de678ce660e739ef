import type { Budget } from './budget.ts';
import { emptyList, type Formula } from './unique-table.ts';
import type { Formulas } from './formulas.ts';

/**
 * An ordered list of formulas with an outcome each. The first formula that holds decides; the last one always holds.
 * Equal lists are the same object. Outcomes are whole numbers from 0.
 */
export interface DecisionList {
  readonly id: number;
  /** The outcome when the list is decided, else -1. */
  readonly decided: number;
  readonly test: Formula;
  readonly outcome: number;
  readonly rest: DecisionList | undefined;
  readonly readsExposure: boolean;
  readonly level: number;
  cofactors: (DecisionList | undefined)[] | undefined;
  /** Another list with the same hash: part of the unique table. */
  readonly other: DecisionList | undefined;
  /** Reachable outcomes: bit n for outcome n. */
  reachable: bigint | undefined;
}

export interface DecisionLists {
  /** The list of these rules, up to the first formula that is always true. There must be one. */
  list(rules: readonly { readonly when: Formula; readonly outcome: number }[]): DecisionList;
  /** The list once the variable at its level has this class. */
  cofactor(decision: DecisionList, valueClass: number): DecisionList;
  /** Every outcome that some assignment gives, ascending. */
  reachable(decision: DecisionList): readonly number[];
}

/**
 * The unique table of decision lists, over formulas with an ordering of variables; `sizes` is the number of classes at
 * each level.
 */
export function createDecisionLists(formulas: Formulas, sizes: readonly number[], budget: Budget): DecisionLists {
  /** By hash: the last list that has it. */
  const known = new Map<number, DecisionList>();
  let size = 0;
  return { list, cofactor, reachable };

  function add(test: Formula, outcome: number, rest: DecisionList | undefined): DecisionList {
    const hash = Math.imul(Math.imul(rest?.id ?? 0, 0x01000193) ^ test.id, 0x01000193) ^ outcome;
    const last = known.get(hash);
    let found = last;
    while (found !== undefined && !(found.test === test && found.outcome === outcome && found.rest === rest))
      found = found.other;
    if (found === undefined) {
      found = {
        id: (size += 1),
        decided: rest === undefined ? outcome : -1,
        test,
        outcome,
        rest,
        readsExposure: test.readsExposure || rest?.readsExposure === true,
        level: Math.min(test.level, rest?.level ?? Infinity),
        cofactors: undefined,
        other: last,
        reachable: undefined,
      };
      known.set(hash, found);
    }
    return found;
  }

  function prepend(test: Formula, outcome: number, rest: DecisionList): DecisionList {
    if (test === formulas.yes) return add(test, outcome, undefined);
    if (test === formulas.no || rest.decided === outcome) return rest;
    if (rest.rest !== undefined && rest.outcome === outcome)
      return prepend(formulas.any([test, rest.test]), outcome, rest.rest);
    return add(test, outcome, rest);
  }

  function list(rules: readonly { readonly when: Formula; readonly outcome: number }[]): DecisionList {
    const last = rules.findIndex(({ when }) => when === formulas.yes);
    if (last < 0) throw new Error('a decision list does not end in a rule that always holds');
    const end = add(formulas.yes, rules[last]!.outcome, undefined);
    return rules.slice(0, last).reduceRight((rest, { when, outcome }) => prepend(when, outcome, rest), end);
  }

  function cofactor(decision: DecisionList, valueClass: number): DecisionList {
    decision.cofactors ??= emptyList(sizes[decision.level]!);
    return (decision.cofactors[valueClass] ??= restrict(decision, valueClass));
  }

  function restrict({ test, outcome, rest, level }: DecisionList, valueClass: number): DecisionList {
    budget.spend(1);
    const narrowed = test.level === level ? formulas.cofactor(test, valueClass) : test;
    if (rest === undefined || narrowed === formulas.yes) return add(formulas.yes, outcome, undefined);
    return prepend(narrowed, outcome, rest.level === level ? cofactor(rest, valueClass) : rest);
  }

  function reachable(decision: DecisionList): readonly number[] {
    const outcomes: number[] = [];
    for (let left = reach(decision), outcome = 0; left > 0n; left >>= 1n, outcome += 1)
      if ((left & 1n) === 1n) outcomes.push(outcome);
    return outcomes;
  }

  function reach(decision: DecisionList): bigint {
    if (decision.reachable === undefined) {
      let outcomes = 0n;
      if (decision.decided >= 0) outcomes = 1n << BigInt(decision.decided);
      else for (let index = 0; index < sizes[decision.level]!; index += 1) outcomes |= reach(cofactor(decision, index));
      decision.reachable = outcomes;
    }
    return decision.reachable;
  }
}
