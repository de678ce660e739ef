import type { Condition } from '../condition/index.ts';
import { isDay } from '../yaml/index.ts';
import { countedBy } from './effort.ts';
import type { Entries, Fault, UnreadIds } from './fault.ts';
import { STAGES, VERDICTS } from './scales.ts';

/** Checks values on a scale: days, lists in order, weights, times, and counts; every stage and verdict is defined. */
export function checkScales(pack: Entries, unread: UnreadIds): Fault[] {
  return [
    ...days(pack),
    ...orders(pack, unread),
    ...weights(pack, unread),
    ...named(pack, unread),
    ...times(pack),
    ...counts(pack),
  ];
}

function days({ facts }: Entries): Fault[] {
  return facts
    .filter(({ read }) => !isDay(read))
    .map((fact) => ({
      list: 'facts',
      entry: fact,
      path: ['read'],
      code: 'bad-date',
      message: `the calendar has no ${fact.read}`,
    }));
}

function orders(
  { criteria, verdictRules, course, capacityLevels, capacityCriteria }: Entries,
  unread: UnreadIds,
): Fault[] {
  const levels = criteria.flatMap((criterion) =>
    wrongOrder(criterion.levels, 'level').map(({ index, message }): Fault => ({
      list: 'criteria',
      entry: criterion,
      path: ['levels', index],
      code: 'bad-pack',
      message,
    })),
  );
  const capacity = capacityCriteria.flatMap((criterion) =>
    wrongOrder(criterion.levels, 'level').map(({ index, message }): Fault => ({
      list: 'capacityCriteria',
      entry: criterion,
      path: ['levels', index],
      code: 'bad-pack',
      message,
    })),
  );
  const rows = (
    [
      ['verdictRules', verdictRules, 'rule'],
      ['course', course, 'row'],
      ['capacityLevels', capacityLevels, 'level'],
    ] as const
  ).flatMap(([list, entries, noun]): Fault[] =>
    unread(list).length > 0
      ? []
      : wrongOrder(entries, noun).map(({ index, message }) => ({
          list,
          entry: entries[index]!,
          path: [],
          code: 'bad-pack',
          message,
        })),
  );
  return [...levels, ...capacity, ...rows];
}

/** The last item of an ordered list is the default: it must have no condition, and every other item must have one. */
function wrongOrder(
  list: readonly { readonly when?: Condition | undefined }[],
  noun: string,
): { index: number; message: string }[] {
  return list.flatMap(({ when }, index) => {
    const isLast = index === list.length - 1;
    if (isLast === (when === undefined)) return [];
    const message = isLast
      ? `the last ${noun} holds when no other does; it has no when`
      : `only the last ${noun} has no when; the ones below can never hold`;
    return [{ index, message }];
  });
}

function weights({ criteria }: Entries, unread: UnreadIds): Fault[] {
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  const rest = Number(Math.abs(100 - sum).toFixed(6));
  if (unread('criteria').length > 0 || Math.abs(sum - 100) <= 1e-9) return [];
  const message = `the weights of the criteria sum to ${Number(sum.toFixed(6))}, not to 100; ${sum < 100 ? 'distribute' : 'remove'} ${rest}`;
  return [{ list: 'criteria', path: [], code: 'bad-pack', message }];
}

function named(pack: Entries, unread: UnreadIds): Fault[] {
  const lists: readonly ['stages' | 'verdicts', readonly string[]][] = [
    ['stages', STAGES],
    ['verdicts', VERDICTS],
  ];
  return lists.flatMap(([list, expected]) => {
    const ids = [...pack[list].map(({ id }): string => id), ...unread(list)];
    const missing = expected.filter((id) => !ids.includes(id));
    return missing.map((id): Fault => ({
      list,
      path: [],
      code: 'missing-key',
      message: `${list} lacks ${id}; a pack names all of ${expected.join(', ')}`,
    }));
  });
}

function times({ steps, gates, options, questions }: Entries): Fault[] {
  const placed = [
    ...steps.flatMap((entry) => [
      { list: 'steps' as const, entry, path: ['effort'], range: entry.effort },
      { list: 'steps' as const, entry, path: ['grows'], range: entry.grows },
      { list: 'steps' as const, entry, path: ['grows', 'also'], range: entry.grows?.also },
      { list: 'steps' as const, entry, path: ['waits'], range: entry.waits },
    ]),
    ...gates.map((entry) => ({ list: 'gates' as const, entry, path: ['fix', 'effort'], range: entry.fix.effort })),
    ...options.map((entry) => ({ list: 'options' as const, entry, path: ['effort'], range: entry.effort })),
    ...questions.flatMap((entry) =>
      (entry.values ?? []).flatMap(({ release, releaseOfOne }, index) =>
        Object.entries({ release, releaseOfOne }).map(([key, range]) => ({
          list: 'questions' as const,
          entry,
          path: ['values', index, key],
          range,
        })),
      ),
    ),
  ];
  return placed.flatMap(({ range, path, ...place }): Fault[] =>
    range === undefined || range.low <= range.high
      ? []
      : [
          {
            ...place,
            path: [...path, 'low'],
            code: 'bad-pack',
            message: `low is ${range.low}, and high is ${range.high}; write a low that is at most high`,
          },
        ],
  );
}

/** Work grows with numbers only, and only they count crews. */
function counts({ steps, roles, questions }: Entries): Fault[] {
  const kinds = new Map(questions.map(({ id, kind }) => [id, kind]));
  const wrong = (id: string) => {
    const kind = kinds.get(id);
    return kind === undefined || kind === 'number' ? undefined : `${id} is a ${kind} question`;
  };
  return [
    ...steps.flatMap((entry) =>
      countedBy(entry.grows).flatMap(({ path, id }): Fault[] => {
        const message = `${wrong(id)}; work grows with a number question`;
        return wrong(id) === undefined
          ? []
          : [{ list: 'steps', entry, path: ['grows', ...path], code: 'bad-pack', message }];
      }),
    ),
    ...roles.flatMap((entry): Fault[] => {
      const fault = entry.crews === undefined ? undefined : wrong(entry.crews.with);
      const message = `${fault}; crews are counted by a number question`;
      return fault === undefined ? [] : [{ list: 'roles', entry, path: ['crews', 'with'], code: 'bad-pack', message }];
    }),
  ];
}
