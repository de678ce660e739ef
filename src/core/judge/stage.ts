import { type CourseId, type StageId, STAGES, type VerdictId } from '../pack/index.ts';
import type { CompiledPack } from './compile.ts';
import { hasWork } from './course.ts';
import type { Facts } from './facts.ts';
import { blocks } from './gates.ts';
import type { GateResult } from './results.ts';

/** A stage, or none of them. */
export type StageOrNone = StageId | 'none';

/**
 * The highest stage of which production shows that an organization operates there. None with a verdict that is no yes
 * and a course that is about no mesh. `possible`: what the exact results allow.
 */
export function operatingStage(
  { operates }: CompiledPack,
  facts: Facts,
  verdict: VerdictId,
  course: CourseId,
  possible?: readonly StageOrNone[],
): StageOrNone {
  const shown = STAGES.filter((id) => operates.get(id)?.evaluate(facts) === true);
  const stage = isAboutMesh(course, verdict) ? (shown.at(-1) ?? 'none') : 'none';
  return allowed(stage, possible);
}

/** Whether there is a mesh, or is to be one, at which an organization can operate. */
export function isAboutMesh(course: CourseId, verdict: VerdictId): boolean {
  return verdict === 'yes' || course !== 'none';
}

/**
 * The stage to work on next: the one at which an organization operates while required exit gates of it are in the way,
 * else the first one after it with a required gate in the way, else the last one that applies. A stage applies where
 * one of its gates does, or where it has none. None where the course has no work on a mesh. In a pack that does not say
 * when an organization operates at a stage it is the first stage with a required gate in the way. `possible`: what the
 * exact results allow.
 */
export function nextStage(
  compiled: CompiledPack,
  gates: readonly GateResult[],
  operatingAt: StageOrNone,
  { verdict, course }: { readonly verdict: VerdictId; readonly course: CourseId },
  possible?: readonly StageOrNone[],
): StageOrNone {
  if (!hasWork(course, verdict)) return allowed('none', possible);
  const of = (stage: StageId) => gates.filter(({ id }) => compiled.stageOfGate.get(id) === stage);
  const last = STAGES.at(-1)!;
  if (compiled.operates.size === 0) return allowed(STAGES.find((id) => of(id).some(blocks)) ?? last, possible);
  const applies = (stage: StageId) => {
    const own = of(stage);
    return own.length === 0 || own.some(({ outcome }) => outcome !== 'not-applicable');
  };
  const at = operatingAt === 'none' ? -1 : STAGES.indexOf(operatingAt);
  const isLeft = at < 0 || !of(STAGES[at]!).some((gate) => gate.kind === 'exit' && blocks(gate));
  const after = isLeft ? STAGES.slice(at + 1) : [];
  const stage = after.find((id) => of(id).some(blocks)) ?? after.filter(applies).at(-1);
  return allowed(stage ?? STAGES[Math.max(at, 0)]!, possible);
}

/**
 * Marks what an organization owes: required gates that are open, of stages before the one at which it operates, and
 * entry gates of that stage itself.
 */
export function withDebt(
  { stageOfGate }: CompiledPack,
  gates: readonly GateResult[],
  operatingAt: StageOrNone,
): readonly GateResult[] {
  if (operatingAt === 'none') return gates;
  const at = STAGES.indexOf(operatingAt);
  return gates.map((gate) => {
    const ahead = STAGES.indexOf(stageOfGate.get(gate.id)!) - at;
    const debt = gate.required && gate.outcome === 'open' && (ahead < 0 || (ahead === 0 && gate.kind === 'entry'));
    return debt ? { ...gate, debt } : gate;
  });
}

function allowed(stage: StageOrNone, possible: readonly StageOrNone[] | undefined): StageOrNone {
  return possible === undefined || possible.includes(stage) ? stage : (possible[0] ?? stage);
}
