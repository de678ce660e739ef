import { describe, expect, it } from 'vitest';
import { agreement, confusion, coverage, type Guessed } from './agreement.ts';
import { readCases } from './cases.ts';
import { alwaysYes, meshReady, serviceCount } from './guesses.ts';

const cases = readCases();
const judgedBy = (guess: typeof meshReady): readonly Guessed[] =>
  cases.map((each) => ({ case: each, guess: guess(each) }));

describe('calibration', () => {
  it('has all 21 organizations, with what they did', () => {
    expect(cases).toHaveLength(21);
    for (const { label } of cases) {
      expect(label.verdictAccept).toContain(label.verdict);
      expect(label.stageAccept).toContain(label.stage);
    }
  });

  it('finds the simple rules as good as they are known to be', () => {
    expect(agreement(judgedBy(alwaysYes)).verdict).toEqual({ right: 12, of: 21 });
    expect(agreement(judgedBy(serviceCount)).verdict.right).toBeGreaterThan(12);
  });

  it('finds mesh-ready better than the simple rules', () => {
    const right = (guess: typeof meshReady) => agreement(judgedBy(guess)).verdictAccepted.right;
    expect(right(meshReady)).toBeGreaterThan(Math.max(right(alwaysYes), right(serviceCount)));
  });

  it('explains every stage and every use case to begin with', () => {
    for (const {
      case: { id },
      guess,
    } of judgedBy(meshReady)) {
      if (guess.stage !== 'none' && guess.stage !== 'fly')
        expect(guess.whyStage, id).toMatch(/^required gates open: .+; not known: .+/);
      if (guess.start !== undefined) expect(guess.whyStart, id).toMatch(new RegExp(`^${guess.start}: .+`));
    }
  });

  it('counts every organization once in the confusion table', () => {
    const counts = [...confusion(judgedBy(meshReady)).values()].flatMap((row) => [...row.values()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(21);
  });

  it('does not count it as right that everything is possible, without saying how much that is', () => {
    const all = judgedBy(alwaysYes).map((each) => ({
      ...each,
      guess: { ...each.guess, possible: { ...each.guess.possible, verdicts: ['yes', 'not-yet', 'no'] as const } },
    }));
    expect(coverage(all, 10).verdict).toEqual({
      inside: { right: 21, of: 21 },
      size: 3,
      of: 3,
      settled: { right: 0, of: 0 },
    });
  });
});
