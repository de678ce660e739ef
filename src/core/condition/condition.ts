import type { Facts } from '../judge/facts.ts';
import type { CompiledQuestion } from '../judge/compile.ts';
import type { Condition, Test } from '../pack/schema.ts';

/** Three values, as Kleene has them: undefined is "not known". */
export type Truth = boolean | undefined;

/** A condition as closures, compiled once per pack. */
export interface CompiledCondition {
  readonly source: Condition;
  /** Every question it can read, and `need`; without repetition, in the order of the text. */
  readonly reads: readonly string[];
  readonly evaluate: (facts: Facts) => Truth;
  /**
   * Questions whose answers cause the outcome: of an `all` that is false only those of its false parts, and so on;
   * where a question is hidden, the questions that hide it; of an unknown outcome, the open questions it waits for.
   */
  readonly causes: (facts: Facts) => readonly string[];
  /** Adds the causes of this outcome, which must be what `evaluate` gives, to a list that has each id once. */
  readonly collect: (facts: Facts, outcome: Truth, causes: string[]) => void;
}

/** The reserved id of the need score, which verdict rules may test. */
export const NEED = 'need';

/** Finds a question that conditions may read. */
export type FindQuestion = (question: string) => CompiledQuestion | undefined;

/**
 * Compiles a condition of a valid pack; throws when it reads a question that is not found. Holds for facts resolved
 * after it.
 */
export function compileCondition(source: Condition, find: FindQuestion): CompiledCondition {
  if ('all' in source && Array.isArray(source.all)) return combine(source, source.all.map(inner), false);
  if ('any' in source && Array.isArray(source.any)) return combine(source, source.any.map(inner), true);
  if ('not' in source) return negate(source, inner(source.not as Condition));
  const [id, test] = Object.entries(source)[0] as [string, Test];
  if (id === NEED) return needTest(source, test);
  const asked = find(id);
  if (asked === undefined) throw new Error(`a condition reads the question ${id}, which the pack does not have`);
  return questionTest(source, test, asked);

  function inner(part: Condition): CompiledCondition {
    return compileCondition(part, find);
  }
}

/** Ids of all lists, each once, in order of first appearance. */
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
function combine(source: Condition, parts: readonly CompiledCondition[], decisive: boolean): CompiledCondition {
  const evaluate = (facts: Facts): Truth => {
    let result: Truth = !decisive;
    for (let index = 0; index < parts.length; index += 1) {
      const truth = parts[index]!.evaluate(facts);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
  const collect = (facts: Facts, outcome: Truth, causes: string[]) => {
    for (const part of parts) if (part.evaluate(facts) === outcome) part.collect(facts, outcome, causes);
  };
  return withCauses({ source, reads: union(parts.map((part) => part.reads)), evaluate, collect });
}

function withCauses(condition: Omit<CompiledCondition, 'causes'>): CompiledCondition {
  const causes = (facts: Facts) => {
    const ids: string[] = [];
    condition.collect(facts, condition.evaluate(facts), ids);
    return ids;
  };
  return { ...condition, causes };
}

function negate(source: Condition, part: CompiledCondition): CompiledCondition {
  const evaluate = (facts: Facts): Truth => {
    const truth = part.evaluate(facts);
    return truth === undefined ? undefined : !truth;
  };
  const collect = (facts: Facts, outcome: Truth, causes: string[]) =>
    part.collect(facts, outcome === undefined ? undefined : !outcome, causes);
  return { source, reads: part.reads, evaluate, causes: part.causes, collect };
}

function questionTest(
  source: Condition,
  test: Test,
  { coding, index, question, when }: CompiledQuestion,
): CompiledCondition {
  const { slot, bit } = coding.placeOf(test);
  const reads = [question.id];
  const evaluate = ({ codes }: Facts): Truth => {
    const code = codes[slot]!;
    return code < 0 ? undefined : (code & bit) !== 0;
  };
  const causes = (facts: Facts) =>
    when !== undefined && facts.list[index]!.applies === false ? when.causes(facts) : reads;
  return { source, reads, evaluate, causes, collect: (facts, _, ids) => add(causes(facts), ids) };
}

function needTest(source: Condition, { atLeast = -Infinity, atMost = Infinity }: Test): CompiledCondition {
  const evaluate = ({ need: [low, high] }: Facts): Truth => {
    if (low >= atLeast && high <= atMost) return true;
    return high < atLeast || low > atMost ? false : undefined;
  };
  const reads = [NEED];
  return { source, reads, evaluate, causes: () => reads, collect: (_, __, ids) => add(reads, ids) };
}
