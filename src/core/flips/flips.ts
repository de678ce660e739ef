import type { Answers, AnswersFile } from '../answers/index.ts';
import { type Assessment, type Flip, ruleExactly } from '../assess/index.ts';
import { describeChange, inOrderOfQuestions } from './change.ts';
import { groupSame } from './groups.ts';
import { canBringAbout, type Move, splitMove, withMoves } from './move.ts';
import { answered, moveFinder } from './moves.ts';
import { movesWorthTelling } from './worth-telling.ts';
import { fitting } from './proposed.ts';
import { smallestSets } from './smallest.ts';
import { wayOut } from './way.ts';
import { type CompiledPack, copiedWith, judge } from '../judge/index.ts';
import { type VerdictId, VERDICTS } from '../pack/index.ts';
import { createTrial, unlessTooEntangled } from '../range/index.ts';

/** The largest number of answers that one flip changes. */
export const MOST_CHANGES = 3;

/** The assessment with its flips and its way out of the stage. Expensive: worked out once a report reads them. */
export function withFlips(compiled: CompiledPack, { answers }: AnswersFile, assessment: Assessment): Assessment {
  return copiedWith(assessment, {
    flips: () => {
      const { verdict, stage } = assessment;
      const way = verdict.id === 'yes' && stage !== 'none' ? { stage: wayOut(compiled, answers, stage) } : {};
      return { verdict: flips(compiled, answers), ...way };
    },
  });
}

/**
 * Sets of up to `most` changed answers after which the verdict is one of `wanted`, whatever is still open; no part of a
 * set does the same. Several are told only where the organization can bring about all of them. Without `wanted` it is
 * any but the present one. Smaller sets come first; the search ends with the size at which one is found that the
 * organization can bring about. Answers to one question with the same effect are
 * one change. What follows from the verdict, like the product that is installed, stays as it is, and so does what the
 * organization is. Empty where the rules are too entangled to tell.
 */
export function flips(
  compiled: CompiledPack,
  answers: Answers,
  { most = MOST_CHANGES, wanted }: { readonly most?: number; readonly wanted?: readonly VerdictId[] } = {},
): readonly Flip[] {
  const outcomeOf = (given: Answers) => {
    const { verdict: id, rule } = ruleExactly(compiled, given);
    return { verdict: id, close: compiled.rules[rule]!.rule.close === true };
  };
  /** How much is missing to run a mesh after these moves, where they lead to one. */
  const gapsAfter = (moves: readonly Move[], after: VerdictId) =>
    after === 'yes' ? judge(compiled, withMoves(answers, moves)).capacity.missing.length : 0;
  const now = judge(compiled, answers);
  const { verdict } = ruleExactly(compiled, answers);
  const others = wanted ?? VERDICTS.filter((id) => id !== verdict);
  const find = moveFinder(compiled, answers);
  const moves = compiled.pack.questions.flatMap((question) => movesWorthTelling(question, answers, find));
  const changing = new Set(moves.map(({ question }) => question));
  const obstacle = unlessTooEntangled(() => createTrial(compiled.pack, answers, changing, others));
  if (obstacle === undefined) return [];
  const isAble = (move: Move) => canBringAbout(compiled.questions.get(move.question)!, move) !== undefined;
  const sets = smallestSets(
    {
      moves,
      joins: isAble,
      obstacle,
      fits: (set) => fitting(compiled, answers, set) !== undefined,
      isEnough: (found) => found.some((set) => set.every(isAble)),
    },
    most,
  );
  const isSize = ({ question, to }: Move) =>
    typeof to === 'number' &&
    compiled.questions.get(question)!.direction?.exposure !== undefined &&
    answered(compiled.questions.get(question)!, answers) !== undefined;
  // Between "no" and "not yet", a few services or teams more decide nothing that anyone would do.
  const isWorthTelling = (set: readonly Move[], after: VerdictId) =>
    verdict === 'yes' || after === 'yes' || !set.every(isSize);
  const apart = sets.flatMap((set) => {
    const parts = byHands(compiled, fitting(compiled, answers, set) ?? []).filter(
      (moves) => moves.length === 1 || moves.every(isAble),
    );
    if (parts.length === 0) return [];
    const outcome = outcomeOf(withMoves(answers, set));
    return parts.map((moves) => ({ moves, ...outcome })).filter((flip) => isWorthTelling(flip.moves, flip.verdict));
  });
  const groups = groupSame(apart, (move) => splitMove(compiled.questions.get(move.question)!, move)[0] !== undefined);
  return groups
    .map(({ alternatives, verdict: after, close }): Flip => {
      const changes = inOrderOfQuestions(
        compiled,
        alternatives.map((same) => describeChange(compiled, now.facts, same)),
      );
      const inYourHands = changes.every(({ changeable }) => changeable);
      const gaps = gapsAfter(
        alternatives.map(([first]) => first!),
        after,
      );
      return {
        changes,
        verdict: after,
        ...(close && { close: true as const }),
        ...(gaps > 0 && { gaps }),
        inYourHands,
      };
    })
    .toSorted((a, b) => a.changes.length - b.changes.length || Number(b.inYourHands) - Number(a.inYourHands));
}

/** Splits moves into those that the organization can bring about and those that it can't. */
function byHands(compiled: CompiledPack, moves: readonly Move[]): readonly (readonly Move[])[] {
  return moves.reduce<readonly (readonly Move[])[]>(
    (sets, move) => {
      const parts = splitMove(compiled.questions.get(move.question)!, move).filter((part) => part !== undefined);
      return sets.flatMap((set) => parts.map((part) => [...set, part]));
    },
    [[]],
  );
}
