import type { Answer, Answers } from '../answers/index.ts';
import { type CodedFacts, type Truth, UNKNOWN } from '../condition/index.ts';
import type { CompiledPack, CompiledQuestion } from './compile.ts';
import type { Value } from '../pack/schema.ts';

export type FactState = 'answered' | 'unknown' | 'not-applicable' | 'unanswered' | 'hidden';

/** What counts as the answer to one question, after hidden and not applicable questions are settled. */
export interface Fact {
  /** What became of the answer. `hidden`: the question does not apply, an answer to it is ignored. */
  readonly state: FactState;
  /**
   * The value that counts; undefined while it is not known, and where the question does not apply and has no
   * `otherwise`.
   */
  readonly value: Value | undefined;
  /** Whether the question applies: its `when`. */
  readonly applies: Truth;
  /** The answer as given, counted or not. */
  readonly answer: Answer | undefined;
}

/** The facts of one set of answers. Made by `resolveFacts`, never changed. */
export interface Facts extends CodedFacts {
  /** In the order of `CompiledPack.asked`. */
  readonly list: readonly Fact[];
  /** Lowest and highest need score, 0 to 100; known once the criteria are judged. */
  readonly need: readonly [number, number];
}

/**
 * Fact of every question: hidden ones count as their `otherwise`, open ones stay unknown. Answers the pack does not
 * allow count as unknown.
 */
export function resolveFacts(compiled: CompiledPack, answers: Answers): Facts {
  const list: Fact[] = [];
  const facts: Facts = { list, codes: new Int32Array(compiled.layout.size), need: [0, 100] };
  for (const asked of compiled.asked) list.push(settle(asked, answers.get(asked.question.id), facts));
  return facts;
}

/** What all completions of the answers depend on: equal codes, equal results. */
export interface PosedFacts extends Facts {
  /**
   * The facts without the answers that may still be ignored, because their question may not apply: what they decide is
   * decided.
   */
  readonly certain: Facts;
}

/** The facts as a problem: every answer that may count has its code, also where the facts take it as ignored. */
export function poseFacts(compiled: CompiledPack, answers: Answers, facts: Facts): PosedFacts {
  const certain = certainFacts(compiled, answers, facts);
  if (certain === facts) return { ...facts, certain };
  const codes = Int32Array.from(certain.codes);
  for (const { question, index, coding } of compiled.asked) {
    const answer = answers.get(question.id);
    if (answer?.kind === 'value' && certain.list[index]!.state === 'unanswered') coding.write(answer.value, codes);
  }
  return { ...facts, codes, certain };
}

function certainFacts(compiled: CompiledPack, answers: Answers, facts: Facts): Facts {
  const doubted = ({ state, applies }: Fact) => applies === undefined && state === 'answered';
  if (!facts.list.some(doubted)) return facts;
  const kept = new Map(answers);
  compiled.asked.forEach(({ question }, index) => doubted(facts.list[index]!) && kept.delete(question.id));
  return certainFacts(compiled, kept, resolveFacts(compiled, kept));
}

/** The fact of one question; undefined when the pack has no such question. */
export function factOf(compiled: CompiledPack, facts: Facts, question: string): Fact | undefined {
  const index = compiled.index.get(question);
  return index === undefined ? undefined : facts.list[index];
}

/** True while the value that counts is not known, though the question applies or may apply. */
export function isOpen(fact: Fact): boolean {
  return fact.state === 'unanswered' || fact.state === 'unknown';
}

function settle(asked: CompiledQuestion, answer: Answer | undefined, facts: Facts): Fact {
  const { coding, question } = asked;
  const applies = asked.when === undefined ? true : asked.when.evaluate(facts);
  if (applies === false) return { state: 'hidden', value: otherwise(asked, facts.codes), applies, answer };
  if (answer?.kind === 'value' && coding.write(answer.value, facts.codes)) {
    return { state: 'answered', value: answer.value, applies, answer };
  }
  if (answer?.kind === 'not-applicable' && question.notApplicable === true && question.otherwise !== undefined) {
    return { state: 'not-applicable', value: otherwise(asked, facts.codes), applies, answer };
  }
  for (const slot of coding.slots) facts.codes[slot] = UNKNOWN;
  return { state: answer === undefined ? 'unanswered' : 'unknown', value: undefined, applies, answer };
}

function otherwise(asked: CompiledQuestion, codes: Int32Array): Value | undefined {
  const value = asked.question.otherwise;
  return value !== undefined && asked.coding.write(value, codes) ? value : undefined;
}
