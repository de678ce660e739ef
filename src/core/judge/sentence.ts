import { type Facts, factOf } from './facts.ts';
import { valueInWords } from './answer-words.ts';
import type { CompiledPack } from './compile.ts';
import { dayAgainst, dayMeant } from './dates.ts';
import { firstDateAnswered } from './noted-words.ts';

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

/**
 * The sentence with each `{question-id}` replaced by the answer that counts, in words. Of a text that is about some
 * values, sentences that would repeat none of them are left out.
 */
export function say(compiled: CompiledPack, facts: Facts, { parts, about }: Sentence): string {
  if (parts.length === 1) return parts[0]!;
  let text = '';
  for (let place = 0; place < parts.length; place += 1) {
    const id = parts[place]!;
    text += place % 2 === 0 ? id : (mentionInWords(compiled, facts, id, about?.get(id)) ?? UNSAID);
  }
  if (!text.includes(UNSAID)) return text;
  const said = text.split(/(?<=[.!?])\s+/).filter((sentence) => !sentence.includes(UNSAID));
  return said.length === 0 ? text.replaceAll(UNSAID, 'none') : said.join(' ');
}

/** Stands in a text where no value is repeated. */
const UNSAID = '\0';

/**
 * The answer that counts as words for a sentence, without the unit: `40`, `about 40` where it is estimated, `Java, Go,
 * and Python`, `unknown`, `not applicable`; of a time such as `within a year`, with the day of its note that it means:
 * `2027-10-01, within a year`. With `about`, the chosen values that are among these; undefined where none is.
 */
export function mentionInWords(
  compiled: CompiledPack,
  facts: Facts,
  id: string,
  about?: ReadonlySet<string>,
): string | undefined {
  const fact = factOf(compiled, facts, id);
  const question = compiled.questions.get(id);
  if (fact === undefined || question === undefined) return 'unknown';
  const { value } = fact;
  if (value === undefined && about !== undefined) return undefined;
  if (value === undefined) return fact.state === 'hidden' ? 'not applicable' : 'unknown';
  if (typeof value === 'number' && fact.answer?.source === 'estimated') return `about ${valueInWords(question, value)}`;
  const off = fact.answer === undefined ? undefined : dayAgainst(question, value, fact.answer);
  if (off !== undefined) return `${off.text}, though the answer says ${valueInWords(question, value, true)}`;
  const day =
    fact.answer === undefined ? undefined : dayMeant(question, value, fact.answer, firstDateAnswered(compiled, facts));
  if (day !== undefined) return `${day.text}, ${valueInWords(question, value, true)}`;
  if (about === undefined || typeof value === 'number') return valueInWords(question, value, true);
  const repeated = [value].flat().filter((each) => about.has(each));
  return repeated.length === 0 ? undefined : valueInWords(question, Array.isArray(value) ? repeated : value, true);
}
