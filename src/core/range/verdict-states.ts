import type { Budget } from './budget.ts';
import type { DecisionList, DecisionLists } from './decision-lists.ts';

/** The undecided rest of the verdict, together with the criteria that may still affect it. */
export interface VerdictState {
  readonly verdict: DecisionList;
  readonly criteria: readonly DecisionList[];
  /** Level of the next variable; infinite when the verdict is decided. */
  readonly level: number;
  cofactors: (VerdictMove | undefined)[] | undefined;
}

/** A state and the points (in tenths) collected on the way to it. */
export interface VerdictMove {
  readonly state: VerdictState;
  readonly gain: number;
}

export interface VerdictStates {
  /** The state of a verdict and of criteria whose outcomes are points in tenths. */
  start(verdict: DecisionList, criteria: readonly DecisionList[]): VerdictMove;
  cofactor(state: VerdictState, valueClass: number): VerdictMove;
}

/** The unique table of verdict states: equal ones are one object. `sizes` is the number of classes at each level. */
export function createVerdictStates(lists: DecisionLists, sizes: readonly number[], budget: Budget): VerdictStates {
  const known = new Map<string, VerdictState>();
  return { start, cofactor };

  function start(verdict: DecisionList, criteria: readonly DecisionList[]): VerdictMove {
    budget.spend(1 + criteria.length);
    const left = verdict.readsExposure ? criteria.filter((each) => each.decided < 0) : [];
    const gain = verdict.readsExposure ? criteria.reduce((sum, each) => sum + Math.max(each.decided, 0), 0) : 0;
    let key = `${verdict.id}`;
    for (const each of left) key += `,${each.id}`;
    let state = known.get(key);
    if (state === undefined) {
      let level = verdict.level;
      for (const each of left) if (each.level < level) level = each.level;
      state = { verdict, criteria: left, level, cofactors: undefined };
      known.set(key, state);
    }
    return { state, gain };
  }

  function cofactor(state: VerdictState, valueClass: number): VerdictMove {
    state.cofactors ??= Array.from({ length: sizes[state.level]! });
    return (state.cofactors[valueClass] ??= start(
      narrow(state.verdict, state.level, valueClass),
      state.criteria.map((each) => narrow(each, state.level, valueClass)),
    ));
  }

  function narrow(decision: DecisionList, level: number, valueClass: number): DecisionList {
    return decision.level === level ? lists.cofactor(decision, valueClass) : decision;
  }
}
