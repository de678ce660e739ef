import type { Answers } from '../answers/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { isStepBack, type Move, without } from './move.ts';
import { answered } from './moves.ts';

/**
 * The moves of a question that a flip of the verdict may propose: without answers that follow from the verdict
 * (`decision`), without those that this organization can't or wouldn't give (`given`), and without steps back. What
 * isn't answered yet may still turn out to be anything.
 */
export function movesWorthTelling(
  question: Question,
  answers: Answers,
  find: (question: string) => readonly Move[],
): readonly Move[] {
  const { id, decision, given } = question;
  const present = answered(question, answers);
  if (decision === true || (given === true && present !== undefined)) return [];
  const never = [...(decision ?? []), ...(Array.isArray(given) && present !== undefined ? given : [])];
  const held = [present ?? []].flat().map(String);
  const added = (value: Value) => [value].flat().filter((each) => !held.includes(String(each)));
  return find(id).flatMap((move) => {
    if (typeof given === 'number' && typeof present === 'number') {
      return isNear(present, Number(move.to), given) ? [move] : [];
    }
    return without(
      move,
      (value) => isStepBack(question, present, value) || added(value).some((each) => never.includes(String(each))),
    );
  });
}

function isNear(one: number, other: number, factor: number): boolean {
  return Math.max(one, other) < factor * Math.max(Math.min(one, other), 1);
}
