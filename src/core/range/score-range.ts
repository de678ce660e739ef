import type { Decision, Decisions } from './decisions.ts';

/**
 * Lowest and highest sum of the outcomes of several lists, in points when the outcomes are tenths of one.
 * `sizes` is the number of classes at each level.
 */
export function scoreRange(decisions: Decisions, sizes: readonly number[], lists: readonly Decision[]): [number, number] {
  const known = new Map<string, readonly [number, number]>();
  const [low, high] = extremes(lists);
  return [low / 10, high / 10];

  function extremes(all: readonly Decision[]): readonly [number, number] {
    let sum = 0;
    let key = '';
    let level = Infinity;
    const left: Decision[] = [];
    for (const list of all) {
      if (list.decided >= 0) sum += list.decided;
      else {
        left.push(list);
        key += `${list.id},`;
        level = Math.min(level, list.level);
      }
    }
    if (left.length === 0) return [sum, sum];
    let found = known.get(key);
    if (found === undefined) {
      let least = Infinity;
      let most = -Infinity;
      for (let index = 0; index < sizes[level]!; index += 1) {
        const [lower, upper] = extremes(left.map((list) => (list.level === level ? decisions.child(list, index) : list)));
        least = Math.min(least, lower);
        most = Math.max(most, upper);
      }
      known.set(key, (found = [least, most]));
    }
    return [sum + found[0], sum + found[1]];
  }
}
