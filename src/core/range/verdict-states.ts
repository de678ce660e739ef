import type { Budget } from './budget.ts';
import type { DecisionList, DecisionLists } from './decision-lists.ts';
import type { ExposureScore } from './exposure-score.ts';

/** The undecided rest of the verdict, together with the criteria that may still affect it. */
export interface VerdictState {
  readonly id: number;
  readonly verdict: DecisionList;
  readonly criteria: readonly DecisionList[];
  /** Level of the next variable; infinite when the verdict is decided. */
  readonly level: number;
  /** By outcome: the collected scores (bit n for n tenths) from which it is still reachable. */
  reachableFrom: readonly bigint[] | undefined;
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
  reachableFrom(state: VerdictState): readonly bigint[];
}

/** What is known of the score: the level of its first variable; the others follow it. */
export interface ScoreLevels extends Pick<ExposureScore, 'digits' | 'all'> {
  readonly level: number;
}

/** The unique table of verdict states: equal ones are one object. `sizes` is the number of classes at each level. */
export function createVerdictStates(
  lists: DecisionLists,
  sizes: readonly number[],
  outcomes: number,
  score: ScoreLevels,
  budget: Budget,
): VerdictStates {
  const known = new Map<string, VerdictState>();
  const nothing = Array.from({ length: outcomes }, () => 0n);
  const certain = nothing.map((_, decided) => nothing.map((none, outcome) => (outcome === decided ? score.all : none)));
  return { start, cofactor, reachableFrom };

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
      state = { id: known.size, verdict, criteria: left, level, reachableFrom: undefined, cofactors: undefined };
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

  function reachableFrom(state: VerdictState): readonly bigint[] {
    return (state.reachableFrom ??= explore(state));
  }

  function explore(state: VerdictState): readonly bigint[] {
    if (state.verdict.decided >= 0) return certain[state.verdict.decided]!;
    const result = nothing.slice();
    const digit = score.digits[state.level - score.level];
    for (let index = 0; index < sizes[state.level]!; index += 1) {
      const { state: next, gain } = cofactor(state, index);
      const from = reachableFrom(next);
      for (let outcome = 0; outcome < outcomes; outcome += 1) {
        const scores = from[outcome]!;
        if (scores === 0n) continue;
        const moved = digit !== undefined ? scores & digit[index]! : gain === 0 ? scores : scores >> BigInt(gain);
        result[outcome] = result[outcome] === 0n ? moved : result[outcome]! | moved;
      }
    }
    return result;
  }
}
