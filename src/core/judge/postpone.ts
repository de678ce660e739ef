import type { CourseId, StageId } from '../pack/index.ts';
import type { CompiledPack } from './compiled.ts';
import { isDated, weeksDated } from './dates.ts';
import type { Facts } from './facts.ts';
import { blocks } from './gates.ts';
import { afterWhatTheyAwait } from './plan.ts';
import type { GateResult, StepResult, UseCaseResult } from './results.ts';

type Stages = ReadonlyMap<StageId, readonly StepResult[]>;

/** A date more weeks away leaves time for what shows whether a mesh is needed (heuristic). */
const FAR = 26;

/**
 * Marks the steps that can wait, and puts them last in their stages. Where a requirement with a date is unmet, these
 * serve only needs that aren't required, meet only gates that nobody requires, or are done beside the way to the
 * requirement: in the first stage, where the edge is, even for a required gate that isn't urgent. Where a mesh is kept
 * and every need is met, they are the same, and so are weeks of work in later stages that no required gate asks for,
 * and what is done beside the way even for a gate: only upkeep is left. Nothing waits where a step that can't wait
 * names it, or where it ends known harm in the first stage and takes days, or people whom the requirement doesn't
 * need, or where the date is far, and it shows whether the need is left that speaks for a new mesh.
 */
export function postpone(
  compiled: CompiledPack,
  facts: Facts,
  course: CourseId,
  stages: Stages,
  useCases: readonly UseCaseResult[],
  gates: readonly GateResult[],
): Stages {
  const unmet = useCases.filter((useCase) => useCase.unmet);
  const isDue = isDated(compiled, facts) && unmet.some(({ strength }) => strength === 'duty');
  if (!isDue && (course !== 'keep' || unmet.length > 0)) return stages;
  const due = new Set(
    unmet.filter(({ strength, place }) => strength === 'duty' || place === 'first').map(({ id }) => id),
  );
  const harmful = new Set(unmet.filter(({ strength }) => strength === 'pain').map(({ id }) => id));
  const isFar = (weeksDated(compiled, facts) ?? Infinity) > FAR;
  const speaking = course === 'adopt' && isFar ? unmet.filter(({ carries }) => carries === 'alone') : [];
  const forMesh = new Set(speaking.flatMap(({ id }) => (harmful.has(id) ? [id] : [])));
  const cantWait = new Set<string>();
  const urgent = new Set<string>();
  const required = new Set<string>();
  const advised = new Set<string>();
  const absent = new Set<string>();
  for (const gate of gates) {
    if (gate.atOnce !== undefined) cantWait.add(gate.id);
    if (gate.outcome === 'not-applicable') absent.add(gate.id);
    else if (gate.atOnce !== undefined || gate.debt) urgent.add(gate.id);
    else if (blocks(gate)) required.add(gate.id);
    else if (!gate.required && gate.kind === 'exit') advised.add(gate.id);
  }
  const all = [...stages.values()].flat();
  const later = new Set(isDue ? [] : [...(stages.get('run') ?? []), ...(stages.get('fly') ?? [])]);
  const edge = new Set((stages.get('crawl') ?? []).filter(({ aside }) => aside === true));
  const needed = new Set(all.filter((step) => isNeeded(step)));
  addWhatTheyName();
  const busy = new Set([...needed].filter(({ done }) => !done).map(({ owner }) => owner));
  for (const step of stages.get('crawl') ?? []) if (isNoBurden(step)) needed.add(step);
  addWhatTheyName();
  const marked = ([stage, steps]: readonly [StageId, readonly StepResult[]]) => {
    const last = steps.filter((step) => !needed.has(step)).map((step) => ({ ...step, postponed: true as const }));
    // What is done can name what waits, and stays before it.
    return [
      stage,
      [...afterWhatTheyAwait(steps.filter((step) => needed.has(step))), ...afterWhatTheyAwait(last)],
    ] as const;
  };
  return new Map([...stages].map(marked));

  function addWhatTheyName(): void {
    for (const { done, after = [], waitsFor = [] } of needed) {
      // What is done waits for nothing anymore.
      if (done) continue;
      for (const other of all)
        if (after.includes(other.id) || other.closes.some((id) => waitsFor.includes(id))) needed.add(other);
    }
  }

  function isNeeded(step: StepResult): boolean {
    const { done, first, now, aside, way, effort, useCases: served, closes } = step;
    if (done || first === true || now === true || way !== undefined) return true;
    if (aside === true && !isDue) return false;
    // What is required inside doesn't wait for the edge, and takes the same people.
    if (isDue && edge.has(step) && ![...served].some((id) => due.has(id)) && !closes.some((id) => cantWait.has(id)))
      return false;
    if (closes.some((id) => urgent.has(id) || required.has(id)) || served.some((id) => due.has(id))) return true;
    if (aside === true || (later.has(step) && effort.unit === 'weeks')) return false;
    const asked = closes.filter((id) => !absent.has(id));
    return served.length === 0 && !(asked.length > 0 && asked.every((id) => advised.has(id)));
  }

  /** Whether a step of the first stage, which needs no mesh, ends harm without taking people from the requirement. */
  function isNoBurden({ owner, effort, aside, useCases: served }: StepResult): boolean {
    if (aside === true || !served.some((id) => harmful.has(id))) return false;
    return effort.unit === 'days' || !busy.has(owner) || served.some((id) => forMesh.has(id));
  }
}
