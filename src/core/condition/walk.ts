import type { Test } from './tests.ts';
import { type Condition, CONNECTIVES, HOLDS, nodeOf } from './tree.ts';

/** Keys and indexes that lead to something within a condition. */
export type Path = readonly (string | number)[];

/** Tests by the question that they read. */
export type Tests = ReadonlyMap<string, readonly Test[]>;

/** The direct parts of a condition with their paths, as written: none for a test or a named condition. */
export function partsOf(condition: Condition): readonly { readonly path: Path; readonly part: Condition }[] {
  const { kind, parts } = nodeOf(condition);
  if (kind === 'named' || kind === 'test') return [];
  const isOne = CONNECTIVES[kind].takes === 'one';
  return parts.map((part, index) => ({ path: isOne ? [kind] : [kind, index], part }));
}

/**
 * Whether a condition says `unless` anywhere, also behind a name: while one of its questions is unanswered, it is true
 * or false where its meaning for complete answers is unknown.
 */
export function saysUnless(condition: Condition): boolean {
  const { kind, parts } = nodeOf(condition);
  return kind === 'unless' || parts.some(saysUnless);
}

/** Every test in a condition with its path, as written: without those of named conditions. */
export function testsIn(
  condition: Condition,
  at: Path = [],
): readonly { readonly path: Path; readonly question: string; readonly test: Test }[] {
  const node = nodeOf(condition);
  if (node.kind === 'test') return [{ path: [...at, node.question], question: node.question, test: node.test }];
  return partsOf(condition).flatMap(({ path, part }) => testsIn(part, [...at, ...path]));
}

/** Every named condition in a condition with its path, as written: without those within other named conditions. */
export function namesIn(condition: Condition): readonly { readonly path: Path; readonly id: string }[] {
  const node = nodeOf(condition);
  if (node.kind === 'named') return [{ path: [HOLDS], id: node.id }];
  return partsOf(condition).flatMap(({ path, part }) =>
    namesIn(part).map((found) => ({ ...found, path: [...path, ...found.path] })),
  );
}

/**
 * Ids of the questions that a condition can read (and `exposure`), also behind a name, each once, in the order of the
 * text.
 */
export function questionsRead(condition: Condition): readonly string[] {
  const ids = new Set<string>();
  eachTest(condition, new Set(), (question) => ids.add(question));
  return [...ids];
}

/** Every test in these conditions, named conditions included; equal tests appear once. */
export function testsOf(conditions: readonly (Condition | undefined)[]): Tests {
  const found = new Map<string, Test[]>();
  const seen = new Set<string>();
  const visited = new Set<Condition>();
  for (const condition of conditions) {
    if (condition === undefined) continue;
    eachTest(condition, visited, (question, test) => {
      const key = `${question} ${JSON.stringify(test)}`;
      if (seen.has(key)) return;
      seen.add(key);
      const list = found.get(question);
      if (list === undefined) found.set(question, [test]);
      else list.push(test);
    });
  }
  return found;
}

/** Many conditions name the same one: what stands behind a name is visited once. */
function eachTest(condition: Condition, visited: Set<Condition>, see: (question: string, test: Test) => void): void {
  const node = nodeOf(condition);
  if (node.kind === 'test') return see(node.question, node.test);
  for (const part of node.parts) {
    if (node.kind === 'named') {
      if (visited.has(part)) continue;
      visited.add(part);
    }
    eachTest(part, visited, see);
  }
}
