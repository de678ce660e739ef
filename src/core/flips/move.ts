import type { Answer, Answers } from '../answers/index.ts';
import type { Question, Value } from '../pack/schema.ts';

/** Another answer to one question: all values that the tests don't tell apart from each other. */
export interface Move {
  readonly question: string;
  /** The nearest of these values to the current one. */
  readonly to: Value;
  /** All values with the same effect: the bounds of an interval of numbers, or a list of values. */
  readonly like: { readonly from: number; readonly to: number } | readonly Value[];
}

/** The answers with these moves applied. Changed answers lose their notes and dates. */
export function withMoves(answers: Answers, moves: Iterable<Pick<Move, 'question' | 'to'>>): Answers {
  const changed = new Map<string, Answer>(answers);
  for (const { question, to } of moves) changed.set(question, { kind: 'value', value: to });
  return changed;
}

/** The part of a move that the organization can bring about; undefined when there is none. */
export function canBringAbout(question: Question, move: Move): Move | undefined {
  return splitMove(question, move)[0];
}

/** Splits a move into the part that the organization can bring about and the part that it can't. */
export function splitMove(
  { changeable }: Question,
  move: Move,
): readonly [able: Move | undefined, given: Move | undefined] {
  const { like } = move;
  if (changeable === undefined) return [move, undefined];
  if (changeable === false || !Array.isArray(like)) return [undefined, move];
  const isAble = (value: Value) =>
    (Array.isArray(value) ? value : [value]).every((each) => changeable.includes(String(each)));
  const part = (values: readonly Value[]) =>
    values.length === 0 ? undefined : { ...move, to: values.includes(move.to) ? move.to : values[0]!, like: values };
  return [part(like.filter(isAble)), part(like.filter((value) => !isAble(value)))];
}

/**
 * Whether a value takes back what the organization does today: a worse practice, a value that it can't bring about
 * instead of one that it can, or a list without something that it has brought about. An answer that follows from the
 * verdict is no practice of its own, so another one may replace it.
 */
export function isStepBack(
  { kind, values = [], changeable, decision, direction }: Question,
  present: Value | undefined,
  value: Value,
): boolean {
  if (present === undefined) return false;
  const isAble = (each: Value) => Array.isArray(changeable) && changeable.includes(String(each));
  if (Array.isArray(present)) return present.some((each) => isAble(each) && ![value].flat().includes(each));
  if (isAble(present) !== isAble(value)) return isAble(present);
  if (direction?.practice === undefined || (Array.isArray(decision) && decision.includes(String(present))))
    return false;
  const rank = (each: Value) => (kind === 'number' ? Number(each) : values.findIndex((one) => one.value === each));
  return direction.practice === 'up' ? rank(value) < rank(present) : rank(value) > rank(present);
}

/** The move without some of its values; nothing where no other is left. */
export function without(move: Move, isLeftOut: (value: Value) => boolean): readonly Move[] {
  const { to, like } = move;
  if (!Array.isArray(like)) return isLeftOut(to) ? [] : [move];
  const left: readonly Value[] = like.filter((value: Value) => !isLeftOut(value));
  return left.length === 0 ? [] : [{ ...move, to: left.includes(to) ? to : left[0]!, like: left }];
}
