import type { Migration, Pack, Value } from '../../pack/schema.ts';
import { commentOut, removeKey, renameKey } from '../../yaml/index.ts';
import type { Answer } from '../answers.ts';
import { setAnswer } from '../edit.ts';
import { checkValue } from '../../pack/index.ts';
import { type Draft, inWords } from './draft.ts';

type Split = NonNullable<Migration['splits']>[number];

/**
 * Splits one question into several. The answer to the first new question replaces the old answer and keeps the comments
 * around it; the others follow with the same evidence. Where the old answer doesn't determine all new ones, it stays,
 * and a person must decide.
 */
export function split(draft: Draft, { splits = [] }: Migration, pack: Pack): void {
  for (const one of splits) {
    const answer = draft.answers().get(one.from);
    const isSaid = answer !== undefined && !(answer.kind === 'value' && answer.value === '');
    if (isSaid) splitOne(draft, one, answer, pack);
    else if (draft.keys().includes(one.from))
      draft.tell(
        one.from,
        'person',
        `is ${and(Object.keys(one.into))} now, and it has no answer; write those, or remove the line`,
      );
  }
}

function splitOne(draft: Draft, { from, into }: Split, answer: Answer, pack: Pack): void {
  const keys = draft.keys();
  const there = Object.keys(into).filter((id) => id !== from && keys.includes(id));
  const parts = Object.entries(into)
    .filter(([id]) => !there.includes(id))
    .map(([id, values]) => ({
      id,
      part: partOf(answer, values) ?? (id === from ? still(answer, id, pack) : undefined),
    }));
  const undecided = parts.filter(({ part }) => part === undefined).map(({ id }) => id);
  if (undecided.length > 0) {
    const known = parts.flatMap(({ id, part }) => (part === undefined ? [] : [`${id} is ${inWords(part)} then`]));
    const others = undecided.filter((id) => id !== from);
    const mend = [
      ...(others.length > 0 ? [`answer ${and(others)} next to it`] : []),
      ...(undecided.includes(from) ? ['give it one of its values of today'] : []),
    ];
    draft.tell(
      from,
      'person',
      [
        `is ${and(Object.keys(into))} now, and ${inWords(answer)} does not say ${and(undecided)}: ${mend.join(', ')}, and migrate again`,
        ...known,
      ].join('; '),
    );
    return;
  }
  const ids = parts.map(({ id }) => id);
  const heir = ids.includes(from) ? from : ids[0];
  if (heir === undefined) draft.text = outOf(draft.text, from, answer, `${and(there)} took its place`);
  else {
    draft.text = renameKey(draft.text, ['answers', from], heir);
    let last = heir;
    for (const { id, part } of parts.toSorted((a, b) => Number(b.id === heir) - Number(a.id === heir))) {
      if (id !== heir) draft.text = setAnswer(draft.text, id, part!, [last, id]);
      else if (part!.kind === 'value') draft.text = setAnswer(draft.text, id, { kind: 'value', value: part!.value });
      last = id;
    }
  }
  if (!ids.includes(from)) draft.forget(from);
  for (const { id, part } of parts) draft.tell(id, 'changed', `${inWords(part!)}, from ${from} (${inWords(answer)})`);
  for (const id of there)
    draft.tell(id, 'kept', `was answered already, and was a part of ${from} (${inWords(answer)})`);
}

/** The answer to one of the new questions. An unknown answer makes every part unknown. */
function partOf(answer: Answer, values: Readonly<Record<string, Value>>): Answer | undefined {
  if (answer.kind !== 'value') return answer;
  const said = String(answer.value);
  return typeof answer.value === 'object' || !Object.hasOwn(values, said)
    ? undefined
    : { ...answer, value: values[said]! };
}

/** The old answer, where its question keeps its id and still allows the value. */
function still(answer: Answer, id: string, pack: Pack): Answer | undefined {
  const question = pack.questions.find((each) => each.id === id);
  return question && answer.kind === 'value' && 'value' in checkValue(question, answer.value) ? answer : undefined;
}

/** Removes an answer and keeps its evidence as a comment. */
export function outOf(text: string, id: string, answer: Answer, why: string): string {
  const isBare =
    [answer.note, answer.source, answer.by, answer.date].every((field) => field === undefined) &&
    answer.kind !== 'not-applicable';
  const without = removeKey(text, ['answers', id]);
  const commented = commentOut(text, ['answers', id], `${id} was removed: ${why}`);
  const hadComment = text.split('#').length > without.split('#').length;
  return isBare && !hadComment ? without : commented;
}

function and(ids: readonly string[]): string {
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)!}`;
}
