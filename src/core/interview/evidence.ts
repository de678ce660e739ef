import { type Answer, type Evidence, isUnconfirmed } from '../answers/index.ts';
import type { Value } from '../pack/schema.ts';
import type { Reply } from './reply.ts';

/** The day of an interview, and the day of the file, which dates every answer without a date of its own. */
export interface Day {
  readonly today: string;
  readonly assessed?: string;
  /** Who answers: the name of the person who confirms what files say. */
  readonly person?: string;
}

export type Given = Extract<Reply, { kind: 'value' | 'unknown' | 'not-applicable' }>;

/**
 * The answer to save. It is dated today; the date is left out where the day of the file says the same. An answer that
 * repeats the earlier one confirms it and keeps its evidence. A different answer keeps the note, but not the person and
 * the source. Without a source, it is stated. `draft` is evidence that was entered before the answer.
 */
export function answerOf(reply: Given, earlier: Answer | undefined, draft: Evidence | undefined, day: Day): Answer {
  const content = contentOf(reply);
  const { note, source, by } = earlier ?? {};
  const kept =
    earlier && sameContent(earlier, content)
      ? { note, source, by: by ?? (isUnconfirmed(earlier) ? day.person : undefined) }
      : earlier?.kind === 'value' && source === 'discovered'
        ? { note: `files say ${[earlier.value].flat().join(', ')}${note === undefined ? '' : `: ${note}`}` }
        : { note };
  const evidence = { ...kept, ...draft } as Evidence;
  const isOther = earlier?.source === 'discovered' && !sameContent(earlier, content);
  return { ...content, ...dated(isOther ? overriding(evidence) : evidence, draft?.date ?? day.today, day) };
}

/** What a person answers instead of what files say isn't discovered, even if the note about the files stays. */
function overriding(evidence: Evidence): Evidence {
  return evidence.source === 'discovered' || evidence.source === undefined
    ? { ...evidence, source: 'stated' }
    : evidence;
}

/** The same answer with new evidence. */
export function withEvidence(answer: Answer, evidence: Evidence, day: Day): Answer {
  return { ...contentOf(answer), ...dated(evidence, evidence.date ?? answer.date ?? day.assessed ?? day.today, day) };
}

/** Whether two answers say the same, whatever their evidence. */
export function sameContent(a: Given, b: Given): boolean {
  if (a.kind === 'value') return b.kind === 'value' && sameValue(a.value, b.value);
  return a.kind === b.kind && (a.kind === 'unknown' || (b.kind === 'not-applicable' && a.reason === b.reason));
}

function sameValue(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((item) => b.includes(item));
}

function contentOf(given: Given): Given {
  if (given.kind === 'value') return { kind: 'value', value: given.value };
  return given.kind === 'unknown' ? { kind: 'unknown' } : { kind: 'not-applicable', reason: given.reason };
}

/** Evidence without empty fields; the date only where it isn't the day of the file. */
function dated({ note, source, by }: Evidence, date: string, { assessed }: Day): Evidence {
  return {
    ...(note ? { note } : {}),
    ...(source ? { source } : {}),
    ...(by ? { by } : {}),
    ...(date === assessed ? {} : { date }),
  };
}
