import type { Coding, Place } from './coding.ts';
import { checkOf, checksOf, type Test } from './tests.ts';
import { type Condition, EXPOSURE, type Node, nodeOf, VERDICT, withParts } from './tree.ts';
import { negated, type Truth } from './truth.ts';
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

/** A condition as closures, made once per pack, each part when it is first read. */
export interface CompiledCondition {
  readonly source: Condition;
  readonly node: () => Node<CompiledCondition>;
  /** Every question it can read, and `exposure`; without repetition, in the order of the text. */
  readonly reads: () => readonly string[];
  readonly evaluate: (facts: CodedFacts) => Truth;
  /**
   * Questions whose answers cause the outcome. For a false `all`, only those of its false parts, and so on. For a
   * question that doesn't apply, the questions that decide that. For an unknown outcome, the unanswered questions that
   * it depends on.
   */
  readonly causes: (facts: CodedFacts) => readonly string[];
  /** Adds the causes of this outcome to a list without duplicates. The outcome must be the result of `evaluate`. */
  readonly collect: (facts: CodedFacts, outcome: Truth, causes: string[]) => void;
}

type Closures = Omit<CompiledCondition, 'source' | 'node'>;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Finds a question that conditions can read. */
type FindQuestion = (question: string) => ReadQuestion | undefined;

/**
 * Compiles a condition of a valid pack, when it is first used: most runs read few of the conditions of a pack. Throws
 * then when the condition reads a question that isn't found. `named` keeps what named conditions compile to, for the
 * next use of their name.
 */
export function compileCondition(
  source: Condition,
  find: FindQuestion,
  named: Map<string, CompiledCondition> = new Map(),
): CompiledCondition {
  const given = nodeOf(source);
  const known = given.kind === 'named' ? named.get(given.id) : undefined;
  if (known !== undefined) return known;
  let node: Node<CompiledCondition> | undefined;
  const parts = () => (node ??= withParts(given, (part) => compileCondition(part, find, named)));
  let closures: Closures | undefined;
  const make = (): Closures => {
    if (closures === undefined) {
      closures = closuresOf(parts(), find);
      // Whoever reads them again needs no way round.
      compiled.evaluate = closures.evaluate;
      compiled.causes = closures.causes;
      compiled.collect = closures.collect;
    }
    return closures;
  };
  const compiled: Mutable<CompiledCondition> = {
    source,
    node: parts,
    reads: () => make().reads(),
    evaluate: (facts) => make().evaluate(facts),
    causes: (facts) => make().causes(facts),
    collect: (facts, outcome, causes) => make().collect(facts, outcome, causes),
  };
  if (given.kind === 'named') named.set(given.id, compiled);
  return compiled;
}

function closuresOf(node: Node<CompiledCondition>, find: FindQuestion): Closures {
  switch (node.kind) {
    case 'all':
    case 'any':
      return combine(node.parts, node.kind === 'any');
    case 'not':
      return negate(node.parts[0]);
    case 'unless':
      return unlessCertain(node.parts[0]);
    case 'named':
      return remembering(meant(node));
    case 'test':
      if (node.question === EXPOSURE) return exposureTest(node.test);
      if (node.question === VERDICT) return verdictTest(node.test);
      return questionTest(node.test, asked(node.question, find));
  }
}

function asked(id: string, find: FindQuestion): ReadQuestion {
  const found = find(id);
  if (found === undefined) throw new Error(`a condition reads the question ${id}, which the pack does not have`);
  return found;
}

function meant({ id, parts: [condition] }: Extract<Node<CompiledCondition>, { kind: 'named' }>): CompiledCondition {
  if (condition === undefined) throw new Error(`a condition names ${id}, which the pack does not have`);
  return condition;
}

/** The ids of all lists, each once, in order of first appearance. */
export function union(lists: readonly (readonly string[])[]): readonly string[] {
  if (lists.length === 1) return lists[0]!;
  const ids: string[] = [];
  for (const list of lists) add(list, ids);
  return ids;
}

function add(list: readonly string[], ids: string[]): void {
  for (const id of list) if (!ids.includes(id)) ids.push(id);
}

/** `decisive` is the value of a part that decides alone: false for `all`, true for `any`. */
function combine(parts: readonly CompiledCondition[], decisive: boolean): Closures {
  const evaluate = (facts: CodedFacts): Truth => {
    let result: Truth = !decisive;
    for (let index = 0; index < parts.length; index += 1) {
      const truth = parts[index]!.evaluate(facts);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
  const collect = (facts: CodedFacts, outcome: Truth, causes: string[]) => {
    for (const part of parts) if (part.evaluate(facts) === outcome) part.collect(facts, outcome, causes);
  };
  const causes = (facts: CodedFacts) => {
    const ids: string[] = [];
    collect(facts, evaluate(facts), ids);
    return ids;
  };
  let reads: readonly string[] | undefined;
  return {
    reads: () => (reads ??= union(parts.map((part) => part.reads()))),
    evaluate,
    causes,
    collect,
  };
}

/** What a name stands for. Many conditions share it, so that it keeps what the last facts come to. */
function remembering(part: CompiledCondition): Closures {
  let judged: CodedFacts | undefined;
  let truth: Truth;
  let explained: CodedFacts | undefined;
  let because: readonly string[] = [];
  const evaluate = (facts: CodedFacts) => {
    if (facts !== judged) {
      truth = part.evaluate(facts);
      judged = facts;
    }
    return truth;
  };
  const causes = (facts: CodedFacts) => {
    if (facts !== explained) {
      because = part.causes(facts);
      explained = facts;
    }
    return because;
  };
  return { reads: () => part.reads(), evaluate, causes, collect: (facts, _, ids) => add(causes(facts), ids) };
}

/** A part that alone decides. */
function through(part: CompiledCondition): Closures {
  return {
    reads: () => part.reads(),
    evaluate: (facts) => part.evaluate(facts),
    causes: (facts) => part.causes(facts),
    collect: (facts, outcome, causes) => part.collect(facts, outcome, causes),
  };
}

function negate(part: CompiledCondition): Closures {
  return {
    ...through(part),
    evaluate: (facts) => negated(part.evaluate(facts)),
    collect: (facts, outcome, causes) => part.collect(facts, negated(outcome), causes),
  };
}

/** False where the part certainly holds, and otherwise true: what is unknown takes out nothing. */
function unlessCertain(part: CompiledCondition): Closures {
  return {
    ...through(part),
    evaluate: (facts) => part.evaluate(facts) !== true,
    collect: (facts, _, causes) => part.collect(facts, part.evaluate(facts), causes),
  };
}

/** What tests compile to, by their place in the codes: a pack makes most of its tests several times. */
const made = new WeakMap<object, Closures>();

function questionTest(test: Test, question: ReadQuestion): Closures {
  const place = question.coding.placeOf(test);
  let closures = made.get(place);
  if (closures === undefined) made.set(place, (closures = testAt(place, question)));
  return closures;
}

function testAt({ slot, bit, since, check }: Place, { index, question, when }: ReadQuestion): Closures {
  const reads = [question.id];
  const evaluate = ({ codes, tests, list }: CodedFacts): Truth => {
    if (since < tests) {
      const code = codes[slot]!;
      return code < 0 ? undefined : (code & bit) !== 0;
    }
    const { applies, value } = list[index]!;
    return value !== undefined ? check(value) : applies === false ? false : undefined;
  };
  const causes = (facts: CodedFacts) =>
    when !== undefined && facts.list[index]!.applies === false ? when.causes(facts) : reads;
  return { reads: () => reads, evaluate, causes, collect: (facts, _, ids) => add(causes(facts), ids) };
}

function verdictTest(test: Test): Closures {
  const passes = checkOf(test);
  const reads = [VERDICT];
  return {
    reads: () => reads,
    evaluate: ({ verdict }) => (verdict === undefined ? undefined : passes(verdict)),
    causes: () => reads,
    collect: (_, __, ids) => add(reads, ids),
  };
}

/** An operator on numbers holds for a whole range, or for none of it, where it does at both ends. */
function exposureTest(test: Test): Closures {
  const checks = checksOf(test);
  const evaluate = ({ exposure: [low, high] }: CodedFacts): Truth => {
    let result: Truth = true;
    for (const check of checks) {
      const holds = check(low);
      if (holds !== check(high)) result = undefined;
      else if (!holds) return false;
    }
    return result;
  };
  const reads = [EXPOSURE];
  return { reads: () => reads, evaluate, causes: () => reads, collect: (_, __, ids) => add(reads, ids) };
}
