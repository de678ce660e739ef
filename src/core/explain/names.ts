import { conditionInWords, namesIn } from '../condition/index.ts';
import { nounOf } from '../pack/nouns.ts';
import type { Pack } from '../pack/schema.ts';
import { sitesOf } from '../pack/sites.ts';

/** Which entries use which named conditions. Entries are called `gate joins-tested`. */
export interface NamesUsed {
  /** What the named conditions in an entry stand for, each once, also those in each other; a line for each. */
  readonly linesOf: (entry: string) => readonly string[];
  /** The entries that use a named condition. */
  readonly usersOf: (name: string) => readonly string[];
}

/** Looks through the pack once. */
export function namesUsed(pack: Pack): NamesUsed {
  const users = new Map<string, Set<string>>();
  const used = new Map<string, Set<string>>();
  for (const { list, entry, condition } of sitesOf(pack)) {
    const called = `${nounOf(list)} ${entry.id}`;
    for (const { id } of namesIn(condition)) {
      add(users, id, called);
      add(used, called, id);
    }
  }
  const named = new Map(pack.conditions.map((condition) => [condition.id, condition]));
  const within = (id: string): readonly string[] => [
    id,
    ...namesIn(named.get(id)!.when).flatMap((name) => within(name.id)),
  ];
  const line = (id: string): string => {
    const { says, when } = named.get(id)!;
    return `${says} (${id}): ${conditionInWords(when)}`;
  };
  return {
    linesOf: (entry) => [...new Set([...(used.get(entry) ?? [])].flatMap(within))].map(line),
    usersOf: (name) => [...(users.get(name) ?? [])],
  };
}

function add(lists: Map<string, Set<string>>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, new Set([value]));
  else list.add(value);
}
