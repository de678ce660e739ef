import type { Place } from './coding.ts';
import type { CodedFacts, CompiledCondition, ReadQuestion } from './compiled.ts';
import { checkOf, checksOf, type Test } from './tests.ts';
import { negated, type Truth } from './truth.ts';

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

/** A node that can be evaluated: see CompiledCondition. */
export abstract class CompiledNode {
  abstract reads(): readonly string[];
  abstract evaluate(facts: CodedFacts): Truth;
  abstract collect(facts: CodedFacts, outcome: Truth, causes: string[]): void;

  causes(facts: CodedFacts): readonly string[] {
    const ids: string[] = [];
    this.collect(facts, this.evaluate(facts), ids);
    return ids;
  }
}

export class Combination extends CompiledNode {
  private read: readonly string[] | undefined;

  constructor(
    readonly kind: 'all' | 'any',
    readonly parts: readonly CompiledCondition[],
  ) {
    super();
  }

  reads(): readonly string[] {
    return (this.read ??= union(this.parts.map((part) => part.reads())));
  }

  evaluate(facts: CodedFacts): Truth {
    const { parts } = this;
    /** The outcome of a part that decides alone. */
    const decisive = this.kind === 'any';
    let result: Truth = !decisive;
    for (let index = 0; index < parts.length; index += 1) {
      const truth = parts[index]!.evaluate(facts);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  }

  collect(facts: CodedFacts, outcome: Truth, causes: string[]): void {
    for (const part of this.parts) if (part.evaluate(facts) === outcome) part.collect(facts, outcome, causes);
  }
}

/** A connective of one part. */
abstract class OnePart extends CompiledNode {
  readonly parts: readonly [CompiledCondition];

  constructor(protected readonly part: CompiledCondition) {
    super();
    this.parts = [part];
  }

  reads(): readonly string[] {
    return this.part.reads();
  }
}

export class Negation extends OnePart {
  readonly kind = 'not';

  evaluate(facts: CodedFacts): Truth {
    return negated(this.part.evaluate(facts));
  }

  collect(facts: CodedFacts, outcome: Truth, causes: string[]): void {
    this.part.collect(facts, negated(outcome), causes);
  }
}

/** False where the part certainly holds, and otherwise true: what is unknown takes out nothing. */
export class Exception extends OnePart {
  readonly kind = 'unless';

  evaluate(facts: CodedFacts): Truth {
    return this.part.evaluate(facts) !== true;
  }

  collect(facts: CodedFacts, _: Truth, causes: string[]): void {
    this.part.collect(facts, this.part.evaluate(facts), causes);
  }
}

/** What a name stands for. Many conditions share it, so that it keeps what the last facts come to. */
export class Named extends CompiledNode {
  readonly kind = 'named';
  private judged: CodedFacts | undefined;
  private truth: Truth;
  private explained: CodedFacts | undefined;
  private because: readonly string[] = [];

  constructor(
    readonly parts: readonly CompiledCondition[],
    readonly id: string,
    readonly says: string,
  ) {
    super();
    if (parts.length === 0) throw new Error(`a condition names ${id}, which the pack does not have`);
  }

  reads(): readonly string[] {
    return this.parts[0]!.reads();
  }

  evaluate(facts: CodedFacts): Truth {
    if (facts !== this.judged) {
      this.truth = this.parts[0]!.evaluate(facts);
      this.judged = facts;
    }
    return this.truth;
  }

  override causes(facts: CodedFacts): readonly string[] {
    if (facts !== this.explained) {
      this.because = this.parts[0]!.causes(facts);
      this.explained = facts;
    }
    return this.because;
  }

  collect(facts: CodedFacts, _: Truth, causes: string[]): void {
    add(this.causes(facts), causes);
  }
}

/** A test of one thing. */
abstract class CompiledTest extends CompiledNode {
  readonly kind = 'test';
  readonly parts = NONE;
  private readonly read: readonly string[];

  constructor(
    readonly question: string,
    readonly test: Test,
  ) {
    super();
    this.read = [question];
  }

  reads(): readonly string[] {
    return this.read;
  }

  override causes(_: CodedFacts): readonly string[] {
    return this.read;
  }

  collect(facts: CodedFacts, _: Truth, causes: string[]): void {
    add(this.causes(facts), causes);
  }
}

const NONE = [] as const;

/** What tests compile to, by their place in the codes: a pack makes most of its tests several times. */
const made = new WeakMap<Place, QuestionTest>();

export function questionTest(test: Test, question: ReadQuestion): QuestionTest {
  const place = question.coding.placeOf(test);
  let compiled = made.get(place);
  if (compiled === undefined) made.set(place, (compiled = new QuestionTest(test, question, place)));
  return compiled;
}

class QuestionTest extends CompiledTest {
  private readonly index: number;
  private readonly when: CompiledCondition | undefined;

  constructor(
    test: Test,
    { question, index, when }: ReadQuestion,
    private readonly place: Place,
  ) {
    super(question.id, test);
    this.index = index;
    this.when = when;
  }

  evaluate({ codes, tests, list }: CodedFacts): Truth {
    const { slot, bit, since, check } = this.place;
    if (since < tests) {
      const code = codes[slot]!;
      return code < 0 ? undefined : (code & bit) !== 0;
    }
    const { applies, value } = list[this.index]!;
    return value !== undefined ? check(value) : applies === false ? false : undefined;
  }

  override causes(facts: CodedFacts): readonly string[] {
    return this.when !== undefined && facts.list[this.index]!.applies === false
      ? this.when.causes(facts)
      : super.causes(facts);
  }
}

export class VerdictTest extends CompiledTest {
  private readonly passes = checkOf(this.test);

  evaluate({ verdict }: CodedFacts): Truth {
    return verdict === undefined ? undefined : this.passes(verdict);
  }
}

/** An operator on numbers holds for a whole range, or for none of it, where it does at both ends. */
export class ExposureTest extends CompiledTest {
  private readonly checks = checksOf(this.test);

  evaluate({ exposure: [low, high] }: CodedFacts): Truth {
    let result: Truth = true;
    for (const check of this.checks) {
      const holds = check(low);
      if (holds !== check(high)) result = undefined;
      else if (!holds) return false;
    }
    return result;
  }
}
