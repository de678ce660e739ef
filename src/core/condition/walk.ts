import type { Test } from './tests.ts';
import { type Condition, HOLDS, nodeOf } from './tree.ts';

/** Keys and places that lead to something within a condition. */
export type Path = readonly (string | number)[];

/** Tests by the question that they read. */
export type Tests = ReadonlyMap<string, readonly Test[]>;

/** The parts of a condition and where they stand within it: none for a test, and what it stands for of a name. */
export function partsOf(condition: Condition): readonly { readonly path: Path; readonly part: Condition }[] {
  const { kind, parts } = nodeOf(condition);
  const pathTo = (index: number): Path => (kind === 'named' ? ['when'] : kind === 'not' ? [kind] : [kind, index]);
  return parts.map((part, index) => ({ path: pathTo(index), part }));
}

/** Every test in a condition and where it stands. */
export function testsIn(
  condition: Condition,
  at: Path = [],
): readonly { readonly path: Path; readonly question: string; readonly test: Test }[] {
  const node = nodeOf(condition);
  if (node.kind === 'test') return [{ path: [...at, node.question], question: node.question, test: node.test }];
  return partsOf(condition).flatMap(({ path, part }) => testsIn(part, [...at, ...path]));
}

/** Every name in a condition and where it stands, as it is written: without those behind another name. */
export function namesIn(condition: Condition): readonly { readonly path: Path; readonly id: string }[] {
  const node = nodeOf(condition);
  if (node.kind === 'named') return [{ path: [HOLDS], id: node.id }];
  return partsOf(condition).flatMap(({ path, part }) =>
    namesIn(part).map((found) => ({ ...found, path: [...path, ...found.path] })),
  );
}

/** Ids of the questions that a condition can read (and `need`), each once, in the order of the text. */
export function questionsRead(condition: Condition): readonly string[] {
  return [...new Set(testsIn(condition).map(({ question }) => question))];
}

/** Every test that these conditions make; those that say the same are one. */
export function testsOf(conditions: readonly (Condition | undefined)[]): Tests {
  const found = new Map<string, Test[]>();
  const seen = new Set<string>();
  for (const { question, test } of conditions.flatMap((each) => (each === undefined ? [] : testsIn(each)))) {
    const key = `${question} ${JSON.stringify(test)}`;
    if (!seen.has(key)) found.set(question, [...(found.get(question) ?? []), test]);
    seen.add(key);
  }
  return found;
}
