import { type StageId, STAGES, VERDICTS } from '../pack/index.ts';
import { type Chance, chance, informationByLevel } from './chances.ts';
import type { Formula } from './unique-table.ts';
import type { Posed } from './posed.ts';
import type { VerdictState } from './verdict-states.ts';

/**
 * The information, in bits, that the answer to a question is expected to give; undefined when the answer can change
 * nothing. Values that no condition tells apart count as one, and all remaining classes as equally likely: a
 * convention, not a forecast.
 */
export interface Influence {
  /** Information about the verdict. */
  verdict?: number;
  /** Information about whether the stage can be left. */
  stage?: number;
}

/** The influence of every unanswered question that can change the verdict or the result of this stage. */
export function influence(posed: Posed, stage: StageId | 'none'): ReadonlyMap<string, Influence> {
  const found = new Map<string, Influence>();
  const add = (of: keyof Influence, information: readonly (number | undefined)[]) =>
    information.forEach((bits, level) => {
      const owner = posed.owners[level];
      if (owner === undefined || bits === undefined) return;
      const entry = found.get(owner) ?? {};
      entry[of] = (entry[of] ?? 0) + bits;
      found.set(owner, entry);
    });
  add('verdict', verdictInformation(posed));
  const at = STAGES.indexOf(stage === 'none' ? 'crawl' : stage);
  add('stage', formulaInformation(posed, posed.done[at]!));
  return found;
}

function verdictInformation({ states, start, sizes, scores }: Posed): readonly (number | undefined)[] {
  const known = new Map<VerdictState, Map<number, Chance>>();
  const points: Chance[] = [];
  const root = visit(start.state, start.gain);
  return informationByLevel(sizes, root, points);

  function visit(state: VerdictState, gained: number): Chance {
    const score = state.verdict.readsNeed ? gained : 0;
    let byScore = known.get(state);
    if (byScore === undefined) known.set(state, (byScore = new Map()));
    let point = byScore.get(score);
    if (point === undefined) {
      point = create(state, score);
      byScore.set(score, point);
    }
    return point;
  }

  function create(state: VerdictState, score: number): Chance {
    const { decided } = state.verdict;
    if (decided >= 0)
      return keep(
        chance(
          Infinity,
          [],
          VERDICTS.map((_, outcome) => Number(outcome === decided)),
        ),
      );
    const digit = scores.digits[state.level - scores.level];
    if (digit !== undefined) {
      const place = digit.findIndex((each) => ((each >> BigInt(score)) & 1n) === 1n);
      return visit(states.cofactor(state, place).state, score);
    }
    const children = Array.from({ length: sizes[state.level]! }, (_, index) => {
      const { state: next, gain } = states.cofactor(state, index);
      return visit(next, score + gain);
    });
    return keep(chance(state.level, children));
  }

  function keep(point: Chance): Chance {
    points.push(point);
    return point;
  }
}

function formulaInformation({ formulas, sizes }: Posed, formula: Formula): readonly (number | undefined)[] {
  const known = new Map<Formula, Chance>();
  const points: Chance[] = [];
  const root = visit(formula);
  return informationByLevel(sizes, root, points);

  function visit(each: Formula): Chance {
    let point = known.get(each);
    if (point === undefined) {
      const { level } = each;
      point =
        level === Infinity
          ? chance(level, [], [Number(each === formulas.yes), Number(each === formulas.no)])
          : chance(
              level,
              Array.from({ length: sizes[level]! }, (_, index) => visit(formulas.cofactor(each, index))),
            );
      known.set(each, point);
      points.push(point);
    }
    return point;
  }
}
