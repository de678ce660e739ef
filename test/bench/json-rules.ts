import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine';
import {
  type CompiledCondition,
  type Condition,
  conditionCompiler,
  type NameOfCondition,
  EXPOSURE,
  type Test,
  VERDICT,
} from '../../src/core/condition/index.ts';
import type { Facts } from '../../src/core/judge/facts.ts';
import type { CompiledPack } from '../../src/core/judge/compile.ts';
import { sitesOf } from '../../src/core/pack/sites.ts';
import type { VerdictId } from '../../src/core/pack/scales.ts';

/** Every condition of the pack by a unique name. */
export function conditionsOf(compiled: CompiledPack): ReadonlyMap<string, CompiledCondition> {
  const compile = conditionCompiler((id) => compiled.asked[compiled.index.get(id) ?? -1]);
  return new Map(
    sitesOf(compiled.pack).map(({ list, entry, path, condition }) => [
      `${list} ${entry.id}: ${path.join(' ')}`,
      compile(condition),
    ]),
  );
}

/**
 * json-rules-engine with one rule for each condition of the pack; the event of a rule carries the name of the
 * condition.
 */
export function engineFor(compiled: CompiledPack, conditions: ReadonlyMap<string, CompiledCondition>): Engine {
  const engine = new Engine([], { allowUndefinedFacts: true });
  type Count = { readonly limit: number; readonly alone: readonly string[] };
  const count = (chosen: unknown, { alone }: Count) =>
    Array.isArray(chosen) ? chosen.filter((value) => !alone.includes(value)).length : NaN;
  engine.addOperator<unknown, Count>('countAtLeast', (chosen, wanted) => count(chosen, wanted) >= wanted.limit);
  engine.addOperator<unknown, Count>('countAtMost', (chosen, wanted) => count(chosen, wanted) <= wanted.limit);
  for (const [name, { source }] of conditions) {
    engine.addRule({ conditions: { all: [translate(source, compiled)] }, event: { type: name } });
  }
  return engine;
}

/** The facts as json-rules-engine takes them: those without a value are left out. */
export function plainFacts(
  compiled: CompiledPack,
  { list }: Facts,
  exposure: number,
  verdict: VerdictId,
): Record<string, unknown> {
  const entries = compiled.order
    .map((id, at) => [id, list[at]!.value] as const)
    .filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(entries), [EXPOSURE]: exposure, [VERDICT]: verdict };
}

function translate(condition: Condition, compiled: CompiledPack): NestedCondition {
  const [key = '', part] = Object.entries(condition)[0] ?? [];
  if (key === 'holds') return translate((condition as NameOfCondition).when!, compiled);
  if (key === 'not' || key === 'unless') return { not: translate(part as Condition, compiled) };
  if (key === 'all' || key === 'any') {
    const parts = (part as readonly Condition[]).map((one) => translate(one, compiled));
    return (key === 'all' ? { all: parts } : { any: parts }) as TopLevelCondition;
  }
  const tests = testsOf(key, part as Test, compiled.questions.get(key)?.alone ?? []);
  return tests.length === 1 ? tests[0]! : { all: tests };
}

function testsOf(fact: string, test: Test, alone: readonly string[]): NestedCondition[] {
  const { is, oneOf, atLeast, atMost, includes, includesAny, count } = test;
  const tests: NestedCondition[] = [];
  if (is !== undefined) tests.push({ fact, operator: 'equal', value: is });
  if (oneOf) tests.push({ fact, operator: 'in', value: oneOf });
  if (atLeast !== undefined) tests.push({ fact, operator: 'greaterThanInclusive', value: atLeast });
  if (atMost !== undefined) tests.push({ fact, operator: 'lessThanInclusive', value: atMost });
  if (includes !== undefined) tests.push({ fact, operator: 'contains', value: includes });
  if (includesAny) tests.push({ any: includesAny.map((value) => ({ fact, operator: 'contains', value })) });
  if (count?.atLeast !== undefined)
    tests.push({ fact, operator: 'countAtLeast', value: { limit: count.atLeast, alone } });
  if (count?.atMost !== undefined) tests.push({ fact, operator: 'countAtMost', value: { limit: count.atMost, alone } });
  return tests;
}
