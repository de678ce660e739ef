import type { Budget } from './budget.ts';
import type { DecisionList, DecisionLists } from './decision-lists.ts';
import { emptyList } from './unique-table.ts';

/** The undecided rest of the verdict, together with the criteria that may still affect it. */
export interface VerdictState {
  readonly verdict: DecisionList;
  readonly criteria: readonly DecisionList[];
  /** Level of the next variable; infinite when the verdict is decided. */
  readonly level: number;
  cofactors: (VerdictMove | undefined)[] | undefined;
  /** The way to it on which no points are collected: one for all, because most ways are such. */
  plain: VerdictMove | undefined;
  /** What was written of it: see `createWrite`. */
  spans: readonly number[];
  /** Another state with the same hash: part of the unique table. */
  readonly other: VerdictState | undefined;
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
  /** By hash: the last state that has it. */
  const known = new Map<number, VerdictState>();
  /** A buffer that every `start` reuses, because allocating new lists would dominate the cost. */
  const kept: DecisionList[] = [];
  return { start, cofactor };

  /** With a level and a class, each list is narrowed to it first. */
  function start(verdict: DecisionList, criteria: readonly DecisionList[], level = -1, valueClass = 0): VerdictMove {
    budget.spend(1 + criteria.length);
    let used = 0;
    let gain = 0;
    let hash = verdict.id;
    if (verdict.readsExposure) {
      for (const each of criteria) {
        const list = narrow(each, level, valueClass);
        if (list.decided >= 0) gain += list.decided;
        else {
          kept[used++] = list;
          hash = Math.imul(hash, 0x01000193) ^ list.id;
        }
      }
    }
    const last = known.get(hash);
    let state = last;
    while (state !== undefined && !(state.verdict === verdict && isKept(state.criteria, used))) state = state.other;
    if (state === undefined) {
      const left = kept.slice(0, used);
      const first = left.reduce((least, each) => Math.min(least, each.level), verdict.level);
      state = { verdict, criteria: left, level: first, cofactors: undefined, plain: undefined, spans: [], other: last };
      known.set(hash, state);
    }
    return gain === 0 ? (state.plain ??= { state, gain }) : { state, gain };
  }

  function isKept(lists: readonly DecisionList[], used: number): boolean {
    if (lists.length !== used) return false;
    for (let index = 0; index < used; index += 1) if (lists[index] !== kept[index]) return false;
    return true;
  }

  function cofactor(state: VerdictState, valueClass: number): VerdictMove {
    const { verdict, criteria, level } = state;
    state.cofactors ??= emptyList(sizes[level]!);
    return (state.cofactors[valueClass] ??= start(narrow(verdict, level, valueClass), criteria, level, valueClass));
  }

  function narrow(decision: DecisionList, level: number, valueClass: number): DecisionList {
    return decision.level === level ? lists.cofactor(decision, valueClass) : decision;
  }
}
