import type { Assessment, StepResult } from '../../core/assess/index.ts';

/** Whose steps come one after the other: those of one role, or of all roles that few people share. */
export function queueOf({ capacity: { sequential, sharedRoles = [] } }: Assessment, { owner }: StepResult): string {
  return sequential === true || sharedRoles.includes(owner) ? '' : owner;
}

/** When each crew of a queue is free, the next one first. A step with several crews takes as many. */
export class Crews {
  readonly #free = new Map<string, number[]>();
  constructor(private readonly assessment: Assessment) {}

  /** When as many crews are free as a step takes. */
  freeFor(step: StepResult): number {
    const free = this.#of(step);
    return free[takenBy(step, free) - 1]!;
  }

  /** Has a step work on from a week until another; what begins at once delays what its crews are busy with. */
  give(step: StepResult, from: number, end: number): void {
    const free = this.#of(step);
    for (let index = 0; index < takenBy(step, free); index += 1)
      free[index] = free[index]! > from ? free[index]! + end - from : end;
    free.sort((a, b) => a - b);
  }

  #of(step: StepResult): number[] {
    const queue = queueOf(this.assessment, step);
    const crews = this.assessment.capacity.crews?.find(({ role }) => role === queue)?.count ?? 1;
    const free = this.#free.get(queue) ?? Array.from({ length: crews }, () => 0);
    this.#free.set(queue, free);
    return free;
  }
}

function takenBy({ crews = 1 }: StepResult, free: readonly number[]): number {
  return Math.min(crews, free.length);
}
