import type { Tick } from '../answers/index.ts';
import { type CompiledPack, type StageResult, withLater } from '../judge/index.ts';
import type { Assessment } from './assessment.ts';

/** The stages with the steps that the file ticks as done. Gates stay as they are: answers decide about them. */
export function withTicks(stages: readonly StageResult[], ticks: readonly Tick[] = []): readonly StageResult[] {
  if (ticks.length === 0) return stages;
  const ticked = new Map(ticks.map(({ step, date, note }) => [step, { date, ...(note !== undefined && { note }) }]));
  return stages.map((stage) => {
    const { id, title, about, status, gates } = stage;
    const steps = () =>
      stage.steps.map((step) => {
        const tick = ticked.get(step.id);
        return tick === undefined ? step : { ...step, done: true, ticked: tick };
      });
    return withLater({ id, title, about, status, gates }, { steps, stepsLeftOut: () => stage.stepsLeftOut });
  });
}

/** What the file ticks, also steps that these answers leave out of the plan. */
export function recordTicks(
  { pack }: CompiledPack,
  stages: readonly StageResult[],
  ticks: readonly Tick[] = [],
): Assessment['done'] {
  if (ticks.length === 0) return [];
  const titles = new Map(pack.steps.map(({ id, title }) => [id, title]));
  const planned = new Set(stages.flatMap(({ steps }) => steps.map(({ id }) => id)));
  return ticks.map(({ step, date, note, position }) => ({
    step,
    title: titles.get(step) ?? step,
    date,
    ...(note !== undefined && { note }),
    ...(position !== undefined && { line: position.line }),
    planned: planned.has(step),
  }));
}
