import type { Answers } from '../answers/index.ts';
import { type VerdictId, VERDICTS } from '../pack/index.ts';
import type { Pack, Value } from '../pack/schema.ts';
import { settingOf } from './encoding.ts';
import { outcomeOf } from './mdd.ts';
import { fixedBy, writtenOf } from './posed.ts';

/** Another answer to a question: a value that it allows. */
export interface Change {
  readonly question: string;
  readonly to: Value;
}

/** Whether the answers with these changes leave one of some verdicts possible. */
export type Trial = (changes: readonly Change[], wanted: readonly VerdictId[]) => boolean;

/**
 * Tries changes of some answers on the whole diagram of a pack, which is drawn first where it isn't kept. A trial walks
 * from the root until it comes to a verdict that is wanted.
 */
export function createTrial(pack: Pack, answers: Answers): Trial {
  const diagram = writtenOf(pack);
  const { mdd, roots, sizes, codes } = diagram;
  const given = fixedBy(diagram, pack, answers);
  const seen = new Int32Array(mdd.levels.length);
  let turn = 0;
  return (changes, wanted) => {
    const fixed = new Map<number, number>();
    for (const { question, to } of changes)
      for (const [level, valueClass] of codes[question] === undefined ? [] : settingOf(codes[question], to))
        fixed.set(level, valueClass);
    const isWanted = VERDICTS.map((id) => wanted.includes(id));
    turn += 1;
    return reaches(roots.verdict);

    function reaches(target: number): boolean {
      if (target < 0) return isWanted[outcomeOf(target)]!;
      if (seen[target] === turn) return false;
      seen[target] = turn;
      const level = mdd.levels[target]!;
      const start = mdd.starts[target]!;
      const only = fixed.get(level) ?? given[level];
      if (only !== undefined) return reaches(mdd.targets[start + only]!);
      for (let valueClass = 0; valueClass < sizes[level]!; valueClass += 1)
        if (reaches(mdd.targets[start + valueClass]!)) return true;
      return false;
    }
  };
}
