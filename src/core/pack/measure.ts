import { type Condition, namesIn, nodeOf } from '../condition/index.ts';
import type { Entries } from './fault.ts';

/** The size of a condition with all named conditions expanded. */
export interface Size {
  /** How deeply conditions are nested. */
  readonly levels: number;
  readonly tests: number;
}

export const MOST_LEVELS = 64;
/** A limit, because nested named conditions can double the size with each level. */
export const MOST_TESTS = 1000;

export function isTooLarge({ levels, tests }: Size): boolean {
  return levels > MOST_LEVELS || tests > MOST_TESTS;
}

/** The size of every named condition; those in a cycle, and those that use one of them, have none. */
export function measured(conditions: Entries['conditions']): ReadonlyMap<string, Size> {
  const written = new Map(conditions.toReversed().map(({ id, when }) => [id, when]));
  const sizes = new Map<string, Size | 'endless'>();
  const visit = (id: string): Size | 'endless' => {
    const known = sizes.get(id);
    const when = written.get(id);
    if (known !== undefined || when === undefined) return known ?? { levels: 0, tests: 0 };
    // A name that is reached again while it is measured is part of a cycle.
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

/** The size of a condition; `names` has that of every name in it. */
export function sizeOf(condition: Condition, names: ReadonlyMap<string, Size>): Size {
  const node = nodeOf(condition);
  if (node.kind === 'test') return { levels: 1, tests: 1 };
  const parts = node.kind === 'named' ? [names.get(node.id)!] : node.parts.map((part) => sizeOf(part, names));
  return {
    levels: 1 + Math.max(0, ...parts.map(({ levels }) => levels)),
    tests: parts.reduce((sum, { tests }) => sum + tests, 0),
  };
}
