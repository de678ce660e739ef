import { questionsRead } from '../../condition/index.ts';
import { hasWork, NEXT, readsChoice } from '../../judge/index.ts';
import { type CourseId, VERDICTS } from '../../pack/index.ts';
import type { Pack, Step } from '../../pack/schema.ts';
import type { Formula, Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/**
 * Every step is in some plan. A step with a condition is missing from some plan of a `yes`. A step with `done` is done
 * in some plan that shows it, and not done in another.
 */
export function stepTargets(pack: Pack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  const plans = plansWith(pack, space);
  return pack.steps.flatMap((step) => {
    const shown: Target = {
      name: `step ${step.id}: shown`,
      goals: () => plans(step, formulas.yes),
      remark: () => remark(step, 'no plan ever shows it'),
    };
    const leftOut: Target = {
      name: `step ${step.id}: left out`,
      goals: () => [formulas.all([space.gives('yes'), formulas.not(inPlan(step, pack, space))])],
      remark: () => remark(step, 'every plan shows it, whatever its when says'),
    };
    const ticked = (name: string, code: 'never-done' | 'always-done', goal: Formula, message: string): Target => ({
      name: `step ${step.id}: ${name}`,
      given: shown.name,
      goals: () => plans(step, goal),
      remark: () => ({
        list: 'steps',
        entry: step,
        path: ['done'],
        code,
        message,
        mend: 'correct its done or its when',
      }),
    });
    const done = formula(step.done);
    return [
      shown,
      ...(step.when === undefined ? [] : [leftOut]),
      ...(step.done === undefined
        ? []
        : [
            ticked('done', 'never-done', done, 'no plan that shows it ever ticks it off'),
            ticked('to do', 'always-done', formulas.not(done), 'every plan that shows it has it ticked off already'),
          ]),
    ];
  });
}

/** By verdict: when a step is in the plan and a goal holds; `only`: in the plan of this course. */
export function plansWith(
  pack: Pack,
  space: Space,
  only?: CourseId,
): (step: Step, goal: Formula) => readonly Formula[] {
  const { all, any } = space.formulas;
  const rows = VERDICTS.map((verdict) => ({ verdict, courses: space.course(verdict) }));
  return (step, goal) =>
    rows.map(({ verdict, courses }) => {
      const shown = courses
        .filter(({ course }) => only === undefined || course === only)
        .filter(({ course }) => step.courses?.includes(course) ?? hasWork(course, verdict))
        .map(({ when }) => when);
      return all([space.gives(verdict), inPlan(step, pack, space), any(shown), goal]);
    });
}

function inPlan(step: Step, pack: Pack, { formula, formulas, among, unmet }: Space): Formula {
  const { when, unless, useCases, serves, options } = step;
  const placeOf = (wanted: string) => pack.useCases.findIndex(({ id }) => id === wanted);
  const isFor = useCases?.map((id) => among(placeOf(id), NEXT));
  const served = serves?.map((id) => unmet(placeOf(id)));
  const anyOf = (ways: readonly Formula[] | undefined) => (ways === undefined ? formulas.yes : formulas.any(ways));
  const rules = (options ?? []).map((id) => pack.options.find((option) => option.id === id)?.ruledOut ?? []);
  const out = rules.map((each) => formulas.any(each.map((rule) => formula(rule.when))));
  const choosing = rules.flat().filter((rule) => readsChoice(pack, questionsRead(rule.when)));
  const outByChoice = formulas.all([...out, formulas.any(choosing.map((rule) => formula(rule.when)))]);
  const kept = unless === undefined ? formulas.yes : formulas.not(formula(unless));
  return formulas.all([formula(when), kept, anyOf(isFor), anyOf(served), formulas.not(outByChoice)]);
}

function remark(step: Step, message: string): ReturnType<Target['remark']> {
  const path = step.when === undefined ? [] : ['when'];
  return {
    list: 'steps',
    entry: step,
    path,
    code: 'unreachable-step',
    message,
    mend: 'correct its when or its use cases',
  };
}
