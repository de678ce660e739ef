import { type Condition, CONNECTIVES, type NameOfCondition, nodeOf } from './tree.ts';

/** The meaning of a named condition. */
export interface Meaning {
  readonly says: string;
  readonly when: Condition;
}

/**
 * The condition with the meaning of every named condition filled in. A name without a meaning stays as it is. What has
 * its meaning already is the same object.
 */
export function expanded(condition: Condition, meaningOf: (id: string) => Meaning | undefined): Condition {
  const node = nodeOf(condition);
  if (node.kind === 'test') return condition;
  if (node.kind === 'named') {
    const named: NameOfCondition = { holds: node.id, ...meaningOf(node.id) };
    const { says, when } = condition as NameOfCondition;
    return says === named.says && when === named.when ? condition : named;
  }
  const parts = node.parts.map((part) => expanded(part, meaningOf));
  if (parts.every((part, index) => part === node.parts[index])) return condition;
  return { [node.kind]: CONNECTIVES[node.kind].takes === 'several' ? parts : parts[0] } as Condition;
}

/** The condition as written in files: named conditions without their meaning. */
export function folded(condition: Condition): Condition {
  return expanded(condition, () => undefined);
}
