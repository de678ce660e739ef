import { type Condition, CONNECTIVES, nodeOf } from './tree.ts';

/** What a name stands for. */
export interface Meaning {
  readonly says: string;
  readonly when: Condition;
}

/** The condition with the meaning of every name in it; a name that has none stands alone. Without names it stays. */
export function expanded(condition: Condition, meaningOf: (id: string) => Meaning | undefined): Condition {
  const node = nodeOf(condition);
  if (node.kind === 'test') return condition;
  if (node.kind === 'named') return { holds: node.id, ...meaningOf(node.id) };
  const parts = node.parts.map((part) => expanded(part, meaningOf));
  if (parts.every((part, index) => part === node.parts[index])) return condition;
  return { [node.kind]: CONNECTIVES[node.kind].takes === 'several' ? parts : parts[0] } as Condition;
}

/** The condition as it is written: with names alone. */
export function folded(condition: Condition): Condition {
  return expanded(condition, () => undefined);
}
