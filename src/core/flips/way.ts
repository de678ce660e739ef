import type { Answers } from '../answers/index.ts';
import type { WayOut } from '../assess/index.ts';
import { VERDICT } from '../condition/index.ts';
import {
  type CompiledGate,
  type CompiledPack,
  gateOutcome,
  hasWork,
  isUnmet,
  type Outline,
  outlineOf,
} from '../judge/index.ts';
import { type StageId, STAGES } from '../pack/index.ts';
import type { Question, Value } from '../pack/schema.ts';
import { describeChange, inOrderOfQuestions } from './change.ts';
import { behind, type CanChange, type Levers, leverSets, ofOneWay, verdictLevers } from './levers.ts';
import { canBringAbout, isStepBack, type Move, without, withMoves } from './move.ts';
import { answered, moveFinder } from './moves.ts';
import { fitting } from './proposed.ts';

/** The search ends at this number of changes: a longer way doesn't help a reader. */
const LONGEST = 40;

/** The search ends once it has judged this many sets of changes: some tenths of a second. */
const MOST_POINTS = 500;

/**
 * The shortest way out of a stage, for a verdict of yes. Among several of equal length, the first in the order of the
 * pack.
 */
export function wayOut(compiled: CompiledPack, answers: Answers, stage: StageId): WayOut {
  const upTo = STAGES.indexOf(stage);
  const gates = compiled.gates.filter(({ gate }) => gate.required && STAGES.indexOf(gate.stage) <= upTo);
  return { from: stage, to: STAGES[upTo + 1] ?? null, ...meetGates(compiled, answers, gates) };
}

/**
 * The gates that aren't met, and the fewest changes that meet them all while the verdict stays the same or is yes, and
 * while there is still a mesh to work on. Each gate is met by answers that its own stage can bring about (`from` of a
 * question), so that leaving the first stage never requires work of the second.
 */
export function meetGates(
  compiled: CompiledPack,
  answers: Answers,
  gates: readonly CompiledGate[],
): Pick<WayOut, 'gates' | 'changes' | 'triedUpTo'> {
  const now = outlineOf(compiled, answers);
  const conditions = gates.flatMap(({ gate }) => [gate.when, gate.met]);
  let find = moveFinder(compiled, answers, conditions);
  let readsCourse = false;
  let choosesByLength = false;
  const watched = gates.map((gate) => watch(compiled, gate));
  const last = Math.max(0, ...watched.map(({ stage }) => stage));
  const ableMoves = new Map<string, readonly Move[]>();
  /** By moves made: how many more a way with them has at least. */
  const hopeless = new Map<string, number>();
  const judged = new Map<string, Outline>();
  /** The fewest changes of a way that the search has left out so far. */
  let next = Infinity;
  let points = 0;
  /** No way has at most this many changes. */
  let triedUpTo = Infinity;
  let found = shortest();
  if (found === undefined) {
    // Some values are proposed only once others have changed, such as those of a mesh that runs.
    const tried = triedUpTo;
    find = moveFinder(compiled, answers, conditions, true);
    found = shortest();
    if (found === undefined) {
      choosesByLength = true;
      found = shortest();
    }
    triedUpTo = tried;
  }
  if (found !== undefined && !hasWorkAfter(outlineOf(compiled, withMoves(answers, found)))) {
    // Rare: the gates are met, but there is no mesh to work on any more. Only then does the search follow the course.
    readsCourse = true;
    find = moveFinder(compiled, answers, [...conditions, ...compiled.course.map(({ row }) => row.when)]);
    found = shortest();
  }
  return {
    gates: gates.filter((gate) => isUnmetAt(gate, now)).map(({ gate }) => gate.id),
    changes:
      found === undefined
        ? null
        : inOrderOfQuestions(
            compiled,
            found.map((move) => describeChange(compiled, now.facts, [asGoodAs(move, found)])),
          ),
    ...(found === undefined && triedUpTo < Infinity && { triedUpTo }),
  };

  /** Searches with more and more changes, up to those that any way left out before would have needed. */
  function shortest(): readonly Move[] | undefined {
    hopeless.clear();
    ableMoves.clear();
    for (const { known } of watched) known.clear();
    points = 0;
    next = 0;
    while (next <= LONGEST && points < MOST_POINTS) {
      const most = next;
      next = Infinity;
      const way = search([], goalsAt([]), most);
      if (way !== undefined) return way;
      triedUpTo = points < MOST_POINTS ? next - 1 : most - 1;
    }
    return undefined;
  }

  /** The moves made and at most `most` more that meet every gate, which are `goals` now; undefined when none are. */
  function search(made: readonly Move[], goals: readonly Goal[], most: number): readonly Move[] | undefined {
    const key = keyOf(made);
    const least = hopeless.get(key) ?? 0;
    if (least > most || points >= MOST_POINTS) return leaveOut(made, least);
    points += 1;
    const point = judgeWith(made);
    if (goals.every(isMet) && goesOn(point)) return fitting(compiled, answers, made);
    const sets = leversAt(made, goals, point);
    const needed = leastNeeded(sets);
    if (needed > most) return leaveOut(made, needed);
    const before = next;
    next = Infinity;
    for (const question of sets[0]!) {
      for (const move of movesBy(question)) {
        const more = [...made, move];
        const way = search(more, goalsAfter(goals, more), most - 1);
        if (way !== undefined) return way;
      }
    }
    hopeless.set(key, next - made.length);
    next = Math.min(next, before);
    return undefined;
  }

  /** Remembers that a way with these moves has at least `more` moves besides. */
  function leaveOut(made: readonly Move[], more: number): undefined {
    next = Math.min(next, made.length + more);
  }

  function goalsAt(made: readonly Move[]): readonly Goal[] {
    return watched.map((each) => goalAt(each, made));
  }

  /** The gates after the last of the moves. Most don't read its question, and stay as they are. */
  function goalsAfter(goals: readonly Goal[], made: readonly Move[]): readonly Goal[] {
    const { question } = made.at(-1)!;
    return goals.map((goal) => (goal.of.reads.has(question) ? goalAt(goal.of, made) : goal));
  }

  function goalAt(of: Watched, made: readonly Move[]): Goal {
    const key = keyOf(made.filter(({ question }) => of.reads.has(question)));
    let goal = of.known.get(key);
    if (goal === undefined) of.known.set(key, (goal = findGoal(of, made)));
    return goal;
  }

  /** Whether a gate isn't met by the moves that its own stage can bring about, or by all moves. */
  function findGoal(of: Watched, made: readonly Move[]): Goal {
    const early = made.filter(({ question }) => beginsAt(question) <= of.stage);
    const point = judgeWith(early);
    if (isUnmetAt(of.gate, point)) return { of, sets: leversOfGate(made, of.gate, point, of.stage) };
    const end = early.length === made.length ? point : judgeWith(made);
    return { of, sets: isUnmetAt(of.gate, end) ? leversOfGate(made, of.gate, end, last) : [] };
  }

  function judgeWith(made: readonly Move[]): Outline {
    const key = keyOf(made);
    let judgement = judged.get(key);
    if (judgement === undefined) judged.set(key, (judgement = outlineOf(compiled, withMoves(answers, made))));
    return judgement;
  }

  /** Whether the verdict stays the same or is yes, and, once the search follows the course, there is work left. */
  function goesOn(point: Outline): boolean {
    const { verdict } = point.ruling;
    return (verdict === now.ruling.verdict || verdict === 'yes') && (!readsCourse || hasWorkAfter(point));
  }

  /** Whether there is still a mesh to work on, where there is one now. */
  function hasWorkAfter({ ruling, heading }: Outline): boolean {
    return !hasWork(now.heading.course, now.ruling.verdict) || hasWork(heading.course, ruling.verdict);
  }

  /** Every question that the course reads. */
  function courseLevers(): readonly string[] {
    const reads = compiled.course.flatMap(({ when }) => when?.reads() ?? []);
    return reads.filter((id) => id !== VERDICT).flatMap((id) => [...behind(compiled, id)]);
  }

  /** The lever sets of the gates that aren't met, and of the verdict where it has to change; the smallest first. */
  function leversAt(made: readonly Move[], goals: readonly Goal[], end: Outline): readonly Levers[] {
    const ofGates = goals.flatMap(({ sets }) => sets);
    return [...(goesOn(end) ? [] : [leversOfVerdict(made, end)]), ...ofGates].sort((a, b) => a.size - b.size);
  }

  /** The lever sets of a gate for this judgement, of answers that can change up to a stage. */
  function leversOfGate(
    made: readonly Move[],
    { when, met }: CompiledGate,
    { facts }: Outline,
    stage: number,
  ): readonly Levers[] {
    const canChange = canChangeBy(made, stage);
    const ways = [leverSets(compiled, facts, met, true, canChange)];
    if (when !== undefined) ways.push(leverSets(compiled, facts, when, false, canChange));
    return ofOneWay(ways);
  }

  function leversOfVerdict(made: readonly Move[], end: Outline): Levers {
    const levers = [...verdictLevers(compiled, end), ...(readsCourse ? courseLevers() : [])];
    const canChange = canChangeBy(made, last);
    return new Set(levers.filter((id) => canChange(id)));
  }

  /** What can still change by a stage, once these moves are made. */
  function canChangeBy(made: readonly Move[], stage: number): CanChange {
    return (id, passes) =>
      beginsAt(id) <= stage &&
      made.every(({ question }) => question !== id) &&
      movesBy(id).some(({ to }) => passes === undefined || passes(to));
  }

  /** The moves of a question that the organization can bring about, and that take back nothing. */
  function movesBy(id: string): readonly Move[] {
    let moves = ableMoves.get(id);
    if (moves === undefined) {
      const question = compiled.questions.get(id);
      const steps = question === undefined ? [] : find(id).flatMap((move) => stepsForward(question, move));
      moves = question === undefined || choosesByLength ? steps : asOneChoice(question, steps);
      ableMoves.set(id, moves);
    }
    return moves;
  }

  function stepsForward(question: Question, move: Move): readonly Move[] {
    const able = canBringAbout(question, move);
    const present = answered(question, answers);
    return able === undefined ? [] : without(able, (value) => isStepBack(question, present, value));
  }

  /** The move with the values of its question that meet the gates as well. */
  function asGoodAs(move: Move, found: readonly Move[]): Move {
    if (!Array.isArray(move.like) || move.like.length < 2) return move;
    const isEnough = (value: Value) => {
      const others = found.filter((other) => other !== move);
      const made = [...others, { ...move, to: value }];
      return goalsAt(made).every(isMet) && goesOn(judgeWith(made));
    };
    return { ...move, like: move.like.filter((value: Value) => value === move.to || isEnough(value)) };
  }

  function beginsAt(question: string): number {
    return STAGES.indexOf(compiled.questions.get(question)?.from ?? 'crawl');
  }
}

/** A gate to meet. */
interface Watched {
  readonly gate: CompiledGate;
  readonly stage: number;
  /** Every question whose answer it can notice. */
  readonly reads: ReadonlySet<string>;
  /** By moves made of these questions: most points of a search differ in others. */
  readonly known: Map<string, Goal>;
}

/** A gate after some moves, with its lever sets; without any where it is met. */
interface Goal {
  readonly of: Watched;
  readonly sets: readonly Levers[];
}

function watch(compiled: CompiledPack, gate: CompiledGate): Watched {
  const reads = [gate.when, gate.met].flatMap((each) => each?.reads() ?? []);
  return {
    gate,
    stage: STAGES.indexOf(gate.gate.stage),
    reads: new Set(reads.flatMap((id) => [...behind(compiled, id)])),
    known: new Map(),
  };
}

function isMet({ sets }: Goal): boolean {
  return sets.length === 0;
}

/**
 * Alternatives that a decision chooses from, like products, as one move: which of them it is must not depend on how
 * many answers each leaves to change.
 */
function asOneChoice({ kind, decision, direction, values = [] }: Question, moves: readonly Move[]): readonly Move[] {
  if (kind !== 'choice' || decision !== true || direction !== undefined || moves.length < 2) return moves;
  const all = moves.flatMap(({ like }) => like as readonly Value[]);
  const like = values.map(({ value }) => value).filter((value) => all.includes(value));
  return [{ ...moves[0]!, to: like[0]!, like }];
}

/** Tells sets of moves apart, whatever their order. */
function keyOf(made: readonly Move[]): string {
  return made
    .map(({ question, to }) => `${question}=${String(to)}`)
    .sort()
    .join(';');
}

function isUnmetAt(gate: CompiledGate, { facts }: Outline): boolean {
  return isUnmet({ outcome: gateOutcome(gate, facts) });
}

/**
 * A lower bound of the number of changes, for sets with the smallest first: sets without a common question need one
 * change each. Infinite where nothing is enough.
 */
function leastNeeded(sets: readonly Levers[]): number {
  const used = new Set<string>();
  let count = 0;
  for (const set of sets) {
    if (set.size === 0) return Infinity;
    if ([...set].some((id) => used.has(id))) continue;
    set.forEach((id) => used.add(id));
    count += 1;
  }
  return count;
}
