import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { roleTitle } from '../phrases.ts';
import { changesProduction, type Closed } from './closed.ts';

/** Whose steps come one after the other: those of one role, or of all roles that few people share. */
export function queueOf({ capacity: { sequential, sharedRoles = [] } }: Assessment, { owner }: StepResult): string {
  return sequential === true || sharedRoles.includes(owner) ? '' : owner;
}

/** The titles of the roles that own some steps and are the same few people; none where fewer than two are. */
export function rolesShared(steps: readonly StepResult[], assessment: Assessment): readonly string[] {
  const shared = steps.filter((step) => queueOf(assessment, step) === '').map(({ owner }) => owner);
  const titles = [...new Set(shared)].map((role) => roleTitle(assessment, role));
  return titles.length < 2 ? [] : titles;
}

/** When a step is worked on. */
export interface Working {
  readonly from: number;
  readonly to: number;
}

/** When each crew of a queue is free for good, the next one first, and when one of them only waits for something. */
interface Queue {
  readonly free: number[];
  idle: readonly Closed[];
  /** Closed times within work that has begun, of which `idle` holds what is left. */
  readonly offered: Set<Closed>;
}

/** What the crews of each queue do when. A step with several crews takes as many. */
export class Crews {
  readonly #queues = new Map<string, Queue>();
  constructor(
    private readonly assessment: Assessment,
    private readonly closed: readonly Closed[],
    /** When a step is worked on that can begin in a week. */
    private readonly workingFrom: (step: StepResult, week: number) => Working,
  ) {}

  /** When a step is worked on that can begin `after` a week: while a crew waits, if it fits, or once crews are free. */
  workingOn(step: StepResult, after: number): Working {
    const { free, idle } = this.#of(step);
    const crews = takenBy(step, free);
    const next = this.workingFrom(step, Math.max(after, free[crews - 1]!));
    const sooner = crews > 1 ? [] : idle.map((wait) => this.#within(wait, step, after));
    return sooner.find((each) => each !== undefined && each.from < next.from) ?? next;
  }

  /** Has a step be worked on; what begins at once delays what its crews are busy with. */
  give(step: StepResult, working: Working): void {
    const queue = this.#of(step);
    const { free, idle } = queue;
    const { from, to } = working;
    const crews = takenBy(step, free);
    const wait = crews > 1 || free[0]! <= from ? undefined : idle.find((each) => each.from <= from && to <= each.to);
    if (wait !== undefined) {
      const rest = [
        { from: wait.from, to: from },
        { from: to, to: wait.to },
      ];
      queue.idle = idle.flatMap((each) => (each === wait ? rest : [each]));
      return;
    }
    const within = changesProduction(step) ? this.#closedWithin(from, to) : [];
    for (let index = 0; index < crews; index += 1) {
      const since = free[index]!;
      const isBusy = since > from;
      // Two works that wait through the same closed time wait for it once.
      const known = isBusy ? within.filter((each) => queue.offered.has(each)) : [];
      const shared = known.reduce((sum, each) => sum + each.to - each.from, 0);
      free[index] = isBusy ? since + to - from - shared : to;
      const rest = within.filter((each) => !known.includes(each));
      // What they are busy with may reach into a closed time.
      const left = isBusy ? rest.map((each) => ({ from: Math.max(each.from, since), to: each.to })) : rest;
      queue.idle = [...queue.idle, ...(isBusy ? [] : [{ from: since, to: from }]), ...left];
      for (const each of within) queue.offered.add(each);
    }
    free.sort((a, b) => a - b);
    queue.idle = queue.idle.filter((each) => each.to > each.from).toSorted((a, b) => a.from - b.from);
  }

  #within(wait: Closed, step: StepResult, after: number): Working | undefined {
    const working = this.workingFrom(step, Math.max(after, wait.from));
    return working.to <= wait.to ? working : undefined;
  }

  #closedWithin(from: number, to: number): readonly Closed[] {
    return this.closed.filter((each) => from < each.from && each.to < to);
  }

  #of(step: StepResult): Queue {
    const queue = queueOf(this.assessment, step);
    const crews = this.assessment.capacity.crews?.find(({ role }) => role === queue)?.count ?? 1;
    const known = this.#queues.get(queue) ?? {
      free: Array.from({ length: crews }, () => 0),
      idle: [],
      offered: new Set<Closed>(),
    };
    this.#queues.set(queue, known);
    return known;
  }
}

function takenBy({ crews = 1 }: StepResult, free: readonly number[]): number {
  return Math.min(crews, free.length);
}
