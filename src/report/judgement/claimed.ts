import type { Assessment, GateResult } from '../../core/assess/index.ts';
import { isUnmet } from '../../core/judge/index.ts';

/**
 * Whether the file ticks every step that would meet this gate, while the answers still say that it isn't met: then the
 * answers are to be given again, because they decide, and nothing else is left to do.
 */
export function isClaimed(gate: GateResult, { stages }: Pick<Assessment, 'stages'>): boolean {
  const closing = stages.flatMap(({ steps }) => steps).filter(({ closes }) => closes.includes(gate.id));
  return isUnmet(gate) && closing.length > 0 && closing.every(({ ticked }) => ticked !== undefined);
}

/** The questions whose answers such gates rest on, in the order of the gates. */
export function questionsToRenew(assessment: Pick<Assessment, 'stages'>): readonly string[] {
  const gates = assessment.stages.flatMap((stage) => stage.gates).filter((gate) => isClaimed(gate, assessment));
  return [...new Set(gates.flatMap(({ answers }) => answers))];
}
