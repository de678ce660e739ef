import { didYouMean, shortList } from '../problem/index.ts';
import { show, showWhole } from '../yaml/index.ts';
import { type Origin, placeIn } from './collect.ts';
import { isEmptyText } from './empty-text.ts';
import type { Fault } from './fault.ts';
import { DISABLED_LISTS, type DisableKey, type ListKey, nounOf } from './lists.ts';
import type { Written } from './read.ts';
import type { Disabled, ManifestTemplate, Option, Pack, Proposal, Question, Step, UseCase } from './schema.ts';

type Listed = { readonly id: string };

/** A disabled entry of the extended pack, and where `disable` names it. */
export interface TakenOut {
  readonly list: ListKey;
  readonly id: string;
  readonly reason: string;
  readonly origin: Origin;
  /** Offset of its id in the text. */
  readonly at: number;
}

/**
 * The disabled entries, and the reasons of all entries that differ because of them, by list and id, as `steps
 * write-it-down`.
 */
export interface Disabling {
  readonly taken: readonly TakenOut[];
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Removes the disabled entries from `pack`. Reports entries of `disable` that are unknown, that this pack adds or
 * changes itself, or that are named twice, and any `disable` in a pack that extends none. `raw`: the entries of this
 * pack as written; `origins`: where entries are written.
 */
export function disable(
  pack: Record<string, unknown>,
  extended: Pack | undefined,
  { raw, head }: Written,
  origins: Map<object, Origin>,
): Disabling {
  if (extended === undefined) {
    const message = 'only a pack that extends another has something to disable; write extends: under pack';
    if (head) for (const { yaml, part } of raw.get('disable') ?? []) yaml.report(part.at, 'bad-pack', message);
    return { taken: [], reasons: new Map() };
  }
  const own = (list: ListKey, id: string) => raw.get(list)?.find((origin) => origin.id === id);
  const taken: TakenOut[] = [];
  for (const entry of pack['disable'] as Disabled[]) {
    const { reason, ...kinds } = entry;
    const [kind, id] = Object.entries(kinds)[0] as [DisableKey, string];
    const list = DISABLED_LISTS[kind];
    const origin = origins.get(entry)!;
    const at = placeIn(origin, [kind]);
    if (isEmptyText(reason))
      origin.yaml.report(placeIn(origin, ['reason']), 'bad-pack', `a reason says why, not ${show(reason)}`);
    const known = (extended[list] as readonly Listed[]).map((each) => each.id);
    const isThere = known.includes(id);
    if (taken.some((other) => other.list === list && other.id === id)) {
      origin.yaml.report(at, 'duplicate-id', `${nounOf(list)} ${showWhole(id)} is disabled twice; keep one`);
    } else if (own(list, id)) {
      const message = isThere
        ? 'is changed in this pack and disabled as well; keep one of the two'
        : 'is an entry of this pack; remove it there instead of disabling it';
      origin.yaml.report(at, 'bad-pack', `${nounOf(list)} ${showWhole(id)} ${message}`);
    } else if (isThere) {
      pack[list] = (pack[list] as readonly Listed[]).filter((each) => each.id !== id);
      taken.push({ list, id, reason, origin, at });
    } else {
      origin.yaml.report(at, 'unknown-reference', `nothing in ${list} is called ${show(id)}${didYouMean(id, known)}`);
    }
  }
  const followed = taken.length > 0 ? prune(pack, extended, taken, origins) : [];
  // An entry that this pack changes has a reason of its own.
  const inherited = followed.filter(([{ list, id }]) => own(list, id) === undefined);
  const because = inherited.map(
    ([{ list, id }, causes]) =>
      [
        `${list} ${id}`,
        causes.map((cause) => `${nounOf(cause.list)} ${cause.id} is left out: ${cause.reason}`).join('; '),
      ] as const,
  );
  return {
    taken,
    reasons: new Map([...taken.map(({ list, id, reason }) => [`${list} ${id}`, reason] as const), ...because]),
  };
}

/** Reports, once per disabled entry, the entries that still refer to it. */
export function reportStillNeeded({ list, id, origin, at }: TakenOut, faults: readonly Fault[]): void {
  const needing = [...new Set(faults.map(nameOf))];
  const those = needing.length === 1 ? 'that' : 'those';
  const message = `${nounOf(list)} ${id} is disabled here, but still needed by ${shortList(needing, 5)}; disable or change ${those} too, or keep the ${nounOf(list)}`;
  origin.yaml.report(at, 'unknown-reference', message);
}

/** A prefix for problems of an inherited entry that doesn't fit the changes of this pack. */
export function inheritedName(fault: Fault): string {
  return fault.entry === undefined ? '' : `${nameOf(fault)} of the extended pack: `;
}

function nameOf({ list, entry }: Fault): string {
  const { id, to } = (entry ?? {}) as { readonly id?: string; readonly to?: string };
  return id === undefined ? `a migration to ${to ?? 'this version'}` : `${nounOf(list)} ${showWhole(id)}`;
}

/** An inherited entry that lost references, and the disabled entries that it referred to. */
type Followed = readonly [entry: { readonly list: ListKey; readonly id: string }, causes: readonly TakenOut[]];

/** A list in an entry whose items name entries of another list. */
interface Naming<Entry extends Listed = Listed, Item = unknown> {
  readonly list: ListKey;
  readonly target: ListKey;
  readonly items: (entry: Entry) => readonly Item[] | undefined;
  readonly named: (item: Item) => string;
  readonly holding: (entry: Entry, items: readonly Item[], targets: readonly string[]) => Entry;
  /** Whether an entry is of no use without any item. */
  readonly isNothingWithout?: (entry: Entry) => boolean;
}

const naming = <Entry extends Listed, Item>(each: Naming<Entry, Item>) => each as unknown as Naming;

const NOTHING_WITHOUT = { isNothingWithout: () => true };

/** A list of ids at a key of the entries of a list. */
const idsIn = <Entry extends Listed>(
  list: ListKey,
  key: keyof Entry & string,
  target: ListKey,
  more: Pick<Naming<Entry>, 'isNothingWithout'> = {},
) =>
  naming<Entry, string>({
    list,
    target,
    items: (entry) => entry[key] as readonly string[] | undefined,
    named: (id) => id,
    holding: (entry, ids) => ({ ...entry, [key]: [...ids] }),
    ...more,
  });

const NAMINGS: readonly Naming[] = [
  idsIn<Step>('steps', 'useCases', 'useCases', NOTHING_WITHOUT),
  idsIn<Step>('steps', 'serves', 'useCases', NOTHING_WITHOUT),
  idsIn<Step>('steps', 'meets', 'useCases'),
  idsIn<Step>('steps', 'options', 'options', NOTHING_WITHOUT),
  idsIn<Step>('steps', 'mentions', 'options'),
  idsIn<Step>('steps', 'closes', 'gates'),
  idsIn<Step>('steps', 'waitsFor', 'gates'),
  idsIn<Step>('steps', 'after', 'steps'),
  idsIn<Step>('steps', 'provenBy', 'steps'),
  naming<Option, Option['answers'][number]>({
    list: 'options',
    target: 'useCases',
    items: ({ answers }) => answers,
    named: ({ need }) => need,
    holding: (option, answers) => ({ ...option, answers: [...answers] }),
    isNothingWithout: ({ offered }) => offered === undefined,
  }),
  naming<UseCase, NonNullable<UseCase['covered']>['by'][number]>({
    list: 'useCases',
    target: 'options',
    items: ({ covered }) => covered?.by,
    named: ({ option }) => option,
    holding: (useCase, by) => ({ ...useCase, covered: { ...useCase.covered!, by: [...by] } }),
  }),
  naming<ManifestTemplate, string>({
    list: 'manifests',
    target: 'useCases',
    items: ({ need }) => [need],
    named: (id) => id,
    holding: (template) => template,
    isNothingWithout: () => true,
  }),
  idsIn<ManifestTemplate>('manifests', 'options', 'options', NOTHING_WITHOUT),
  idsIn<ManifestTemplate>('manifests', 'instead', 'options'),
  idsIn<Pack['facts'][number]>('facts', 'products', 'options'),
  idsIn<Proposal>('proposals', 'options', 'options'),
  naming<Question, string>({
    list: 'questions',
    target: 'steps',
    items: ({ values }) => values?.flatMap(({ due = [] }) => due),
    named: (id) => id,
    holding: (question, left) => ({
      ...question,
      values: question.values!.map(({ due, ...value }) =>
        due === undefined ? value : { ...value, due: due.filter((id) => left.includes(id)) },
      ),
    }),
  }),
  naming<Question, string>({
    list: 'questions',
    target: 'useCases',
    items: ({ values }) => values?.flatMap(({ dates = [] }) => dates),
    named: (id) => id,
    // An empty list would say that the date is of no requirement: it is of one that no other value names.
    holding: (question, left, useCases) => {
      const values = question.values!;
      const others = useCases.filter((id) => !values.some(({ dates = [] }) => dates.includes(id)));
      const datesOf = (dates: readonly string[]) => {
        const kept = dates.filter((id) => left.includes(id));
        return kept.length > 0 || dates.length === 0 ? kept : others;
      };
      return {
        ...question,
        values: values.map(({ dates, ...value }) =>
          dates === undefined ? value : { ...value, dates: [...datesOf(dates)] },
        ),
      };
    },
  }),
];

/**
 * Takes out of steps, options, use cases, and manifest templates of the extended pack what they name of what is
 * disabled; an entry that served only that is gone as well. What this pack added says itself what it means. What
 * follows stands where its cause does, unless this pack writes about it.
 */
function prune(
  pack: Record<string, unknown>,
  extended: Pack,
  taken: readonly TakenOut[],
  origins: Map<object, Origin>,
): readonly Followed[] {
  const causesOf = new Map<string, readonly TakenOut[]>();
  const followed: { readonly list: ListKey; readonly id: string }[] = [];
  // What goes along can be named elsewhere, too.
  const out = [...taken];
  for (const { list, target, items, named, holding, isNothingWithout } of NAMINGS) {
    const gone = out.filter((each) => each.list === target);
    const inherited = new Set((extended[list] as readonly Listed[]).map(({ id }) => id));
    pack[list] = (pack[list] as readonly Listed[]).flatMap((entry) => {
      const all = items(entry) ?? [];
      const causes = gone.filter(({ id }) => all.some((item) => named(item) === id));
      if (causes.length === 0 || !inherited.has(entry.id)) return [entry];
      const name = `${list} ${entry.id}`;
      if (!causesOf.has(name)) followed.push({ list, id: entry.id });
      causesOf.set(name, [...(causesOf.get(name) ?? []), ...causes]);
      const left = all.filter((item) => causes.every(({ id }) => named(item) !== id));
      if (left.length === 0 && isNothingWithout?.(entry) === true) {
        out.push({ ...causes[0]!, list, id: entry.id });
        return [];
      }
      const targets = (pack[target] as readonly Listed[]).map(({ id }) => id);
      const copy = holding(entry, left, targets);
      origins.set(copy, origins.get(entry) ?? causes[0]!.origin);
      return [copy];
    });
  }
  return followed.map((entry) => [entry, causesOf.get(`${entry.list} ${entry.id}`)!]);
}
