import { didYouMean, shortList } from '../suggest.ts';
import { show } from '../yaml-fields.ts';
import { type Origin, placeIn } from './collect.ts';
import { nounOf } from './nouns.ts';
import type { Finding } from './references.ts';
import type { Disabled, Pack } from './schema.ts';

type Listed = { readonly id: string };

/** Which list of the pack a key of `disable` is about. */
const DISABLED_LISTS = {
  question: 'questions',
  criterion: 'criteria',
  rule: 'verdictRules',
  sign: 'watch',
  gate: 'gates',
  step: 'steps',
  useCase: 'useCases',
  risk: 'risks',
  alternative: 'alternatives',
} as const satisfies Readonly<Record<Exclude<keyof Disabled, 'reason'>, keyof Pack>>;

/** An entry of the extended pack that was taken out, and where that is written. */
export interface TakenOut {
  readonly list: keyof Pack;
  readonly id: string;
  readonly reason: string;
  readonly origin: Origin;
  /** Offset of its id in the text. */
  readonly at: number;
}

/**
 * Takes out what the pack disables, and gives what was taken out. What is not there, is the pack's own, is changed as well
 * or was named before cannot be disabled. `own`: where this pack writes about an entry; `origins`: where entries stand.
 */
export function disable(pack: Record<string, unknown>, extended: Pack, own: (list: keyof Pack, id: string) => Origin | undefined, origins: Map<object, Origin>): readonly TakenOut[] {
  const taken: TakenOut[] = [];
  for (const entry of pack['disable'] as Disabled[]) {
    const { reason, ...kinds } = entry;
    const [kind, id] = Object.entries(kinds)[0] as [keyof typeof DISABLED_LISTS, string];
    const list = DISABLED_LISTS[kind];
    const origin = origins.get(entry)!;
    const at = placeIn(origin, [kind]);
    const known = (extended[list] as readonly Listed[]).map((each) => each.id);
    const isThere = known.includes(id);
    if (taken.some((other) => other.list === list && other.id === id)) {
      origin.yaml.report(at, 'duplicate-id', `${nounOf(list)} ${show(id)} is disabled twice; keep one`);
    } else if (own(list, id)) {
      const message = isThere ? 'is changed in this pack and disabled as well; keep one of the two' : 'is an entry of this pack; remove it there instead of disabling it';
      origin.yaml.report(at, 'bad-pack', `${nounOf(list)} ${show(id)} ${message}`);
    } else if (isThere) {
      pack[list] = (pack[list] as readonly Listed[]).filter((each) => each.id !== id);
      taken.push({ list, id, reason, origin, at });
    } else {
      origin.yaml.report(at, 'unknown-reference', `nothing in ${list} is called ${show(id)}${didYouMean(id, known)}`);
    }
  }
  if (taken.length > 0) prune(pack, extended, taken, origins);
  return taken;
}

/** Says once, where an entry is disabled, what still refers to it. */
export function reportStillNeeded({ list, id, origin, at }: TakenOut, findings: readonly Finding[]): void {
  const needing = [...new Set(findings.map(nameOf))];
  const those = needing.length === 1 ? 'that' : 'those';
  const message = `${nounOf(list)} ${id} is disabled here, but still needed by ${shortList(needing, 5)}; disable or change ${those} too, or keep the ${nounOf(list)}`;
  origin.yaml.report(at, 'unknown-reference', message);
}

/** What an entry of the extended pack is called where it no longer fits to the changes. */
export function inheritedName(finding: Finding): string {
  return finding.entry === undefined ? '' : `${nameOf(finding)} of the extended pack: `;
}

function nameOf({ list, entry }: Finding): string {
  const { id, to } = (entry ?? {}) as { readonly id?: string; readonly to?: string };
  return id === undefined ? `a migration to ${to ?? 'this version'}` : `${nounOf(list)} ${show(id)}`;
}

/**
 * Takes out of the steps and verdict rules of the extended pack what they name of what is disabled; a step that served only
 * that is gone as well. What this pack added says itself what it means.
 */
function prune(pack: Record<string, unknown>, extended: Pack, taken: readonly TakenOut[], origins: Map<object, Origin>): void {
  const { steps, verdictRules } = pack as unknown as Pick<Pack, 'steps' | 'verdictRules'>;
  const left = (list: keyof Pack, ids: readonly string[] | undefined) => ids?.filter((id) => !taken.some((each) => each.list === list && each.id === id));
  const without = <Entry extends Listed, Key extends keyof Entry & string>(base: readonly Listed[], entry: Entry, parts: Readonly<Record<Key, readonly string[] | undefined>>): Entry => {
    const changed = Object.entries<readonly string[] | undefined>(parts).filter(([key, ids]) => ids !== undefined && ids.length !== (entry[key as Key] as readonly string[]).length);
    if (changed.length === 0 || base.every(({ id }) => id !== entry.id)) return entry;
    const copy = { ...entry, ...Object.fromEntries(changed) };
    const origin = origins.get(entry);
    if (origin) origins.set(copy, origin);
    return copy;
  };
  pack['steps'] = steps
    .map((step) => without(extended.steps, step, { closes: left('gates', step.closes), useCases: left('useCases', step.useCases) }))
    .filter(({ useCases }, index) => useCases?.length !== 0 || steps[index]!.useCases?.length === 0);
  pack['verdictRules'] = verdictRules.map((rule) => without(extended.verdictRules, rule, { alternatives: left('alternatives', rule.alternatives) }));
}
