import type { DecisionList } from './decision-lists.ts';
import type { Diagram } from './diagram.ts';
import { leaf, type MddWriter, type Target } from './mdd.ts';
import type { Rows } from './results.ts';
import type { VerdictState, VerdictStates } from './verdict-states.ts';

/**
 * Writes out the diagram of a result: `points` are the criteria by points, in tenths, for results that read the score.
 */
export type Write = (rows: Rows, points: readonly DecisionList[]) => Target;

/** Below and above every score in tenths: small numbers, which lists keep most tightly. */
const LOWEST = -(2 ** 29);
const HIGHEST = 2 ** 29;

/** Numbers of a span in the list of its state: a target, and the lowest and highest score that leads to it. */
const SPAN = 3;

/**
 * Writes results of one pack. Lists and states that were written before are not written again: a state is written once
 * for all scores between which no bound lies that it can still meet, as in diagrams of sums (Abío et al. 2012).
 */
export function createWrite({ lists, sizes, scores }: Diagram, states: VerdictStates, writer: MddWriter): Write {
  const digits = scores.digits.map(stretches);
  const ofLists = new Map<DecisionList, Target>();
  /** By level: a buffer for the targets of its node, because allocating new lists would dominate the cost. */
  const leads = sizes.map((length) => Array.from({ length }, (): Target => 0));
  return (rows, points) => {
    const list = lists.list(rows);
    if (!list.readsExposure) return write(list);
    const { state, gain } = states.start(list, points);
    const place = writeState(state, gain);
    return state.spans[place]!;
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

  /** `score`: the tenths collected so far. Returns the place of the span in those of the state. */
  function writeState(state: VerdictState, score: number): number {
    const { spans } = state;
    for (let place = 0; place < spans.length; place += SPAN)
      if (spans[place + 1]! <= score && score <= spans[place + 2]!) return place;
    return addSpan(state, score);
  }

  /** Returns the place of the new span. The list has no room to spare, because most states have few spans. */
  function add(state: VerdictState, target: Target, lowest: number, highest: number): number {
    const { spans } = state;
    state.spans = [...spans, target, lowest, highest];
    return spans.length;
  }

  /** The score is known where its first variable comes, and takes no node. */
  function addSpan(state: VerdictState, score: number): number {
    const { verdict, level } = state;
    if (!verdict.readsExposure) return add(state, write(verdict), LOWEST, HIGHEST);
    const digit = digits[level - scores.level];
    if (digit !== undefined) {
      const { valueClass, from, to } = digit[score]!;
      const next = states.cofactor(state, valueClass).state;
      const place = writeState(next, score);
      const [target, least, most] = [next.spans[place]!, next.spans[place + 1]!, next.spans[place + 2]!];
      return add(state, target, Math.max(least, from), Math.min(most, to));
    }
    const targets = leads[level]!;
    let lowest = LOWEST;
    let highest = HIGHEST;
    for (let valueClass = 0; valueClass < targets.length; valueClass += 1) {
      const { state: then, gain } = states.cofactor(state, valueClass);
      const place = writeState(then, score + gain);
      targets[valueClass] = then.spans[place]!;
      lowest = Math.max(lowest, then.spans[place + 1]! - gain);
      highest = Math.min(highest, then.spans[place + 2]! - gain);
    }
    return add(state, writer.node(level, targets), lowest, highest);
  }
}

/** Scores that follow each other and are in one class of a variable. */
interface Stretch {
  readonly valueClass: number;
  readonly from: number;
  readonly to: number;
}

/** By score: the stretch that it is in, for the classes of one variable; bit n of a class stands for n tenths. */
function stretches(classes: readonly bigint[]): readonly Stretch[] {
  const found: Stretch[] = [];
  classes.forEach((group, valueClass) => {
    const bits = group.toString(2);
    for (const { index, 0: run } of bits.matchAll(/1+/g)) {
      const to = bits.length - 1 - index;
      const stretch = { valueClass, from: to - run.length + 1, to };
      for (let score = stretch.from; score <= to; score += 1) found[score] = stretch;
    }
  });
  return found;
}
