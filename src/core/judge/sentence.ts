import { type Fact, type Facts, factOf } from './facts.ts';
import type { CompiledPack } from './compile.ts';
import type { Question, Value } from '../pack/schema.ts';

/** A sentence of the pack, split at its placeholders once. */
export interface Sentence {
  /** Questions whose answers the sentence repeats. */
  readonly mentions: readonly string[];
  readonly parts: readonly string[];
}

const PLACEHOLDER = /\{([a-z0-9-]+)\}/;

/** Splits `text` at each `{question-id}`: parts at odd indexes are question ids. */
export function compileSentence(text: string): Sentence {
  if (!text.includes('{')) return { parts: [text], mentions: NONE };
  const parts = text.split(PLACEHOLDER);
  return { parts, mentions: [...new Set(parts.filter((_, place) => place % 2 === 1))] };
}

const NONE: readonly string[] = [];

/** The sentence with each `{question-id}` replaced by the answer that counts, in words. */
export function say(compiled: CompiledPack, facts: Facts, { parts }: Sentence): string {
  if (parts.length === 1) return parts[0]!;
  let text = '';
  for (let place = 0; place < parts.length; place += 1) {
    text += place % 2 === 0 ? parts[place]! : answerInWords(compiled, facts, parts[place]!);
  }
  return text;
}

/**
 * The answer that counts as words for a sentence, without the unit: `40`, `Java, Go and Python`, `not known`, `not
 * applicable`.
 */
export function answerInWords(compiled: CompiledPack, facts: Facts, id: string): string {
  const fact = factOf(compiled, facts, id);
  const question = compiled.questions.get(id);
  if (fact === undefined || question === undefined) return 'not known';
  if (fact.value === undefined) return fact.state === 'hidden' ? 'not applicable' : 'not known';
  return valueInWords(question, fact.value, true);
}

/**
 * A value in words, without the unit: a number as digits, a choice as its label, choices as `a, b and c` in the order
 * of the pack. `inline` uses the shorter text that the pack has for the middle of a sentence.
 */
export function valueInWords(question: Question, value: Value, inline = false): string {
  if (typeof value === 'number') return String(value);
  const chosen = (question.values ?? []).filter((allowed) =>
    Array.isArray(value) ? value.includes(allowed.value) : value === allowed.value,
  );
  return joined(chosen.map((allowed) => (inline ? (allowed.inline ?? allowed.label) : allowed.label)));
}

/** The answer for a table: with its unit, or why there is none. */
export function recordInWords(question: Question, fact: Fact): string {
  if (fact.state === 'hidden') return 'does not apply';
  if (fact.answer?.kind === 'not-applicable' && fact.state === 'not-applicable')
    return `not applicable: ${fact.answer.reason}`;
  if (fact.value === undefined) return fact.state === 'unknown' ? 'not known' : 'not answered';
  const words = valueInWords(question, fact.value);
  return question.kind === 'number' && question.unit !== undefined && fact.value !== 1
    ? `${words} ${question.unit}`
    : words;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
