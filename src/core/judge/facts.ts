import type { Answer, Answers } from '../answers/index.ts';
import { type CodedFacts, type Truth, UNKNOWN } from '../condition/index.ts';
import type { CompiledPack, CompiledQuestion } from './compile.ts';
import type { Value, VerdictId } from '../pack/schema.ts';

export type FactState = 'answered' | 'unknown' | 'not-applicable' | 'unanswered' | 'hidden';

/** The resolved answer to one question, after questions that don't apply are decided. */
export interface Fact {
  /** State of the answer. `hidden`: the question doesn't apply, and an answer to it is ignored. */
  readonly state: FactState;
  /**
   * The value that counts. Undefined while it is unknown, and where the question doesn't apply and has no `otherwise`.
   */
  readonly value: Value | undefined;
  /** Whether the question applies: its `when`. */
  readonly applies: Truth;
  /** The answer as given, whether it counts or not. */
  readonly answer: Answer | undefined;
}

/** The facts of one set of answers. Made by `resolveFacts`, never changed. */
export interface Facts extends CodedFacts {
  /** The verdict, once it is decided; only the course reads it. */
  readonly verdict?: VerdictId | undefined;
  /** In the order of `CompiledPack.asked`. */
  readonly list: readonly Fact[];
  /** Lowest and highest exposure score, 0 to 100; known once the criteria are judged. */
  readonly exposure: readonly [number, number];
}

/**
 * The fact of every question. A question that doesn't apply has its `otherwise`; an unanswered one stays unknown.
 * Values that the pack doesn't allow count as unknown.
 */
export function resolveFacts(compiled: CompiledPack, answers: Answers): Facts {
  const list: Fact[] = [];
  const facts: Facts = { list, codes: new Int32Array(compiled.layout.size), exposure: [0, 100] };
  for (const asked of compiled.asked) list.push(settle(asked, answers.get(asked.question.id), facts));
  return facts;
}

/** Everything that the completions of the answers depend on: equal codes give equal results. */
export interface PosedFacts extends Facts {
  /**
   * The facts without answers that may be ignored because their question may not apply. Whatever they decide is
   * certain.
   */
  readonly certain: Facts;
}

/** The facts for the exact search. Every answer that may count has its code, even where the facts ignore it. */
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

/** True while the value that counts is unknown, and the question applies or may apply. */
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
