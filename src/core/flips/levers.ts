import { checkOf, type CompiledCondition, EXPOSURE, type Test } from '../condition/index.ts';
import type { CompiledPack, Facts, Outline } from '../judge/index.ts';
import type { Value } from '../pack/schema.ts';

/** Questions of which at least one needs a different answer. */
export type Levers = ReadonlySet<string>;

/** Truth values are ordered: false, unknown, true. */
export type Direction = 'up' | 'down';

/**
 * Levers of a condition: a set of questions of which at least one needs a different answer before the condition can
 * become more true (`up`) or less true (`down`). It is the smallest such set that the form of the condition shows.
 */
export function leversOf(
  compiled: CompiledPack,
  facts: Facts,
  condition: CompiledCondition,
  direction: Direction,
): Levers {
  const node = condition.node();
  if (node.kind === 'test') return behind(compiled, node.question);
  if (node.kind === 'named') return leversOf(compiled, facts, node.parts[0]!, direction);
  if (node.kind === 'not' || node.kind === 'unless')
    return leversOf(compiled, facts, node.parts[0], direction === 'up' ? 'down' : 'up');
  const here = condition.evaluate(facts);
  const oneIsEnough = (node.kind === 'any') === (direction === 'up');
  if (oneIsEnough) return new Set(node.parts.flatMap((part) => [...leversOf(compiled, facts, part, direction)]));
  const holding = node.parts.filter((part) => part.evaluate(facts) === here);
  const sets = holding.map((part) => leversOf(compiled, facts, part, direction));
  return sets.reduce((least, set) => (set.size < least.size ? set : least), sets[0] ?? new Set());
}

/**
 * Levers of the verdict: questions of which at least one needs a different answer before the verdict differs from the
 * present one. While it isn't settled, these are all that its rows read.
 */
export function verdictLevers(compiled: CompiledPack, { facts, ruling: { verdict, standing } }: Outline): Levers {
  const { rules } = compiled;
  if (standing !== 'settled') {
    const reads = rules.flatMap(({ when, core }) => [when, typeof core === 'object' ? core : undefined]);
    return new Set(reads.flatMap((each) => each?.reads() ?? []).flatMap((id) => [...behind(compiled, id)]));
  }
  const holds = rules.findIndex(({ when }) => when === undefined || when.evaluate(facts) === true);
  const levers = new Set<string>();
  rules.slice(0, holds + 1).forEach(({ when, rule }, place) => {
    if (when === undefined || (place < holds && rule.verdict === verdict)) return;
    for (const id of leversOf(compiled, facts, when, place === holds ? 'down' : 'up')) levers.add(id);
  });
  return levers;
}

/** Whether an answer can be changed, to a value that passes where `passes` is given. */
export type CanChange = (question: string, passes?: (value: Value) => boolean) => boolean;

/**
 * Sets of questions of which each needs a different answer, to at least one of its questions, before the condition is
 * certainly true (`wanted`) or certainly false. Holds only questions that can change; an empty set tells that nothing
 * is enough. Without sets, the condition is as wanted already.
 */
export function leverSets(
  compiled: CompiledPack,
  facts: Facts,
  condition: CompiledCondition,
  wanted: boolean,
  canChange: CanChange,
): readonly Levers[] {
  const node = condition.node();
  if (condition.evaluate(facts) === wanted) return [];
  const setsOf = (part: CompiledCondition, want: boolean) => leverSets(compiled, facts, part, want, canChange);
  if (node.kind === 'test') return leversOfTest(node.question, node.test);
  if (node.kind === 'named') return setsOf(node.parts[0]!, wanted);
  if (node.kind === 'not' || node.kind === 'unless') return setsOf(node.parts[0], !wanted);
  const sets = node.parts.map((part) => setsOf(part, wanted));
  return (node.kind === 'any') === wanted ? ofOneWay(sets) : sets.flat();

  function leversOfTest(id: string, test: Test): readonly Levers[] {
    const asked = compiled.asked[compiled.index.get(id) ?? -1];
    if (asked === undefined) return [new Set([...behind(compiled, id)].filter((each) => canChange(each)))];
    const { question, when, index } = asked;
    const { applies, answer } = facts.list[index]!;
    const check = checkOf(test, question.alone);
    const passes = (value: Value) => check(value) === wanted;
    const itself = new Set(canChange(id, passes) ? [id] : []);
    if (applies === false) {
      // An answer counts as soon as its question may apply.
      const toApply = new Set([...leversOf(compiled, facts, when!, 'up')].filter((each) => canChange(each)));
      return answer?.kind === 'value' && passes(answer.value) ? [toApply] : [toApply, itself];
    }
    const { otherwise } = question;
    // A question that doesn't apply counts as its `otherwise`, or as nothing, which no test passes.
    const passesUnasked = otherwise === undefined ? !wanted : passes(otherwise);
    return when === undefined || !passesUnasked ? [itself] : ofOneWay([[itself], setsOf(when, false)]);
  }
}

/** Lever sets of a goal that one of several ways reaches; each way has those of its own. */
export function ofOneWay(ways: readonly (readonly Levers[])[]): readonly Levers[] {
  const open = ways.filter((sets) => sets.every((set) => set.size > 0));
  if (open.length === 0) return [new Set()];
  const fewest = open.reduce((least, sets) => (sets.length < least.length ? sets : least));
  return fewest.map((set) => {
    let joint: Levers = set;
    const chosen = open.map((sets) => {
      if (sets === fewest) return set;
      const added = sets.map((other) => [...other].filter((id) => !joint.has(id)));
      const least = added.reduce((best, each) => (each.length < best.length ? each : best));
      joint = new Set([...joint, ...least]);
      return least;
    });
    return new Set(chosen.flatMap((each) => [...each]));
  });
}

const known = new WeakMap<CompiledPack, Map<string, Levers>>();

/**
 * A question with all that decide whether it applies; behind the exposure score is everything that a criterion reads.
 */
export function behind(compiled: CompiledPack, id: string): Levers {
  let found = known.get(compiled);
  if (found === undefined) known.set(compiled, (found = new Map()));
  let set = found.get(id);
  if (set === undefined) {
    const next =
      id === EXPOSURE
        ? compiled.criteria.flatMap(({ reads }) => reads())
        : (compiled.asked[compiled.index.get(id) ?? -1]?.when?.reads() ?? []);
    set = new Set([...(id === EXPOSURE ? [] : [id]), ...next.flatMap((each) => [...behind(compiled, each)])]);
    found.set(id, set);
  }
  return set;
}
