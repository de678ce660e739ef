import { namesIn } from '../condition/index.ts';
import { didYouMean } from '../problem/index.ts';
import type { Entries, Fault } from './fault.ts';
import { isTooLarge, measured, MOST_LEVELS, MOST_TESTS, type Size, sizeOf } from './measure.ts';
import type { Site } from './sites.ts';

/**
 * Checks named conditions: each used one exists, none refers to itself, and none is too large. `unread` are ids of
 * named conditions that exist but couldn't be read.
 */
export function checkNames(pack: Entries, sites: readonly Site[], unread: readonly string[]): Fault[] {
  return [...unknownNames(pack, sites, unread), ...circles(pack.conditions), ...tooLarge(pack, sites)];
}

function unknownNames(pack: Entries, sites: readonly Site[], unread: readonly string[]): Fault[] {
  const known = [...pack.conditions.map(({ id }) => id), ...unread];
  return sites.flatMap(({ list, entry, path, condition }) =>
    namesIn(condition)
      .filter(({ id }) => !known.includes(id))
      .map(({ path: at, id }): Fault => {
        const isQuestion = pack.questions.some((question) => question.id === id);
        const mend = isQuestion ? `; ${id} is a question, test it as { ${id}: … }` : didYouMean(id, known);
        return {
          list,
          entry,
          path: [...path, ...at],
          code: 'unknown-reference',
          message: `no condition is called ${id}${mend}`,
          to: { list: 'conditions', id },
        };
      }),
  );
}

/** Each cycle once, at its first condition in the pack. */
function circles(conditions: Entries['conditions']): Fault[] {
  const byId = new Map(conditions.toReversed().map((condition) => [condition.id, condition]));
  const done = new Set<string>();
  const faults: Fault[] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    const condition = byId.get(id);
    if (condition === undefined || done.has(id)) return;
    const start = trail.indexOf(id);
    if (start !== -1) {
      const chain = [...trail.slice(start), id].join(' -> ');
      const message = `what ${id} means depends on itself: ${chain}`;
      faults.push({ list: 'conditions', entry: condition, path: ['when'], code: 'cycle', message });
      return;
    }
    for (const name of new Set(namesIn(condition.when).map((each) => each.id))) visit(name, [...trail, id]);
    done.add(id);
  };
  for (const { id } of conditions) visit(id, []);
  return faults;
}

/** The innermost conditions that are too large; those that use them are too large because of them. */
function tooLarge({ conditions }: Entries, sites: readonly Site[]): Fault[] {
  const sizes = measured(conditions);
  const isLarge = (id: string): boolean => {
    const size = sizes.get(id);
    return size !== undefined && isTooLarge(size);
  };
  const named = conditions
    .filter(({ id, when }) => isLarge(id) && namesIn(when).every((name) => !isLarge(name.id)))
    .map((condition) => faultOf('conditions', condition, ['when'], sizes.get(condition.id)!));
  const others = sites.flatMap(({ list, entry, path, condition }) => {
    const names = namesIn(condition);
    if (list === 'conditions' || names.some(({ id }) => isLarge(id) || !sizes.has(id))) return [];
    const size = sizeOf(condition, sizes);
    return isTooLarge(size) ? [faultOf(list, entry, path, size)] : [];
  });
  return [...named, ...others];
}

function faultOf(list: Fault['list'], entry: object, path: Fault['path'], { levels, tests }: Size): Fault {
  const isDeep = levels > MOST_LEVELS;
  return {
    list,
    entry,
    path,
    code: isDeep ? 'too-deep' : 'too-large',
    message: isDeep
      ? `with the names in it written out it nests ${levels} levels deep; ${MOST_LEVELS} are allowed`
      : `with the names in it written out it makes ${tests} tests; ${MOST_TESTS} are allowed`,
  };
}
