import { type Condition, namesIn, nodeOf } from '../condition/index.ts';
import type { Entries } from './fault.ts';

/** How large a condition is with the names in it written out. */
export interface Size {
  /** How deep conditions stand in conditions. */
  readonly levels: number;
  readonly tests: number;
}

export const MOST_LEVELS = 64;
/** Names in names can double a condition with each of them. */
export const MOST_TESTS = 1000;

export function isTooLarge({ levels, tests }: Size): boolean {
  return levels > MOST_LEVELS || tests > MOST_TESTS;
}

/** The size of every named condition; those that depend on themselves, or on such, have none. */
export function measured(conditions: Entries['conditions']): ReadonlyMap<string, Size> {
  const written = new Map(conditions.toReversed().map(({ id, when }) => [id, when]));
  const sizes = new Map<string, Size | 'endless'>();
  const visit = (id: string): Size | 'endless' => {
    const known = sizes.get(id);
    const when = written.get(id);
    if (known !== undefined || when === undefined) return known ?? { levels: 0, tests: 0 };
    // Whoever comes back to it while it is measured goes in a circle.
    sizes.set(id, 'endless');
    const within = new Map(namesIn(when).map((name) => [name.id, visit(name.id)]));
    const ends = ([name, size]: [string, Size | 'endless']): [string, Size][] =>
      size === 'endless' ? [] : [[name, size]];
    const inner = new Map([...within].flatMap(ends));
    const size = inner.size < within.size ? 'endless' : sizeOf(when, inner);
    sizes.set(id, size);
    return size;
  };
  return new Map(
    [...written.keys()].flatMap((id): [string, Size][] => {
      const size = visit(id);
      return size === 'endless' ? [] : [[id, size]];
    }),
  );
}

function sizeOf(condition: Condition, names: ReadonlyMap<string, Size>): Size {
  const node = nodeOf(condition);
  if (node.kind === 'test') return { levels: 1, tests: 1 };
  const parts = node.kind === 'named' ? [names.get(node.id)!] : node.parts.map((part) => sizeOf(part, names));
  return {
    levels: 1 + Math.max(0, ...parts.map(({ levels }) => levels)),
    tests: parts.reduce((sum, { tests }) => sum + tests, 0),
  };
}
