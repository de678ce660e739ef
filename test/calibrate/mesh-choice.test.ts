import { expect, test } from 'vitest';
import { testsOf } from '../../src/core/condition/walk.ts';
import { sitesOf } from '../../src/core/pack/sites.ts';
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

test('questions that choose between products are read by nothing that judges', () => {
  const choosing = compiled.pack.questions.flatMap(({ id, forChoice }) => (forChoice === true ? [id] : []));
  const advice = ['conditions', 'options', 'steps', 'risks', 'watch', 'proposals'];
  // What an opponent of a course would say decides nothing, either.
  const judging = sitesOf(compiled.pack).filter(({ list, path }) => !advice.includes(list) && path[0] !== 'against');
  const read = judging.flatMap(({ condition }) => [...testsOf([condition]).keys()]);
  expect(choosing.length).toBe(6);
  expect(choosing.filter((id) => read.includes(id))).toEqual([]);
});
