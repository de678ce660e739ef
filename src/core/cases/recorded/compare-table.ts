import type { CaseOutcome, Mismatch } from '../run-cases.ts';
import type { RecordedEntry } from './record.ts';
import type { RecordedTable } from './table.ts';

const NOTHING = 'not in the table';

/** How the table of a file differs from what the rules give now, entry by entry. */
export function compareTable(recorded: RecordedTable, now: readonly RecordedEntry[]): readonly CaseOutcome[] {
  const names = new Set(now.map(({ name }) => name));
  const gone = [...recorded.entries].filter(([name]) => !names.has(name));
  return [
    ...now.map((entry) => compareEntry(recorded, entry)),
    ...gone.map(([name, { place }]) => ({
      name,
      place,
      mismatches: [{ path: name, place, expected: 'there', actual: 'no longer in the rules' }],
    })),
  ];
}

/** One entry of the table, and what the rules give for it now. */
export function compareEntry(recorded: RecordedTable, { name, rows }: RecordedEntry): CaseOutcome {
  const found = recorded.entries.get(name);
  const place = found?.place ?? recorded.place;
  const keys = new Set([...(found?.rows.keys() ?? []), ...rows.keys()]);
  const mismatches = [...keys].flatMap((path): Mismatch[] => {
    const [before, after] = [found?.rows.get(path), rows.get(path)];
    if (before?.text === after) return [];
    return [{ path, place: before?.place ?? place, expected: before?.text ?? NOTHING, actual: after ?? NOTHING }];
  });
  return { name, place, mismatches };
}
