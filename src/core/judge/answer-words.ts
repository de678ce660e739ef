import type { Answer } from '../answers/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import type { Fact } from './facts.ts';

/** An answer as given: `40 services`, `Go and Java`, `unknown`, `not applicable: reason`. */
export function answerInWords(question: Question, answer: Answer): string {
  if (answer.kind === 'unknown') return 'unknown';
  return answer.kind === 'value' ? withUnit(question, answer.value) : `not applicable: ${answer.reason}`;
}

/**
 * A value in words, without the unit: a number as digits, a choice as its label, choices as `a, b, and c` in the order
 * of the pack, or as `a; b or c` where a label is a list itself. `inline` uses the shorter text that the pack has for
 * the middle of a sentence.
 */
export function valueInWords(question: Question, value: Value, inline = false): string {
  if (typeof value === 'number') return String(value);
  const chosen = (question.values ?? []).filter((allowed) =>
    Array.isArray(value) ? value.includes(allowed.value) : value === allowed.value,
  );
  const words = chosen.map((allowed, place) =>
    inline ? (allowed.inline ?? allowed.label) : place === 0 ? allowed.label : continued(allowed),
  );
  return !inline && words.some((each) => LIST.test(each)) ? words.join('; ') : joined(words);
}

/** A label that lists several things: another list around it would be hard to read. */
const LIST = /, | and | or /;

/** A label after others: in lower case, where its words inside a sentence are, and it begins with no abbreviation. */
function continued({ label, inline = label }: NonNullable<Question['values']>[number]): string {
  const isName = !/^[a-z]/.test(inline) || /^[A-Z][^a-z\s,]/.test(label);
  return isName ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

/** The answer for a table: with its unit, or why there is none. */
export function recordInWords(question: Question, fact: Fact): string {
  if (fact.state === 'hidden') return 'does not apply';
  if (fact.answer?.kind === 'not-applicable' && fact.state === 'not-applicable')
    return `not applicable: ${fact.answer.reason}`;
  if (fact.value === undefined) return fact.state === 'unknown' ? 'unknown' : 'unanswered';
  return withUnit(question, fact.value);
}

function withUnit(question: Question, value: Value): string {
  const words = valueInWords(question, value);
  return question.kind === 'number' && question.unit !== undefined && value !== 1 ? `${words} ${question.unit}` : words;
}

/** `a`, `a and b`, `a, b, and c`. */
export function joined(words: readonly string[]): string {
  return words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}
