import type { ContradictionResult } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';

/** The heading over answers that conflict. */
export const CONFLICTING = 'Conflicting answers';

/** What stands under that heading. */
export const CORRECT_FIRST = "Correct these first: a result that rests on them can't be trusted.";

/** The answers that conflict with their places: `on-call (line 12) and platform-people (line 31)`. */
export function placesInWords(
  { answers, lines }: ContradictionResult,
  place = (line: number) => `line ${line}`,
  name = (question: string) => question,
): string {
  return list(answers.map((id, index) => `${name(id)}${lines === undefined ? '' : ` (${place(lines[index]!)})`}`));
}
