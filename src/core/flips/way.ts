import type { Answers } from '../answers/index.ts';
import type { WayOut } from '../assess/index.ts';
import { VERDICT } from '../condition/index.ts';
import {
  type CompiledGate,
  type CompiledPack,
  gateOutcome,
  hasWork,
  isUnmet,
  judge,
  type Judgement,
} from '../judge/index.ts';
import { type StageId, STAGES } from '../pack/index.ts';
import { describeChange, inOrderOfQuestions } from './change.ts';
import { behind, leversOf, verdictLevers } from './levers.ts';
import { canBringAbout, type Move, moveFinder, withMoves } from './moves.ts';
import { fitting } from './proposed.ts';

/** The search ends at this number of changes: a longer way doesn't help a reader. */
const LONGEST = 40;

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
): Pick<WayOut, 'gates' | 'changes'> {
  const now = judge(compiled, answers);
  const conditions = gates.flatMap(({ gate }) => [gate.when, gate.met]);
  let find = moveFinder(compiled, answers, conditions);
  let readsCourse = false;
  const last = Math.max(0, ...gates.map(({ gate }) => STAGES.indexOf(gate.stage)));
  const hopeless = new Map<string, number>();
  const blockedNow = gates.filter((gate) => isUnmetAt(gate, now));
  let found = shortest();
  if (found !== undefined && !hasWorkAfter(judge(compiled, withMoves(answers, found)))) {
    // Rare: the gates are met, but there is no mesh to work on any more. Only then does the search follow the course.
    readsCourse = true;
    find = moveFinder(compiled, answers, [...conditions, ...compiled.course.map(({ row }) => row.when)]);
    hopeless.clear();
    found = shortest();
  }
  return {
    gates: blockedNow.map(({ gate }) => gate.id),
    changes:
      found === undefined
        ? null
        : inOrderOfQuestions(
            compiled,
            found.map((move) => describeChange(compiled, now.facts, [move])),
          ),
  };

  function shortest(): readonly Move[] | undefined {
    let way: readonly Move[] | undefined;
    for (let most = leastNeeded(compiled, blockedNow); way === undefined && most <= LONGEST; most += 1)
      way = search([], most);
    return way;
  }

  /** The moves made and at most `most` more that meet every gate; undefined when there are none. */
  function search(made: readonly Move[], most: number): readonly Move[] | undefined {
    const point = judge(compiled, withMoves(answers, made));
    const blocked = blockedAt(made, point);
    if (blocked.length === 0 && goesOn(point)) return fitting(compiled, point.facts, made);
    if (
      most === 0 ||
      leastNeeded(
        compiled,
        blocked.map(({ gate }) => gate),
      ) > most
    )
      return undefined;
    const key = made
      .map(({ question, to }) => `${question}=${String(to)}`)
      .sort()
      .join(';');
    if ((hopeless.get(key) ?? 0) >= most) return undefined;
    for (const question of levers(point, blocked)) {
      if (made.some((move) => move.question === question)) continue;
      for (const move of find(question)) {
        const able = canBringAbout(compiled.questions.get(question)!, move);
        const way = able === undefined ? undefined : search([...made, able], most - 1);
        if (way !== undefined) return way;
      }
    }
    hopeless.set(key, most);
    return undefined;
  }

  /**
   * The gates that aren't met, either by the moves that their own stage can bring about or by all moves, and the
   * judgement in which they aren't.
   */
  function blockedAt(made: readonly Move[], end: Judgement): readonly Blocked[] {
    const points = new Map<number, Judgement>();
    return gates.flatMap((gate): Blocked[] => {
      const stage = STAGES.indexOf(gate.gate.stage);
      const early = made.filter(({ question }) => beginsAt(question) <= stage);
      if (early.length < made.length && !points.has(stage))
        points.set(stage, judge(compiled, withMoves(answers, early)));
      const point = points.get(stage);
      if (point !== undefined && isUnmetAt(gate, point)) return [{ gate, point, stage }];
      return isUnmetAt(gate, end) ? [{ gate, point: end, stage: point === undefined ? stage : last }] : [];
    });
  }

  /** The smallest set of levers among the gates that aren't met; without such gates, the levers of the verdict. */
  function levers(end: Judgement, blocked: readonly Blocked[]): readonly string[] {
    const sets = blocked.map(({ gate: { when, met }, point, stage }) =>
      able(
        [
          ...leversOf(compiled, point.facts, met, 'up'),
          ...(when === undefined ? [] : leversOf(compiled, point.facts, when, 'down')),
        ],
        stage,
      ),
    );
    if (sets.length === 0)
      return able([...verdictLevers(compiled, end, end.ruling.verdict), ...(readsCourse ? courseLevers() : [])], last);
    return sets.reduce((least, set) => (set.length < least.length ? set : least));
  }

  /** Whether the verdict stays the same or is yes, and, once the search follows the course, there is work left. */
  function goesOn(point: Judgement): boolean {
    const { verdict } = point.ruling;
    return (verdict === now.ruling.verdict || verdict === 'yes') && (!readsCourse || hasWorkAfter(point));
  }

  /** Whether there is still a mesh to work on, where there is one now. */
  function hasWorkAfter({ ruling, heading }: Judgement): boolean {
    return !hasWork(now.heading.course, now.ruling.verdict) || hasWork(heading.course, ruling.verdict);
  }

  /** Every question that the course reads. */
  function courseLevers(): readonly string[] {
    const reads = compiled.course.flatMap(({ when }) => when?.reads ?? []);
    return reads.filter((id) => id !== VERDICT).flatMap((id) => [...behind(compiled, id)]);
  }

  /** The questions that can change, and can change by this stage. */
  function able(ids: readonly string[], stage: number): readonly string[] {
    return [...new Set(ids)].filter((id) => compiled.questions.get(id)?.changeable !== false && beginsAt(id) <= stage);
  }

  function beginsAt(question: string): number {
    return STAGES.indexOf(compiled.questions.get(question)?.from ?? 'crawl');
  }
}

/** A gate that isn't met, the judgement in which it isn't, and the last stage whose answers can meet it. */
interface Blocked {
  readonly gate: CompiledGate;
  readonly point: Judgement;
  readonly stage: number;
}

function isUnmetAt(gate: CompiledGate, { facts }: Judgement): boolean {
  return isUnmet({ outcome: gateOutcome(gate, facts) });
}

/** A lower bound of the number of changes: gates without a common changeable question need one change each. */
function leastNeeded(compiled: CompiledPack, blocked: readonly CompiledGate[]): number {
  const used = new Set<string>();
  let count = 0;
  for (const { when, met } of blocked) {
    const reads = [...(when?.reads ?? []), ...met.reads].flatMap((id) => [...behind(compiled, id)]);
    const own = reads.filter((id) => compiled.questions.get(id)?.changeable !== false);
    if (own.some((id) => used.has(id))) continue;
    own.forEach((id) => used.add(id));
    count += 1;
  }
  return count;
}
