import type { DecisionList } from './decision-lists.ts';
import type { Diagram } from './diagram.ts';
import { leaf, type MddWriter, type Target } from './mdd.ts';
import type { Rows } from './results.ts';
import type { VerdictState, VerdictStates } from './verdict-states.ts';

/**
 * Writes out the diagram of a result: `points` are the criteria by points, in tenths, for results that read the score.
 */
export type Write = (rows: Rows, points: readonly DecisionList[]) => Target;

/** What a state gives for these scores in tenths, from the lowest to the highest. */
interface Span {
  readonly target: Target;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Writes results of one pack. Lists and states that were written before are not written again: a state is written once
 * for all scores between which no bound lies that it can still meet, as in diagrams of sums (Abío et al. 2012).
 */
export function createWrite({ lists, sizes, scores }: Diagram, states: VerdictStates, writer: MddWriter): Write {
  const ofLists = new Map<DecisionList, Target>();
  const ofStates = new Map<VerdictState, Span[]>();
  return (rows, points) => {
    const list = lists.list(rows);
    if (!list.readsExposure) return write(list);
    const { state, gain } = states.start(list, points);
    return writeState(state, gain).target;
  };

  function write(list: DecisionList): Target {
    if (list.decided >= 0) return leaf(list.decided);
    let target = ofLists.get(list);
    if (target === undefined) {
      target = writer.node(
        list.level,
        Array.from({ length: sizes[list.level]! }, (_, valueClass) => write(lists.cofactor(list, valueClass))),
      );
      ofLists.set(list, target);
    }
    return target;
  }

  /** `score`: the tenths collected so far. */
  function writeState(state: VerdictState, score: number): Span {
    let spans = ofStates.get(state);
    if (spans === undefined) ofStates.set(state, (spans = []));
    let span = spans.find(({ lowest, highest }) => lowest <= score && score <= highest);
    if (span === undefined) spans.push((span = spanOf(state, score)));
    return span;
  }

  /** The score is known where its first variable comes, and takes no node. */
  function spanOf(state: VerdictState, score: number): Span {
    const { verdict, level } = state;
    if (!verdict.readsExposure) return { target: write(verdict), lowest: -Infinity, highest: Infinity };
    const digit = scores.digits[level - scores.level];
    if (digit !== undefined) {
      const valueClass = digit.findIndex((each) => includes(each, score));
      const group = digit[valueClass]!;
      const next = writeState(states.cofactor(state, valueClass).state, score);
      let lowest = score;
      let highest = score;
      while (lowest > next.lowest && includes(group, lowest - 1)) lowest -= 1;
      while (highest < next.highest && includes(group, highest + 1)) highest += 1;
      return { target: next.target, lowest, highest };
    }
    const targets: Target[] = [];
    let lowest = -Infinity;
    let highest = Infinity;
    for (let valueClass = 0; valueClass < sizes[level]!; valueClass += 1) {
      const { state: then, gain } = states.cofactor(state, valueClass);
      const span = writeState(then, score + gain);
      targets.push(span.target);
      lowest = Math.max(lowest, span.lowest - gain);
      highest = Math.min(highest, span.highest - gain);
    }
    return { target: writer.node(level, targets), lowest, highest };
  }
}

/** Whether a score is in a set of scores, bit n for n tenths. */
function includes(group: bigint, score: number): boolean {
  return score >= 0 && ((group >> BigInt(score)) & 1n) === 1n;
}
