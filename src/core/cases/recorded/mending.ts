import type { CompiledCondition } from '../../condition/index.ts';
import type { CompiledPack, Facts } from '../../judge/index.ts';

/**
 * Finds the questions of which one other answer alone could give a condition the truth that it lacks; perhaps it finds
 * more than these.
 */
export type Mending = (condition: CompiledCondition, truth: boolean, facts: Facts) => ReadonlySet<string>;

/** A finder for conditions that read the questions of a pack alone: no exposure score and no verdict. */
export function mendingIn(compiled: CompiledPack): Mending {
  const known = new Map<string, ReadonlySet<string>>();
  return mending;

  function mending(condition: CompiledCondition, truth: boolean, facts: Facts): ReadonlySet<string> {
    const node = condition.node();
    switch (node.kind) {
      case 'test':
        return behind(node.question);
      case 'unless':
        return union(condition.reads().map(behind));
      case 'named':
        return mending(node.parts[0]!, truth, facts);
      case 'not':
        return mending(node.parts[0], !truth, facts);
      case 'all':
      case 'any': {
        const lacking = node.parts.filter((part) => part.evaluate(facts) !== truth);
        const each = lacking.map((part) => mending(part, truth, facts));
        // One part decides, or all of them have to be mended.
        return truth === (node.kind === 'any') ? union(each) : intersection(each);
      }
    }
  }

  /** The question and all that decide whether it applies. */
  function behind(question: string): ReadonlySet<string> {
    let found = known.get(question);
    if (found === undefined) {
      const { when } = compiled.asked[compiled.index.get(question)!]!;
      found = union([new Set([question]), ...(when?.reads() ?? []).map(behind)]);
      known.set(question, found);
    }
    return found;
  }
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

function intersection([first, ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set([...(first ?? [])].filter((id) => others.every((set) => set.has(id))));
}
