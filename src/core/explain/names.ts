import { type Condition, conditionInWords, namesIn, nodeOf } from '../condition/index.ts';
import { conditionsIn, nounOf, sitesOf } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';

/** A line with the meaning of each named condition in an entry, nested ones included, each once. */
export function namesOf(entry: object): readonly string[] {
  const lines = new Set<string>();
  for (const { condition } of conditionsIn(entry)) tell(condition, lines);
  return [...lines];
}

function tell(condition: Condition, lines: Set<string>): void {
  const node = nodeOf(condition);
  if (node.kind === 'named' && node.parts.length > 0)
    lines.add(`${node.says} (${node.id}): ${conditionInWords(node.parts[0]!)}`);
  for (const part of node.parts) tell(part, lines);
}

/** The entries that use a named condition, as `gate joins-tested`. */
export function usersOf(pack: Pack, name: string): readonly string[] {
  let users = usersIn.get(pack);
  if (users === undefined) usersIn.set(pack, (users = allUsers(pack)));
  return [...(users.get(name) ?? [])];
}

/** Every condition asks for its users, so a pack is walked once. */
const usersIn = new WeakMap<Pack, ReadonlyMap<string, ReadonlySet<string>>>();

function allUsers(pack: Pack): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  for (const { list, entry, condition } of sitesOf(pack))
    for (const { id } of namesIn(condition)) {
      const known = users.get(id) ?? new Set();
      users.set(id, known.add(`${nounOf(list)} ${entry.id}`));
    }
  return users;
}
