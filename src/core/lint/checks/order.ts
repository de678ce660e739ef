import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

/**
 * Finds steps that wait for each other, by the steps and gates that they name, and steps that begin at once although
 * they wait.
 */
export function checkOrder({ steps }: Pack): readonly Remark[] {
  const behind = new Map(
    steps.map(({ id, after = [], waitsFor = [] }) => [
      id,
      steps
        .filter((other) => after.includes(other.id) || other.closes?.some((gate) => waitsFor.includes(gate)))
        .map((other) => other.id),
    ]),
  );
  return steps.flatMap((step): Remark[] => {
    const way = wayBack(step.id, behind);
    const site = { list: 'steps', entry: step, code: 'step-order' } as const;
    return [
      ...(way === undefined
        ? []
        : [
            {
              ...site,
              path: ['after'],
              message: `it waits for itself: ${way.join(' <- ')}`,
              mend: 'remove one of these',
            },
          ]),
      ...(step.now !== true || behind.get(step.id)!.length === 0
        ? []
        : [
            {
              ...site,
              path: ['now'],
              message: 'it begins at once, and it waits for others',
              mend: 'remove one of the two',
            },
          ]),
    ];
  });
}

/** The shortest way from a step over those that it waits for back to itself. */
function wayBack(id: string, behind: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const ways: (readonly string[])[] = [[id]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of behind.get(way.at(-1)!) ?? []) {
      if (next === id) return [...way, id];
      if (!seen.has(next)) ways.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}
