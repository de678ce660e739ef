import type { CaseOutcome, Mismatch } from '../run-cases.ts';
import type { RecordedEntry } from './record.ts';
import type { RecordedTable } from './table.ts';

const NOTHING = 'not in the table';

/** Compares the recorded table of a file with the current results, entry by entry. */
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

/** Compares one entry of the recorded table with its current results. */
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
