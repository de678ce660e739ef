import { type ClassOf, isTrue, nothingTold } from './completion.ts';
import type { Formula } from './unique-table.ts';

/**
 * Variables whose classes are enough for a formula that holds: every part of `all`, one part of `any`, and as many
 * parts of a sum as it takes. Of several that would do, those that read what is read already are preferred.
 */
export function readFor(formula: Formula, classOf: ClassOf, told = nothingTold()): ReadonlySet<number> {
  const read = new Set<number>();
  const seen = new Set<Formula>();
  justify(formula);
  return read;

  function justify(part: Formula): void {
    if (seen.has(part)) return;
    seen.add(part);
    const { kind, variable, parts, points, bound } = part;
    if (kind === 'literal') read.add(variable);
    else if (kind === 'all') for (const each of inOrder(parts)) justify(each);
    else if (kind === 'any') justify(inOrder(parts.filter(holds))[0]!);
    else if (kind === 'sum') {
      let missing = bound;
      for (const each of inOrder(parts.filter(holds))) {
        if (missing <= 0) break;
        justify(each);
        missing -= points[parts.indexOf(each)]!;
      }
    }
  }

  function holds(part: Formula): boolean {
    return isTrue(part, classOf, told);
  }

  /** Literals first: they leave no choice, and what they read can serve the others. */
  function inOrder(parts: readonly Formula[]): readonly Formula[] {
    return parts.toSorted((a, b) => costOf(a) - costOf(b));
  }

  function costOf(part: Formula): number {
    if (seen.has(part) || part.kind === 'true') return 0;
    return part.kind !== 'literal' ? 2 + part.parts.length : read.has(part.variable) ? 0 : 1;
  }
}
