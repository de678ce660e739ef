import { questionsRead } from '../../condition/index.ts';
import { type CompiledPack, hasWork, NEXT, readsChoice } from '../../judge/index.ts';
import { type CourseId, VERDICTS } from '../../pack/index.ts';
import type { Pack, Step } from '../../pack/schema.ts';
import type { Formula, Space, Witness } from '../../range/index.ts';
import type { Target } from '../target.ts';

/**
 * Every step is in some plan. A step with a condition is missing from some plan of a `yes`. A step with `done` is done
 * in some plan that shows it, and not done in another.
 */
export function stepTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  const { formulas, formula } = space;
  const shownWith = stepsInPlan(pack, space);
  return pack.steps.flatMap((step) => {
    const shown: Target = {
      name: `step ${step.id}: shown`,
      step: step.id,
      find: () => shownWith(step, formulas.yes),
      remark: () => remark(step, 'no plan ever shows it'),
    };
    const leftOut: Target = {
      name: `step ${step.id}: left out`,
      step: step.id,
      find: () => space.withVerdict('yes', formulas.not(inPlan(step, pack, space))),
      remark: () => remark(step, 'every plan shows it, whatever its when says'),
    };
    const ticked = (name: string, code: 'never-done' | 'always-done', goal: Formula, message: string): Target => ({
      name: `step ${step.id}: ${name}`,
      step: step.id,
      given: shown.name,
      find: () => shownWith(step, goal),
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

/** Finds answers that put a step into a plan and make a goal true; `only`: into the plan of this course. */
export function stepsInPlan(
  pack: Pack,
  space: Space,
  only?: CourseId,
): (step: Step, goal: Formula) => Witness | undefined {
  const { formulas } = space;
  const rows = new Map(VERDICTS.map((verdict) => [verdict, space.course(verdict)]));
  return (step, goal) => {
    for (const verdict of VERDICTS) {
      const shown = rows
        .get(verdict)!
        .filter(({ course }) => only === undefined || course === only)
        .filter(({ course }) => step.courses?.includes(course) ?? hasWork(course, verdict))
        .map(({ when }) => when);
      const wanted = formulas.all([inPlan(step, pack, space), formulas.any(shown), goal]);
      const found = space.withVerdict(verdict, wanted);
      if (found) return found;
    }
    return undefined;
  };
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
