/** A limit on the work for one diagram, in steps and not in time, so that the same input gives the same result. */
export interface Budget {
  /** Counts steps of work. Throws `TooEntangled` where no more are left. */
  spend(steps: number): void;
  /** Counts from the beginning again. */
  renew(): void;
  /** Steps that were counted. */
  spent(): number;
}

/**
 * The most steps for the diagram of one pack and one set of answers. For a pack as large as the built-in one, that is
 * enough where half of the questions are answered. With none answered it isn't, so that the built-in one is drawn when
 * the program is built, without a limit.
 */
export const MOST_STEPS = 20_000_000;

/** Rules depend on each other in so many ways that not all of them can be worked out. */
export class TooEntangled extends Error {
  constructor() {
    super('the rules are too entangled to work out every combination of answers');
    this.name = 'TooEntangled';
  }
}

export function createBudget(most: number): Budget {
  let spent = 0;
  return {
    spend(steps) {
      spent += steps;
      if (spent > most) throw new TooEntangled();
    },
    renew: () => void (spent = 0),
    spent: () => spent,
  };
}

/** What `work` gives; undefined where it comes to rules that are too entangled. */
export function unlessTooEntangled<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooEntangled) return undefined;
    throw error;
  }
}
