import { describe, expect, test } from 'vitest';
import { parseCases } from '../../src/core/cases/parse-cases.ts';
import { caseFiles, cases, pack } from './built-in.ts';
import { droppedCases } from './dropped-case.ts';
import { noticeOf } from './notice.ts';
import { mutantsOf } from './operators.ts';
import { sampleOf } from './sample.ts';

describe('a change of the built-in pack is noticed', () => {
  test('the pack as it is raises nothing', () => {
    expect(noticeOf(pack, cases, { operator: 'none', name: 'unchanged', apply: () => undefined })).toBeUndefined();
  });

  test('a case that gets lost', () => {
    const [first, last] = [droppedCases(caseFiles)[0]!, droppedCases(caseFiles).at(-1)!];
    for (const { files } of [first, last])
      expect(parseCases(files(), pack).problems.map(({ code }) => code)).toEqual(['lost-case']);
  });

  // All of them: npm run mutants.
  test.each(sampleOf(mutantsOf(pack), 1, 0.5).map((mutant) => [`${mutant.operator}: ${mutant.name}`, mutant] as const))(
    '%s',
    (_, mutant) => {
      expect(noticeOf(pack, cases, mutant)).toBeDefined();
    },
  );
});
