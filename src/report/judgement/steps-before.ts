import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { isAhead, namedBefore, waitsForNoStage } from './before.ts';
import { foundOnce } from './found-once.ts';
import { needsWithFirst, type WayToNeed } from './way-to-need.ts';

/** Steps that unanswered questions may leave out: they have no place, but what they wait for has. */
const openSteps = foundOnce(({ stages }: Assessment) =>
  stages.flatMap(({ steps }) => steps.filter(({ done, mayNotApply }) => !done && mayNotApply === true)),
);

/** The steps that one names, and through steps that have no place, those that these name. */
function namedThroughOpen(
  step: StepResult,
  left: readonly StepResult[],
  assessment: Assessment,
): readonly StepResult[] {
  const open = openSteps(assessment);
  if (open.length === 0) return namedBefore(step, left, assessment);
  const all = [...left, ...open];
  const reached = new Set([step]);
  for (const each of reached)
    if (each === step || open.includes(each))
      for (const other of namedBefore(each, all, assessment)) reached.add(other);
  return left.filter((other) => other !== step && reached.has(other));
}

/** Ids of the steps that come before one: those that it names, those of its gates, and those of stages before. */
export function stepsBefore(
  step: StepResult,
  left: readonly StepResult[],
  assessment: Assessment,
  way: WayToNeed | undefined,
  early: ReadonlyMap<StepResult, number>,
): readonly string[] {
  const place = early.get(step) ?? assessment.stages.findIndex(({ steps }) => steps.some(({ id }) => id === step.id));
  const earlier = (at: number) => assessment.stages[at]!.status === 'current' || isAhead(assessment.stages[at]!);
  // What a date asks for beside the first need carries no mesh, and waits only for what it names.
  const goesAlongside = () => needsWithFirst(assessment).some(({ id }) => step.useCases.includes(id));
  const stages =
    waitsForNoStage(step, assessment) || !isAhead(assessment.stages[place]!) || (way !== undefined && goesAlongside())
      ? []
      : assessment.stages
          .filter((_, at) => at < place && earlier(at))
          .flatMap(({ steps }) =>
            steps.filter(
              ({ id, aside, postponed }) =>
                aside !== true &&
                (postponed !== true || step.postponed === true) &&
                (way === undefined || place > way.end || way.ids.has(id)),
            ),
          );
  const ahead = new Set([...stages, ...namedThroughOpen(step, left, assessment)].map(({ id }) => id));
  return left.filter(({ id }) => id !== step.id && ahead.has(id)).map(({ id }) => id);
}
