import { type Facts, factOf } from './facts.ts';
import { valueInWords } from './answer-words.ts';
import type { CompiledPack } from './compile.ts';

/** A sentence of the pack, split at its placeholders once. */
export interface Sentence {
  /** Questions whose answers the sentence repeats. */
  readonly mentions: readonly string[];
  readonly parts: readonly string[];
  /** Values that the sentence is about, by question; of other values, it repeats none. */
  readonly about?: ReadonlyMap<string, ReadonlySet<string>>;
}

const PLACEHOLDER = /\{([a-z0-9-]+)\}/;

/** Splits `text` at each `{question-id}`: parts at odd indexes are question ids. */
export function compileSentence(text: string): Sentence {
  if (!text.includes('{')) return { parts: [text], mentions: NONE };
  const parts = text.split(PLACEHOLDER);
  return { parts, mentions: [...new Set(parts.filter((_, place) => place % 2 === 1))] };
}

const NONE: readonly string[] = [];

/** The sentences of a text that repeat no answer. */
export function withoutAnswers(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+/);
  return sentences.filter((sentence) => !PLACEHOLDER.test(sentence)).join(' ');
}

/** The sentence with each `{question-id}` replaced by the answer that counts, in words. */
export function say(compiled: CompiledPack, facts: Facts, { parts, about }: Sentence): string {
  if (parts.length === 1) return parts[0]!;
  let text = '';
  for (let place = 0; place < parts.length; place += 1) {
    text += place % 2 === 0 ? parts[place]! : mentionInWords(compiled, facts, parts[place]!, about?.get(parts[place]!));
  }
  return text;
}

/**
 * The answer that counts as words for a sentence, without the unit: `40`, `Java, Go, and Python`, `unknown`,
 * `not applicable`. With `about`, the chosen values that are among these; `none` where none is.
 */
export function mentionInWords(compiled: CompiledPack, facts: Facts, id: string, about?: ReadonlySet<string>): string {
  const fact = factOf(compiled, facts, id);
  const question = compiled.questions.get(id);
  if (fact === undefined || question === undefined) return 'unknown';
  if (fact.value === undefined) return fact.state === 'hidden' ? 'not applicable' : 'unknown';
  const { value } = fact;
  if (about === undefined || !Array.isArray(value)) return valueInWords(question, value, true);
  return (
    valueInWords(
      question,
      value.filter((each) => about.has(each)),
      true,
    ) || 'none'
  );
}
