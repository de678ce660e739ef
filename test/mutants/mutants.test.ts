import { describe, expect, test } from 'vitest';
import { compareTable } from '../../src/core/cases/recorded/compare-table.ts';
import { runCases } from '../../src/core/cases/run-cases.ts';
import { compilePack } from '../../src/core/judge/compile.ts';
import { pack, parsed } from './built-in.ts';
import { noticerOf } from './notice.ts';
import { mutantsOf } from './operators.ts';
import { sampleOf } from './sample.ts';
import { often } from '../thorough.ts';

describe('a change of the built-in pack is noticed', () => {
  const noticeOf = noticerOf(pack, parsed);

  test('the pack as it is raises nothing', () => {
    expect(noticeOf({ operator: 'none', name: 'unchanged', apply: () => undefined })).toBeUndefined();
  });

  test('an entry that gets lost from the table, and the table itself', () => {
    const recorded = [...parsed.recorded!.entries];
    // That the rules give what is recorded, test/cli/rules.test.ts holds.
    const given = recorded.map(([name, { rows }]) => ({
      name,
      rows: new Map([...rows].map(([row, { text }]) => [row, text])),
      answers: [],
    }));
    const table = compareTable({ ...parsed.recorded!, entries: new Map(recorded.slice(1)) }, given);
    expect(table.filter(({ mismatches }) => mismatches.length > 0).map(({ name }) => name)).toEqual([recorded[0]![0]]);
    expect(runCases(compilePack(pack, ''), { ...parsed, recorded: undefined }).coverage.percent).toBeLessThan(100);
  });

  // A sample, one of each operator or of some operators; `npm run mutants` runs all of them.
  const sample = sampleOf(mutantsOf(pack), 1, 0.5).filter((_, index) => index % often(4, 1) === 0);
  test.each(sample.map((mutant) => [`${mutant.operator}: ${mutant.name}`, mutant] as const))('%s', (_, mutant) => {
    expect(noticeOf(mutant)).toBeDefined();
  });
});
