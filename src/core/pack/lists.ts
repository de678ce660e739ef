import type { Pack } from './schema.ts';

/** Properties of one list of a pack. */
interface List {
  /** The name of one entry. */
  readonly noun: string;
  /** The heading in `rules list`. Lists without a heading aren't shown there. */
  readonly heading?: string;
  /** The key of `disable` that removes an inherited entry; without one, entries can't be disabled. */
  readonly disable?: string;
}

/**
 * Every list of a pack whose entries have ids, in the order of reports. An extending pack can change an entry by its
 * id, or add one. The fields of an entry are in `schema.ts`, under the same key.
 */
export const LISTS = {
  questions: { noun: 'question', disable: 'question' },
  conditions: { noun: 'condition', heading: 'Named conditions', disable: 'condition' },
  criteria: { noun: 'criterion', heading: 'Criteria of exposure', disable: 'criterion' },
  verdicts: { noun: 'verdict' },
  verdictRules: { noun: 'verdict rule', heading: 'Verdict rules, the first that holds decides', disable: 'rule' },
  course: { noun: 'row of the course', heading: 'Course, the first row that holds decides', disable: 'course' },
  capacityLevels: { noun: 'level of capacity', heading: 'Levels of capacity, the first that holds counts' },
  capacityGaps: { noun: 'gap in capacity', heading: 'Gaps in capacity', disable: 'capacityGap' },
  capacityCriteria: { noun: 'criterion of capacity', heading: 'Criteria of capacity', disable: 'capacityCriterion' },
  stages: { noun: 'stage' },
  gates: { noun: 'gate', heading: 'Gates', disable: 'gate' },
  useCases: { noun: 'use case', heading: 'Use cases', disable: 'useCase' },
  steps: { noun: 'step', heading: 'Steps', disable: 'step' },
  risks: { noun: 'risk', heading: 'Risks', disable: 'risk' },
  contradictions: { noun: 'contradiction', heading: 'Contradictions', disable: 'contradiction' },
  options: { noun: 'option', heading: 'Options', disable: 'option' },
  manifests: { noun: 'manifest template', disable: 'manifest' },
  proposals: { noun: 'proposal', heading: 'Proposals, the first reply that holds is given', disable: 'proposal' },
  watch: { noun: 'sign to watch', heading: 'Signs to watch', disable: 'sign' },
  roles: { noun: 'role' },
  sections: { noun: 'section' },
  facts: { noun: 'fact' },
  statements: { noun: 'statement of the talk' },
} as const satisfies Readonly<Record<string, List>>;

export type ListKey = keyof typeof LISTS;
export const LIST_KEYS = Object.keys(LISTS) as readonly ListKey[];

/** The name of one entry of a list. */
export type EntryNoun = (typeof LISTS)[ListKey]['noun'];

/** Lists about the pack itself. Their entries have no ids: nothing changes, compares, or explains them. */
export const LISTS_WITHOUT_IDS = ['disable', 'migrations'] as const;
/** Every key of a pack: its lists, and two keys with one map each. */
export type PackKey = 'pack' | 'talk' | ListKey | (typeof LISTS_WITHOUT_IDS)[number];
/** Every key of a pack, in the order in which messages name them. */
export const PACK_KEYS: readonly PackKey[] = ['pack', ...LIST_KEYS, 'talk', ...LISTS_WITHOUT_IDS];

/** A key of `disable` that names an entry. */
export type DisableKey = Extract<(typeof LISTS)[ListKey], { disable: string }>['disable'];

/** The list for each key of `disable`. */
export const DISABLED_LISTS = Object.fromEntries(
  LIST_KEYS.flatMap((list) => ('disable' in LISTS[list] ? [[LISTS[list].disable, list]] : [])),
) as Readonly<Record<DisableKey, ListKey>>;

/** Keys of entries whose values are ids of other entries, and the list with those ids. They apply to every list. */
export const REFERENCES: Readonly<Record<string, ListKey>> = {
  section: 'sections',
  owner: 'roles',
  sequential: 'roles',
  canAnswer: 'roles',
  useCases: 'useCases',
  serves: 'useCases',
  meets: 'useCases',
  options: 'options',
  mentions: 'options',
  closes: 'gates',
  waitsFor: 'gates',
  after: 'steps',
  option: 'options',
  editionOf: 'options',
  products: 'options',
  instead: 'options',
  need: 'useCases',
  with: 'questions',
  only: 'questions',
  dates: 'useCases',
  due: 'steps',
};
/** The lists with the entries that `sources` can name. */
export const SOURCE_LISTS = ['statements', 'facts'] as const satisfies readonly ListKey[];

/** An entry of a pack, with the fields that describe it to a reader. */
export interface ListedEntry {
  readonly id: string;
  readonly title?: string;
  readonly prompt?: string;
  readonly says?: string;
}

/** The name of one entry of a list. */
export function nounOf(list: string): string {
  return isListKey(list) ? LISTS[list].noun : list;
}

export function isListKey(key: string): key is ListKey {
  return Object.hasOwn(LISTS, key);
}

export function isPackKey(key: string): key is PackKey {
  return PACK_KEYS.includes(key as PackKey);
}

/** Whether a key of a pack holds a list. */
export function isList(key: PackKey): boolean {
  return key !== 'pack' && key !== 'talk';
}

/** One line that describes an entry. */
export function titleOf({ id, title, prompt, says }: ListedEntry): string {
  return title ?? prompt ?? says ?? id;
}

/** Every entry of a pack that has an id, list by list. */
export function entriesOf(pack: Pick<Pack, ListKey>): (readonly [list: ListKey, entry: ListedEntry])[] {
  return LIST_KEYS.flatMap((list) => pack[list].map((entry: ListedEntry) => [list, entry] as const));
}
