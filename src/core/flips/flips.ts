import type { Answers, AnswersFile } from '../answers/index.ts';
import { type Assessment, type Flip, judgeExactly } from '../assess/index.ts';
import { describeChange, inOrderOfQuestions } from './change.ts';
import { groupSame } from './groups.ts';
import { verdictLevers } from './levers.ts';
import { answered, type Move, moveFinder, splitMove, withMoves } from './moves.ts';
import { fitting } from './proposed.ts';
import { smallestSets } from './smallest.ts';
import { wayOut } from './way.ts';
import { type CompiledPack, judge } from '../judge/index.ts';
import type { VerdictId } from '../pack/index.ts';

/** The largest number of answers that one flip changes. */
export const MOST_CHANGES = 3;

/** The assessment with its flips and its way out of the stage. Expensive, so only for reports that show them. */
export function withFlips(compiled: CompiledPack, file: AnswersFile, assessment: Assessment): Assessment {
  const { verdict, stage } = assessment;
  const way = verdict.id === 'yes' && stage !== 'none' ? { stage: wayOut(compiled, file.answers, stage) } : {};
  return { ...assessment, flips: { verdict: flips(compiled, file.answers), ...way } };
}

/**
 * The smallest sets of changed answers, up to `most`, that change the point verdict. Every set changes it, and no
 * proper subset does. The list is complete, except for values that the pack doesn't propose. Answers to one question
 * with the same effect are one change. Sets that the organization can bring about come first.
 */
export function flips(compiled: CompiledPack, answers: Answers, most: number = MOST_CHANGES): readonly Flip[] {
  const now = judge(compiled, answers);
  const verdictOf = compiled.pack.questions.some((question) => answered(question, answers) === undefined)
    ? exactVerdict
    : (given: Answers) => judge(compiled, given).ruling.verdict;
  const verdict = verdictOf(answers);
  const sets = smallestSets(
    {
      after: (set: readonly Move[]) => {
        const judgement = judge(compiled, withMoves(answers, set));
        return { judgement, fits: fitting(compiled, judgement.facts, set) !== undefined };
      },
      reached: ({ judgement, fits }) => judgement.ruling.verdict !== verdict && fits,
      levers: ({ judgement }) => verdictLevers(compiled, judgement, verdict),
      moves: moveFinder(compiled, answers),
    },
    most,
  );
  const apart = sets.flatMap((set) => {
    const { facts, ruling } = judge(compiled, withMoves(answers, set));
    return byHands(compiled, fitting(compiled, facts, set) ?? []).map((moves) => ({
      moves,
      verdict: ruling.verdict,
    }));
  });
  const groups = groupSame(apart, (move) => splitMove(compiled.questions.get(move.question)!, move)[0] !== undefined);
  const found = groups.map(({ alternatives }): Flip => {
    const changes = inOrderOfQuestions(
      compiled,
      alternatives.map((same) => describeChange(compiled, now.facts, same)),
    );
    return {
      changes,
      verdict: verdictOf(withMoves(answers, changes)),
      inYourHands: changes.every(({ changeable }) => changeable),
    };
  });
  return found
    .filter((flip) => flip.verdict !== verdict)
    .toSorted((a, b) => a.changes.length - b.changes.length || Number(b.inYourHands) - Number(a.inYourHands));

  /**
   * The verdict; where answers are missing, from the exact ranges, because conditions alone can leave a rule unknown.
   */
  function exactVerdict(given: Answers): VerdictId {
    return judgeExactly(compiled, given).judgement.ruling.verdict;
  }
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
