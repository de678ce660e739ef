import { expect, test } from 'vitest';
import { assess } from '../../src/core/assess/assess.ts';
import { choiceOf } from '../../src/core/fit/choice.ts';
import { compiled, readOrganizations, readPractice } from './cases.ts';

const named = [...readOrganizations(), ...readPractice()].flatMap(({ id, file }) => {
  const answer = file.answers.get('existing-mesh');
  const mesh = answer?.kind === 'value' ? String(answer.value) : 'none';
  const option = compiled.pack.options.find((each) => each.id === mesh && each.kind === 'mesh');
  return option === undefined || option.ended !== undefined ? [] : [[id, mesh, file] as const];
});

test('some organizations name their mesh', () => {
  expect(named.length).toBeGreaterThan(5);
});

test.each(named)('%s: nothing rules out the mesh that it runs, %s', (_, mesh, file) => {
  const found = assess(compiled, file, 'test').options.find(({ id }) => id === mesh)!;
  expect(found.ruledOutBy.map(({ why }) => why)).toEqual([]);
  expect(found.fit).not.toBe('out');
});

test.each(readPractice().map(({ id, file }) => [id, file] as const))(
  '%s: a mesh is compared with a yes only, and no single winner is named while something can rule it out',
  (_, file) => {
    const assessment = assess(compiled, file, 'test');
    const { of, left, settled, shortlist, questions } = choiceOf(assessment);
    expect(of === 'mesh').toBe(assessment.verdict.id === 'yes');
    expect(shortlist.length).toBeLessThanOrEqual(3);
    if (!settled) expect(questions.length).toBeGreaterThan(0);
    for (const { option } of left) expect(option.ruledOutBy).toEqual([]);
  },
);
