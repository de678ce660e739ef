import type { DecisionList } from './decision-lists.ts';
import type { Diagram } from './diagram.ts';
import { leaf, type MddWriter, type Target } from './mdd.ts';
import type { Rows } from './results.ts';
import type { VerdictMove, VerdictState, VerdictStates } from './verdict-states.ts';

/**
 * Writes out the diagram of a result: `points` are the criteria by points, in tenths, for results that read the score.
 */
export type Write = (rows: Rows, points: readonly DecisionList[]) => Target;

/** Writes results of one pack. Lists and states that were written before are not written again. */
export function createWrite({ lists, sizes, scores }: Diagram, states: VerdictStates, writer: MddWriter): Write {
  const ofLists = new Map<DecisionList, Target>();
  const ofStates = new Map<VerdictState, Map<number, Target>>();
  return (rows, points) => {
    const list = lists.list(rows);
    return list.readsExposure ? writeMove(states.start(list, points), 0) : write(list);
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

  /** `before`: the tenths collected so far. The score is known where its first variable comes, and takes no node. */
  function writeMove({ state, gain }: VerdictMove, before: number): Target {
    const { verdict, level } = state;
    if (!verdict.readsExposure) return write(verdict);
    const score = before + gain;
    let byScore = ofStates.get(state);
    if (byScore === undefined) ofStates.set(state, (byScore = new Map()));
    let target = byScore.get(score);
    if (target === undefined) {
      const digit = scores.digits[level - scores.level];
      target =
        digit === undefined
          ? writer.node(
              level,
              Array.from({ length: sizes[level]! }, (_, valueClass) =>
                writeMove(states.cofactor(state, valueClass), score),
              ),
            )
          : writeMove(
              states.cofactor(
                state,
                digit.findIndex((each) => ((each >> BigInt(score)) & 1n) === 1n),
              ),
              score,
            );
      byScore.set(score, target);
    }
    return target;
  }
}
