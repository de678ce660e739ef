import { checkOf, type Condition, nodeOf, questionsRead, VERDICT } from '../condition/index.ts';
import type { VerdictId } from '../pack/index.ts';

const HOLDS: Condition = { all: [] };
const FAILS: Condition = { any: [] };

/** Whether a condition reads the verdict. */
export function reads(condition: Condition): boolean {
  return questionsRead(condition).includes(VERDICT);
}

const told = new WeakMap<Condition, Map<VerdictId, Condition>>();

/** The condition for one verdict: it no longer reads the verdict. The same object each time. */
export function withVerdict(condition: Condition, verdict: VerdictId): Condition {
  let found = told.get(condition);
  if (found === undefined) told.set(condition, (found = new Map()));
  let meant = found.get(verdict);
  if (meant === undefined) found.set(verdict, (meant = writtenFor(condition, verdict)));
  return meant;
}

function writtenFor(condition: Condition, verdict: VerdictId): Condition {
  const node = nodeOf(condition);
  switch (node.kind) {
    case 'all':
      return { all: node.parts.map((part) => withVerdict(part, verdict)) };
    case 'any':
      return { any: node.parts.map((part) => withVerdict(part, verdict)) };
    case 'not':
      return { not: withVerdict(node.parts[0], verdict) };
    case 'unless':
      return { unless: withVerdict(node.parts[0], verdict) };
    case 'named':
      return reads(condition) ? withVerdict(node.parts[0]!, verdict) : condition;
    case 'test':
      if (node.question !== VERDICT) return condition;
      return checkOf(node.test)(verdict) ? HOLDS : FAILS;
  }
}
