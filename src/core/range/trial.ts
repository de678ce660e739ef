import type { Answers } from '../answers/index.ts';
import { type VerdictId, VERDICTS } from '../pack/index.ts';
import type { Pack, Value } from '../pack/schema.ts';
import { type Setting, settingOf } from './encoding.ts';
import { bitsFor, outcomeOf, type Target } from './mdd.ts';
import { fixedBy, verdictDiagramOf } from './posed.ts';
import { marksOf } from './view.ts';

/** Another answer to a question: a value that it allows. */
export interface Change {
  readonly question: string;
  readonly to: Value;
}

/**
 * One way in which some answers still come to a verdict that isn't wanted. More changes only help when one of them
 * avoids it: when it sets a variable on that way to another class.
 */
export interface Obstacle {
  avoidedBy(change: Change): boolean;
}

/** An obstacle that is left when some answers are changed; undefined when every completion gives a wanted verdict. */
export type Trial = (changes: readonly Change[]) => Obstacle | undefined;

/** The class of a variable that is open, and of one that isn't on a way. */
const OPEN = -1;

/**
 * Tries changes of the answers to these questions on the diagram of a pack, which is drawn first where it isn't kept. A
 * trial walks from the root until it comes to a verdict that isn't wanted.
 */
export function createTrial(
  pack: Pack,
  answers: Answers,
  changing: ReadonlySet<string>,
  wanted: readonly VerdictId[],
): Trial {
  const diagram = verdictDiagramOf(pack, new Map([...answers].filter(([question]) => !changing.has(question))));
  const { mdd, roots, sizes, codes } = diagram;
  const given = Int8Array.from(fixedBy(diagram, pack, answers), (valueClass) => valueClass ?? OPEN);
  const isWanted = VERDICTS.map((id) => wanted.includes(id));
  const wantedBits = bitsFor(wanted.map((id) => VERDICTS.indexOf(id)));
  const marks = marksOf(mdd);
  /** Marks nodes that give only wanted verdicts as the answers are: so they do where changes are only above them. */
  const { turn: safe } = marks.next();
  const settings = new Map<Change, Setting>();

  return (changes) => {
    const fixed = given.slice();
    let lastChanged = -1;
    for (const change of changes)
      for (const [level, valueClass] of setBy(change)) {
        fixed[level] = valueClass;
        lastChanged = Math.max(lastChanged, level);
      }
    const way = new Int8Array(sizes.length).fill(OPEN);
    const { seen, turn } = marks.next();
    if (!fails(roots.verdict)) return undefined;
    return {
      avoidedBy: (change) =>
        setBy(change).some(([level, valueClass]) => way[level] !== OPEN && way[level] !== valueClass),
    };

    /** Whether some completion leads to a verdict that isn't wanted; notes the way to it. */
    function fails(target: Target): boolean {
      if (target < 0) return !isWanted[outcomeOf(target)];
      const mark = seen[target];
      if (mark === turn) return false;
      const level = mdd.levelOf(target);
      const isBelow = level > lastChanged;
      if (mark === safe && isBelow) return false;
      seen[target] = turn;
      const bits = mdd.bitsOf?.(target);
      // What follows decides nothing.
      if (bits !== undefined && (bits & ~wantedBits) === 0) return false;
      if (bits !== undefined && (bits & wantedBits) === 0) return true;
      const start = mdd.starts[target]!;
      const only = fixed[level]!;
      const last = only === OPEN ? sizes[level]! - 1 : only;
      for (let valueClass = only === OPEN ? 0 : only; valueClass <= last; valueClass += 1) {
        if (!fails(mdd.targets[start + valueClass]!)) continue;
        way[level] = valueClass;
        return true;
      }
      if (isBelow) seen[target] = safe;
      return false;
    }
  };

  function setBy(change: Change): Setting {
    let setting = settings.get(change);
    if (setting === undefined) {
      const code = codes[change.question];
      settings.set(change, (setting = code === undefined ? [] : settingOf(code, change.to)));
    }
    return setting;
  }
}
