import { operatorsIn, type Test } from './tests.ts';
import { type Condition, nodeOf } from './tree.ts';

/** A condition as words that a person can check against an answers file: `clusters is at least 2, and regions ...`. */
export function conditionInWords(condition: Condition): string {
  return words(condition, false);
}

function words(condition: Condition, inner: boolean): string {
  const node = nodeOf(condition);
  switch (node.kind) {
    case 'all':
      return joined(node.parts, ' and ', 'always', inner);
    case 'any':
      return joined(node.parts, ' or ', 'never', inner);
    case 'not':
      return `not (${words(node.parts[0], false)})`;
    case 'unless':
      return `not certainly (${words(node.parts[0], false)})`;
    case 'named':
      // Parentheses, where a sentence would otherwise read as several parts.
      return inner && /, | and | or /.test(node.says) ? `(${node.says})` : node.says;
    case 'test':
      return `${node.question} ${testInWords(node.test)}`;
  }
}

function joined(parts: readonly Condition[], by: string, nothing: string, inner: boolean): string {
  if (parts.length === 0) return nothing;
  const text = parts.map((part) => words(part, true)).join(by);
  return inner && parts.length > 1 ? `(${text})` : text;
}

function testInWords(test: Test): string {
  return operatorsIn(test)
    .map((used) => (used.words as (operand: unknown) => string)(used.operand))
    .join(' and ');
}
