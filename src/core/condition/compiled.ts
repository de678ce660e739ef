import type { Coding } from './coding.ts';
import type { Condition, Node } from './tree.ts';
import type { Truth } from './truth.ts';
import type { Value } from './value.ts';

/**
 * The facts of one set of answers, as conditions read them. What a condition came to for an object counts from then on:
 * other facts are another object.
 */
export interface CodedFacts {
  /** Which tests the values pass, laid out by the codings of the questions. */
  readonly codes: Int32Array;
  /** How many tests these are of. A test that was compiled later reads the values. */
  readonly tests: number;
  /** By the index of the question: whether it applies, and its value where one counts. */
  readonly list: readonly { readonly applies: Truth; readonly value: Value | undefined }[];
  /** Lowest and highest exposure score, 0 to 100. */
  readonly exposure: readonly [number, number];
  /** The verdict, once it is decided. */
  readonly verdict?: string | undefined;
}

/** A question that conditions can read. */
export interface ReadQuestion {
  readonly question: { readonly id: string };
  /** Its index in `CodedFacts.list`. */
  readonly index: number;
  readonly coding: Coding;
  readonly when: CompiledCondition | undefined;
}

/** A condition of a pack that can be evaluated; made once per pack. */
export interface CompiledCondition {
  readonly source: Condition;
  node(): Node<CompiledCondition>;
  /** Every question it can read, and `exposure`; without repetition, in the order of the text. */
  reads(): readonly string[];
  evaluate(facts: CodedFacts): Truth;
  /**
   * Questions whose answers cause the outcome. For a false `all`, only those of its false parts, and so on. For a
   * question that doesn't apply, the questions that decide that. For an unknown outcome, the unanswered questions that
   * it depends on.
   */
  causes(facts: CodedFacts): readonly string[];
  /** Adds the causes of this outcome to a list without duplicates. The outcome must be the result of `evaluate`. */
  collect(facts: CodedFacts, outcome: Truth, causes: string[]): void;
}
