import type { CodedFacts, CompiledCondition } from './compiled.ts';

/**
 * Whether a condition is shown: what is not known does not count, neither for it nor, behind a `not`, against it. Every
 * test of something unknown is false.
 */
export function isShown(condition: CompiledCondition, facts: CodedFacts): boolean {
  const node = condition.node();
  switch (node.kind) {
    case 'all':
      return node.parts.every((part) => isShown(part, facts));
    case 'any':
      return node.parts.some((part) => isShown(part, facts));
    case 'not':
    case 'unless':
      return !isShown(node.parts[0], facts);
    case 'named':
      return isShown(node.parts[0]!, facts);
    case 'test':
      return condition.evaluate(facts) === true;
  }
}
