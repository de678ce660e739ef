import { type Condition, conditionInWords, namesIn, nodeOf } from '../condition/index.ts';
import { nounOf } from '../pack/nouns.ts';
import type { Pack } from '../pack/schema.ts';
import { sitesOf } from '../pack/sites.ts';

/** What the named conditions in an entry stand for, each once, also those in each other; a line for each. */
export function namesOf(pack: Pack): (noun: string, id: string) => readonly string[] {
  const lines = new Map<string, Set<string>>();
  for (const { list, entry, condition } of sitesOf(pack)) {
    const key = `${nounOf(list)} ${entry.id}`;
    const found = lines.get(key) ?? new Set();
    lines.set(key, found);
    tell(condition, found);
  }
  return (noun, id) => [...(lines.get(`${noun} ${id}`) ?? [])];
}

function tell(condition: Condition, lines: Set<string>): void {
  const node = nodeOf(condition);
  if (node.kind === 'named' && node.parts.length > 0)
    lines.add(`${node.says} (${node.id}): ${conditionInWords(node.parts[0]!)}`);
  for (const part of node.parts) tell(part, lines);
}

/** The entries that use a named condition, as `gate joins-tested`. */
export function usersOf(pack: Pack, name: string): readonly string[] {
  const users = sitesOf(pack).filter(({ condition }) => namesIn(condition).some(({ id }) => id === name));
  return [...new Set(users.map(({ list, entry }) => `${nounOf(list)} ${entry.id}`))];
}
