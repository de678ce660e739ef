import type { ContradictionResult } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import type { CheckResult } from './result.ts';

/** The id of the notes about answers that conflict. They don't fail a check: no bar speaks of them. */
export const CONTRADICTION = 'contradiction';

/** What the id means, and what to do, for formats with help texts. */
export const CONTRADICTION_SAYS = 'answers conflict, so a result that rests on them cannot be trusted';
export const CONTRADICTION_HELP = 'Find out which of the answers is wrong, and correct it.';

/** One answer of a contradiction, and the sentence about it there. */
export interface ConflictingAnswer {
  readonly question: string;
  readonly line: number;
  /** The contradiction, and where the other answers stand. */
  readonly says: string;
}

/** The answers of a contradiction in order. Without lines in the file, only the first, at the line of `answers:`. */
export function conflictingAnswers(
  { title, why, answers, lines }: ContradictionResult,
  { file, answersLine }: CheckResult,
): readonly [ConflictingAnswer, ...ConflictingAnswer[]] {
  const placed = answers.map((question, index) => ({ question, line: lines?.[index] ?? answersLine ?? 1 }));
  const all = placed.map(({ question, line }): ConflictingAnswer => {
    const others = placed
      .filter((other) => other.question !== question)
      .map((other) => (lines === undefined ? other.question : `${other.question} in ${file}:${other.line}`));
    const against = others.length === 0 ? '' : ` (${question} against ${list(others)})`;
    return { question, line, says: `conflicting answers${against}: ${title}. ${why}` };
  });
  return (lines === undefined ? all.slice(0, 1) : all) as [ConflictingAnswer, ...ConflictingAnswer[]];
}
