import type { Budget } from './budget.ts';

/** A variable that is true or false, and which of both: twice its number, and one more for false. */
export type Literal = number;

/** The literal that holds exactly when this one doesn't. */
export function opposite(literal: Literal): Literal {
  return literal ^ 1;
}

/** Finds values of variables with which all clauses hold. */
export interface Solver {
  /** A new variable: the literal that it is true. */
  variable(): Literal;
  /** At least one of these literals holds, from now on. */
  add(clause: readonly Literal[]): void;
  /**
   * Whether the clauses can hold together with `wanted`. Only the variables of `open` are decided: once they are, the
   * clauses must settle whether `wanted` holds. `matters`: by variable, 1 for those that `wanted` depends on; others
   * are left alone. Takes a step of the budget for each clause that it looks at.
   */
  solve(wanted: Literal, open: readonly Literal[], matters: Uint8Array): boolean;
  /** The number of variables. */
  size(): number;
  /** Whether a literal of `open` holds in what the last `solve` found. */
  holds(literal: Literal): boolean;
}

type Clause = Literal[];
/** Why a literal holds: the clause of which it is the only one left, or the other literal of a clause of two. */
type Reason = Clause | Literal;

/** Conflicts until the first restart; each later one waits a little longer. */
const FIRST_RESTART = 100;
const RESTART_GROWTH = 1.2;
/** How fast literals of old conflicts lose their weight. */
const DECAY = 0.95;
const MOST_ACTIVITY = 1e100;
/** With more learned clauses than this, the longer half is dropped. */
const MOST_LEARNED = 4000;

/**
 * A solver by conflict-driven clause learning (CDCL; Marques-Silva and Sakallah 1996, with the watched literals and
 * activities of Chaff 2001): each conflict teaches a clause, which also serves the questions that follow.
 */
export function createSolver(budget: Budget): Solver {
  /** By literal: the clauses of three or more that have it as one of their first two. */
  const watches: Clause[][] = [];
  /** By literal: those that hold where it does, after the clauses of two. */
  const implied: Literal[][] = [];
  /** By literal: 1 when it holds, -1 when its opposite does, 0 while neither is known. */
  let truth = new Int8Array(1024);
  /** By literal: how much it would have helped in conflicts, the latest ones most. */
  const activity: number[] = [];
  /** By variable. */
  const levels: number[] = [];
  const reasons: (Reason | undefined)[] = [];
  const marked: boolean[] = [];
  const model: boolean[] = [];
  /** The literals that hold, in the order in which they were found, and where each level of decisions begins. */
  const trail: Literal[] = [];
  const starts: number[] = [];
  let next = 0;
  let mattering: Uint8Array = new Uint8Array();
  let weight = 1;
  let learned: Clause[] = [];

  return {
    variable,
    size: () => levels.length,
    add,
    solve,
    holds: (literal) => model[literal >> 1]! !== ((literal & 1) === 1),
  };

  function variable(): Literal {
    const literal = watches.length;
    watches.push([], []);
    implied.push([], []);
    if (truth.length < watches.length) {
      const longer = new Int8Array(2 * truth.length);
      longer.set(truth);
      truth = longer;
    }
    levels.push(0);
    reasons.push(undefined);
    activity.push(0, 0);
    marked.push(false);
    model.push(false);
    return literal;
  }

  function add(literals: readonly Literal[]): void {
    if (literals.some((literal) => truth[literal]! > 0)) return;
    const clause = literals.filter((literal) => truth[literal] === 0);
    if (clause.length === 1) set(clause[0]!, undefined);
    else watch(clause);
  }

  function watch(clause: Clause): void {
    const [first, second] = clause as [Literal, Literal];
    if (clause.length === 2) {
      implied[first ^ 1]!.push(second);
      implied[second ^ 1]!.push(first);
    } else {
      watches[first]!.push(clause);
      watches[second]!.push(clause);
    }
  }

  function set(literal: Literal, reason: Reason | undefined): void {
    truth[literal] = 1;
    truth[literal ^ 1] = -1;
    levels[literal >> 1] = starts.length;
    reasons[literal >> 1] = reason;
    trail.push(literal);
  }

  /** Sets what follows. Where nothing depends on it, only for good: no clause tells that again. */
  function follow(literal: Literal, reason: Reason): void {
    if (starts.length === 0 || mattering[literal >> 1] === 1) set(literal, reason);
  }

  function solve(wanted: Literal, open: readonly Literal[], matters: Uint8Array): boolean {
    mattering = matters;
    if (learned.length > MOST_LEARNED) forget();
    let conflicts = 0;
    let limit = FIRST_RESTART;
    try {
      for (;;) {
        const conflict = propagate();
        if (conflict !== undefined) {
          if (starts.length === 0) return false;
          learn(conflict);
          conflicts += 1;
        } else if (starts.length === 0) {
          if (truth[wanted]! < 0) return false;
          decide(wanted);
        } else if (conflicts > limit) {
          conflicts = 0;
          limit *= RESTART_GROWTH;
          backTo(0);
        } else {
          const heaviest = heaviestOf(open);
          if (heaviest === undefined) {
            for (const each of open) model[each >> 1] = truth[each & ~1]! > 0;
            return true;
          }
          decide(heaviest);
        }
      }
    } finally {
      backTo(0);
    }
  }

  function decide(literal: Literal): void {
    starts.push(trail.length);
    if (truth[literal] === 0) set(literal, undefined);
  }

  /** Of those that aren't decided, the first one with the most weight. Looking at all takes less than sorting them. */
  function heaviestOf(open: readonly Literal[]): Literal | undefined {
    let heaviest: Literal | undefined;
    let most = -1;
    for (let place = 0; place < open.length; place += 1) {
      const literal = open[place]!;
      if (truth[literal] !== 0 || activity[literal]! <= most) continue;
      heaviest = literal;
      most = activity[literal]!;
    }
    return heaviest;
  }

  /** Sets what follows from what is set; a clause of which no literal can hold any more, if there is one. */
  function propagate(): Clause | undefined {
    while (next < trail.length) {
      const failed = trail[next]! ^ 1;
      const others = implied[failed ^ 1]!;
      const clauses = watches[failed]!;
      budget.spend(others.length + clauses.length);
      next += 1;
      for (let index = 0; index < others.length; index += 1) {
        const other = others[index]!;
        if (truth[other]! < 0) {
          next = trail.length;
          return [other, failed];
        }
        if (truth[other] === 0) follow(other, failed);
      }
      let kept = 0;
      for (let index = 0; index < clauses.length; index += 1) {
        const clause = clauses[index]!;
        if (clause[0] === failed) {
          clause[0] = clause[1]!;
          clause[1] = failed;
        }
        const first = clause[0]!;
        if (truth[first]! <= 0 && isMoved(clause)) continue;
        clauses[kept] = clause;
        kept += 1;
        if (truth[first]! > 0) continue;
        if (truth[first] === 0) {
          follow(first, clause);
          continue;
        }
        for (let rest = index + 1; rest < clauses.length; rest += 1) clauses[kept++] = clauses[rest]!;
        shorten(clauses, kept);
        next = trail.length;
        return clause;
      }
      shorten(clauses, kept);
    }
    return undefined;
  }

  /** Watches another literal in the place of the second, where one can still hold. */
  function isMoved(clause: Clause): boolean {
    for (let place = 2; place < clause.length; place += 1) {
      const literal = clause[place]!;
      if (truth[literal]! < 0) continue;
      clause[place] = clause[1]!;
      clause[1] = literal;
      watches[literal]!.push(clause);
      return true;
    }
    return false;
  }

  /** Learns the clause of the first literal through which all of the last decision comes to the conflict. */
  function learn(conflict: Clause): void {
    const clause: Clause = [0];
    let open = 0;
    let place = trail.length;
    let reason: readonly Literal[] = conflict;
    let literal: Literal | undefined;
    do {
      for (const each of reason) {
        const of = each >> 1;
        if (each === literal || marked[of] || levels[of] === 0) continue;
        marked[of] = true;
        bump(each);
        if (levels[of] === starts.length) open += 1;
        else clause.push(each);
      }
      do place -= 1;
      while (!marked[trail[place]! >> 1]);
      literal = trail[place]!;
      const why = reasons[literal >> 1]!;
      reason = typeof why === 'number' ? [why] : why;
      marked[literal >> 1] = false;
      open -= 1;
    } while (open > 0);
    clause[0] = literal ^ 1;
    for (const each of clause) marked[each >> 1] = false;
    weight /= DECAY;
    let level = 0;
    for (let at = 1; at < clause.length; at += 1) {
      const each = clause[at]!;
      if (levels[each >> 1]! <= level) continue;
      level = levels[each >> 1]!;
      clause[at] = clause[1]!;
      clause[1] = each;
    }
    backTo(level);
    if (clause.length > 2) learned.push(clause);
    if (clause.length > 1) watch(clause);
    set(clause[0], clause.length > 1 ? clause : undefined);
  }

  function bump(literal: Literal): void {
    activity[literal]! += weight;
    if (activity[literal]! <= MOST_ACTIVITY) return;
    for (let each = 0; each < activity.length; each += 1) activity[each]! /= MOST_ACTIVITY;
    weight /= MOST_ACTIVITY;
  }

  function backTo(level: number): void {
    if (starts.length <= level) return;
    const length = starts[level]!;
    for (let place = length; place < trail.length; place += 1) {
      truth[trail[place]!] = 0;
      truth[trail[place]! ^ 1] = 0;
    }
    trail.length = length;
    starts.length = level;
    next = Math.min(next, length);
  }

  /** Drops the longer half of the learned clauses. No decision is made while it does, so that none is a reason. */
  function forget(): void {
    learned.sort((a, b) => a.length - b.length);
    const dropped = new Set(learned.slice(learned.length / 2));
    learned = learned.slice(0, learned.length / 2);
    for (const clauses of watches) {
      const kept = clauses.filter((clause) => !dropped.has(clause));
      clauses.splice(0, clauses.length, ...kept);
    }
  }
}

/** Sets a shorter length; setting the same length again would take a while. */
function shorten(list: unknown[], length: number): void {
  if (length < list.length) list.length = length;
}
