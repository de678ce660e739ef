import type { Budget } from './budget.ts';
import type { Formula } from './unique-table.ts';
import type { Formulas } from './formulas.ts';
import type { ScoreLevels, VerdictMove, VerdictState, VerdictStates } from './verdict-states.ts';

/** The moves of a verdict that doesn't read the current variable: it stays as it is. */
const UNMOVED: readonly VerdictMove[] = [];

/** Whether some completion gives the verdict `outcome` and makes the formula true. */
export type Search = (start: VerdictMove, outcome: number, goal: Formula) => boolean;

/** A search that never visits the same state twice and only follows states that can still succeed on their own. */
export function createSearch(
  formulas: Formulas,
  states: VerdictStates,
  sizes: readonly number[],
  scores: ScoreLevels,
  budget: Budget,
): Search {
  const possible = new Map<Formula, boolean>();
  const hardness = new Map<Formula, number>();

  return (start, outcome, goal) => {
    const explored = new Map<string, bigint>();
    return find(start.state, 1n << BigInt(start.gain), goal);

    /** `collected`: the scores collected so far with which this state is reached. */
    function find(state: VerdictState, collected: bigint, wanted: Formula): boolean {
      const useful = collected & states.reachableFrom(state)[outcome]!;
      budget.spend(1);
      if (useful === 0n || !isPossible(wanted)) return false;
      if (wanted === formulas.yes || state.verdict.decided >= 0) return true;
      const key = `${state.id},${wanted.id}`;
      const before = explored.get(key) ?? 0n;
      const fresh = useful & ~before;
      if (fresh === 0n) return false;
      explored.set(key, before | fresh);
      const level = Math.min(state.level, wanted.level);
      const moves =
        state.level === level
          ? Array.from({ length: sizes[level]! }, (_, index) => states.cofactor(state, index))
          : UNMOVED;
      const digit = state.level === level ? scores.digits[level - scores.level] : undefined;
      // Which class the score is in is not chosen: it follows from what was collected.
      const classes =
        digit === undefined
          ? classesToTry(wanted, level, moves)
          : [...digit.keys()].filter((index) => (fresh & digit[index]!) !== 0n);
      return classes.some((index) => {
        const next = wanted.level === level ? formulas.cofactor(wanted, index) : wanted;
        const { state: then, gain } = moves[index] ?? { state, gain: 0 };
        return find(then, digit === undefined ? fresh << BigInt(gain) : fresh & digit[index]!, next);
      });
    }
  };

  function isPossible(formula: Formula): boolean {
    if (formula === formulas.yes || formula === formulas.no) return formula === formulas.yes;
    let answer = possible.get(formula);
    if (answer === undefined) {
      answer = classesToTry(formula, formula.level).some((index) => isPossible(formulas.cofactor(formula, index)));
      possible.set(formula, answer);
    }
    return answer;
  }

  /**
   * Classes to try, most promising first. A class is left out when another one leads to the same verdict state and
   * makes at least the same literals true: formulas are monotone in their literals.
   */
  function classesToTry(formula: Formula, level: number, moves: readonly VerdictMove[] = UNMOVED): readonly number[] {
    const masks: number[] = [];
    gatherLiterals(formula, level, masks);
    const worth: number[] = [];
    for (let index = 0; index < sizes[level]!; index += 1) {
      let length = 0;
      let beaten = false;
      for (const other of worth) {
        beaten ||= beats(other, index, masks, moves);
        if (beaten || !beats(index, other, masks, moves)) worth[length++] = other;
      }
      worth.length = length;
      if (!beaten) worth.push(index);
    }
    if (formula.level !== level || worth.length < 2) return worth;
    return worth.sort((a, b) => hardnessOf(formulas.cofactor(formula, a)) - hardnessOf(formulas.cofactor(formula, b)));
  }

  /** An estimate of how hard it is to make a formula true: 0 for a true one, infinite for a false one. */
  function hardnessOf(formula: Formula): number {
    if (formula === formulas.yes || formula === formulas.no) return formula === formulas.yes ? 0 : Infinity;
    let guess = hardness.get(formula);
    if (guess === undefined) {
      const { kind, parts, points, bound } = formula;
      if (kind === 'literal') guess = 1;
      else if (kind === 'sum') guess = (parts.length * bound) / points.reduce((sum, each) => sum + each, 0);
      else if (kind === 'any') guess = Math.min(...parts.map(hardnessOf));
      else guess = parts.reduce((sum, part) => sum + hardnessOf(part), 0);
      hardness.set(formula, guess);
    }
    return guess;
  }
}

/**
 * Whether one class is at least as good as another: it leads to the same state and makes at least the same literals
 * true.
 */
function beats(one: number, other: number, masks: readonly number[], moves: readonly VerdictMove[]): boolean {
  if (moves.length > 0 && (moves[one]!.state !== moves[other]!.state || moves[one]!.gain !== moves[other]!.gain))
    return false;
  for (const mask of masks) if (((mask >> other) & ~(mask >> one) & 1) === 1) return false;
  return true;
}

/** Collects the classes of every literal of the variable at this level that occurs in the formula. */
function gatherLiterals(formula: Formula, level: number, masks: number[]): void {
  if (formula.level !== level) return;
  if (formula.kind === 'literal') {
    if (!masks.includes(formula.classes)) masks.push(formula.classes);
  } else for (const part of formula.parts) gatherLiterals(part, level, masks);
}
