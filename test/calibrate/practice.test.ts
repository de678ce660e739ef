import { describe, expect, it, test } from 'vitest';
import { assess } from '../../src/core/assess/assess.ts';
import type { Assessment } from '../../src/core/assess/assessment.ts';
import { type Advice, compiled, type Point, readPractice } from './cases.ts';

/** By point: what the program says that the practitioner would not; empty where they agree. */
const CHECKS: Readonly<Record<Point, (assessment: Assessment, label: Advice) => readonly string[]>> = {
  verdict: ({ verdict }, { verdictAccept }) => (verdictAccept.includes(verdict.id) ? [] : [verdict.id]),
  course: ({ verdict }, { courseAccept }) => (courseAccept.includes(verdict.course) ? [] : [verdict.course]),
  startWith: ({ useCases }, { startAccept }) => {
    const start = useCases.find((useCase) => useCase.start)?.id ?? 'none';
    return startAccept.includes(start) ? [] : [start];
  },
  standing: ({ verdict }, { standing = verdict.standing }) => (standing === verdict.standing ? [] : [verdict.standing]),
  without: ({ stages, options, useCases }, { without = {} }) => {
    const { steps = [], words = [] } = without;
    const shown = stages.flatMap((stage) => stage.steps);
    return [
      ...shown.filter(({ id }) => steps.includes(id)).map(({ id }) => `step ${id}`),
      ...shown.flatMap(({ id, title }) =>
        words.filter((word) => title.includes(word)).map((word) => `${word} in ${id}`),
      ),
      ...options
        .filter(({ id, fit }) => fit === 'fits' && without.options?.includes(id))
        .map(({ id }) => `option ${id}`),
      ...useCases
        .filter(({ id, place }) => place !== 'none' && without.useCases?.includes(id))
        .map(({ id }) => `use case ${id}`),
    ];
  },
};
const POINTS = Object.keys(CHECKS) as Point[];

const judged = readPractice().map(({ id, file, label }) => [id, label, assess(compiled, file, 'practice')] as const);

describe('the program and a practitioner', () => {
  // Known disagreements are named in expected.yaml. One that is gone has to go there as well.
  test.each(judged)('%s', (_, label, assessment) => {
    for (const point of POINTS) {
      const contrary = CHECKS[point](assessment, label);
      if (label.disagrees?.[point] === undefined) expect(contrary, point).toEqual([]);
      else expect(contrary, `${point}: no disagreement any more`).not.toEqual([]);
    }
  });

  test.each(judged.filter(([, , { verdict }]) => verdict.course === 'none'))(
    '%s: a plan without a mesh has only steps that are written for one',
    (_, label, { stage, stages }) => {
      const written = compiled.pack.steps.filter(({ courses }) => courses?.includes('none')).map(({ id }) => id);
      expect(stage).toBe('none');
      for (const { steps } of stages) for (const { id } of steps) expect(written).toContain(id);
      expect(label.courseAccept).toContain('none');
    },
  );

  it('names only what the pack holds', () => {
    const { pack } = compiled;
    for (const [id, { without = {}, disagrees = {} }] of judged) {
      for (const list of ['steps', 'options', 'useCases'] as const)
        for (const named of without[list] ?? [])
          expect(
            pack[list].map((entry) => entry.id),
            id,
          ).toContain(named);
      for (const point of Object.keys(disagrees)) expect(POINTS, id).toContain(point);
    }
  });
});
