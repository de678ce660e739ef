import type { Answer, Answers } from './answers/answers.ts';
import type { Truth } from './condition.ts';
import type { CompiledPack, CompiledQuestion } from './pack/compile.ts';
import { ABSENT, UNKNOWN } from './pack/coding.ts';
import type { Value } from './pack/schema.ts';

export type FactState = 'answered' | 'unknown' | 'not-applicable' | 'unanswered' | 'hidden';

/** What counts as the answer to one question, after hidden and not applicable questions are settled. */
export interface Fact {
  /** What became of the answer. `hidden`: the question does not apply, an answer to it is ignored. */
  readonly state: FactState;
  /** The value that counts; undefined while it is not known, and where the question does not apply and has no `otherwise`. */
  readonly value: Value | undefined;
  /** Whether the question applies: its `when`. */
  readonly applies: Truth;
  /** The answer as given, counted or not. */
  readonly answer: Answer | undefined;
}

/** The facts of one set of answers. Made by `resolveFacts`, never changed. */
export interface Facts {
  /** In the order of `CompiledPack.asked`. */
  readonly list: readonly Fact[];
  /** Values as numbers, for the closures of conditions, laid out by `CompiledQuestion.coding`; before each, state and `applies` as one. */
  readonly codes: Float64Array;
}

/** Fact of every question: hidden ones count as their `otherwise`, open ones stay unknown. Answers the pack does not allow count as unknown. */
export function resolveFacts(compiled: CompiledPack, answers: Answers): Facts {
  const { asked } = compiled;
  const list: Fact[] = [];
  const codes = new Float64Array(compiled.slots);
  const facts: Facts = { list, codes };
  for (let index = 0; index < asked.length; index += 1) {
    const fact = settle(asked[index]!, answers.get(asked[index]!.question.id), facts);
    list.push(fact);
    codes[asked[index]!.coding.slot - 1] = STATUS[fact.state] + (fact.applies === undefined ? 0 : fact.applies ? 1 : 2);
  }
  return facts;
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

const STATUS: Readonly<Record<FactState, number>> = { answered: 0, unknown: 3, 'not-applicable': 6, unanswered: 9, hidden: 12 };

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
  facts.codes[coding.slot] = UNKNOWN;
  return { state: answer === undefined ? 'unanswered' : 'unknown', value: undefined, applies, answer };
}

function otherwise(asked: CompiledQuestion, codes: Float64Array): Value | undefined {
  const value = asked.question.otherwise;
  if (value !== undefined && asked.coding.write(value, codes)) return value;
  codes[asked.coding.slot] = ABSENT;
  return undefined;
}
