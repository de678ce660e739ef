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
  const { size, tests } = compiled.layout;
  const facts: Facts = { list, codes: new Int32Array(size), tests, exposure: [0, 100] };
  for (const asked of compiled.asked) list[asked.index] = settleFact(asked, answers.get(asked.question.id), facts);
  return facts;
}

/** The fact of one question; undefined when the pack has no such question. */
export function factOf(compiled: CompiledPack, facts: Facts, question: string): Fact | undefined {
  const index = compiled.index.get(question);
  return index === undefined ? undefined : facts.list[index];
}

/** What the answer to a number question counts; undefined while that is unknown. */
export function numberOf(compiled: CompiledPack, facts: Facts, question: string): number | undefined {
  const value = factOf(compiled, facts, question)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** True while the value that counts is unknown, and the question applies or may apply. */
export function isOpen(fact: Fact): boolean {
  return fact.state === 'unanswered' || fact.state === 'unknown';
}

/**
 * The fact of one question, whose codes are written into `facts`. Those of the questions that decide whether it applies
 * must be there.
 */
export function settleFact(asked: CompiledQuestion, answer: Answer | undefined, facts: Facts): Fact {
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
