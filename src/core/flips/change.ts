import type { AnswerChange } from '../assess/index.ts';
import {
  type CompiledPack,
  either,
  factOf,
  type Facts,
  isOpen,
  joined,
  recordInWords,
  valueInWords,
} from '../judge/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { canBringAbout, type Move } from './move.ts';

/** Describes moves of one question that have the same effect, nearest value first. */
export function describeChange(compiled: CompiledPack, facts: Facts, moves: readonly Move[]): AnswerChange {
  const id = moves[0]!.question;
  const question = compiled.questions.get(id)!;
  const possible = moves.flatMap((move) => canBringAbout(question, move) ?? []);
  const fact = factOf(compiled, facts, id)!;
  const to = (possible[0] ?? moves[0]!).to;
  const difference =
    isOpen(fact) || fact.state === 'hidden'
      ? undefined
      : (differenceInWords(question, fact.value, to) ?? exceptInWords(question, fact.value, moves));
  return {
    question: id,
    prompt: question.prompt,
    from: fact.value ?? null,
    fromText: choicesInWords(question, fact.value) ?? recordInWords(question, fact),
    to,
    toText: inWords(question, moves),
    ...(difference !== undefined && { difference }),
    changeable: possible.length > 0,
    known: !isOpen(fact),
    ...(fact.state === 'hidden' && { applies: false }),
  };
}

/**
 * The changes in an order in which they can be made: a question follows the questions that decide whether it applies.
 */
export function inOrderOfQuestions({ index }: CompiledPack, changes: readonly AnswerChange[]): readonly AnswerChange[] {
  return changes.toSorted((a, b) => index.get(a.question)! - index.get(b.question)!);
}

function inWords(question: Question, moves: readonly Move[]): string {
  if (question.kind === 'number') return either(stretches(question, moves));
  const values =
    question.kind === 'choice'
      ? inOrder(
          question,
          moves.flatMap(({ like }) => like as readonly Value[]),
        )
      : fewAlone(question, moves);
  const words = values.map((value) => choicesInWords(question, value) ?? valueInWords(question, value));
  // Quotation marks show where a label ends; words alone need none.
  return either(words.length > 1 && words.some((word) => word.includes(' ')) ? words.map(quoted) : words);
}

/** More answers than this hide each other. */
const MOST_ALONE = 4;

/** The answers of one value each; where one has several, or they are too many, only the nearest answer. */
function fewAlone(question: Question, moves: readonly Move[]): readonly Value[] {
  const alone = moves.flatMap(({ to }) => (Array.isArray(to) && to.length === 1 ? to : []));
  return alone.length > 1 && alone.length <= MOST_ALONE ? inOrder(question, alone) : [moves[0]!.to];
}

/** Several labels as `“a” and “b”`, because a label can be a sentence; undefined where there aren't several. */
function choicesInWords(question: Question, value: Value | undefined): string | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  return joined(inOrder(question, value).map((each) => quoted(valueInWords(question, each))));
}

/** How a list only grows or only shrinks: `also includes “a”`; undefined where neither is all that changes. */
function differenceInWords(question: Question, from: Value | undefined, to: Value): string | undefined {
  if (!Array.isArray(from) || !Array.isArray(to)) return undefined;
  const { alone = [] } = question;
  if ([...from, ...to].some((value) => alone.includes(value))) return undefined;
  const added = to.filter((value) => !from.includes(value));
  const gone = from.filter((value) => !to.includes(value));
  if ((added.length === 0) === (gone.length === 0)) return undefined;
  const named = joined(inOrder(question, [...added, ...gone]).map((value) => quoted(valueInWords(question, value))));
  return gone.length === 0 ? `also includes ${named}` : `no longer includes ${named}`;
}

/** So many answers of a choice are named as those that don't do it, where these are fewer than those that do. */
const MOST_EXCEPT = 2;

/** `is neither “a” (now) nor “b”`, where nearly every other answer of a choice does it; undefined elsewhere. */
function exceptInWords(question: Question, from: Value | undefined, moves: readonly Move[]): string | undefined {
  if (question.kind !== 'choice') return undefined;
  const chosen = moves.flatMap(({ like }) => like as readonly Value[]);
  const others = (question.values ?? []).map(({ value }) => value).filter((value) => !chosen.includes(value));
  if (!others.some((value) => value === from) || others.length > MOST_EXCEPT || chosen.length <= others.length + 1)
    return undefined;
  const words = others.map((value) => `${quoted(valueInWords(question, value))}${value === from ? ' (now)' : ''}`);
  return words.length === 1 ? `is anything but ${words[0]}` : `is neither ${words.join(' nor ')}`;
}

function quoted(word: string): string {
  return `“${word}”`;
}

function inOrder({ values = [] }: Question, chosen: readonly Value[]): readonly Value[] {
  return values.map(({ value }) => value).filter((value) => chosen.includes(value));
}

/** Merges adjacent intervals. */
function stretches(
  { min = 0, max = Number.MAX_SAFE_INTEGER, unit }: Question,
  moves: readonly Move[],
): readonly string[] {
  const sorted = moves.map(({ like }) => like as { from: number; to: number }).sort((a, b) => a.from - b.from);
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && last.to + 1 >= from) last.to = to;
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }, index) => {
    const words =
      from === to ? `${from}` : to === max ? `${from} or more` : from === min ? `${to} or fewer` : `${from} to ${to}`;
    return unit === undefined || index < joined.length - 1 || words === '1' ? words : `${words} ${unit}`;
  });
}
