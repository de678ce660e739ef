import { describe, expect, it } from 'vitest';
import { judge } from '../../src/core/judge/judge.ts';
import { agreement, confusion, type Guessed, isVerdictRight, operating } from './agreement.ts';
import { compiled, type Deed, readOrganizations } from './cases.ts';
import { closings } from './closing.ts';
import { alwaysYes, meshReady, serviceCount } from './guesses.ts';

const cases = readOrganizations();
const judgedBy = (guess: typeof meshReady): readonly Guessed<Deed>[] =>
  cases.map((each) => ({ case: each, guess: guess(each.file) }));
const ours = judgedBy(meshReady);
const standing = ours.filter(({ guess }) => guess.standing !== 'open');

describe('calibration', () => {
  it('has all 21 organizations, with what they did', () => {
    expect(cases).toHaveLength(21);
    for (const { label } of cases) {
      expect(label.verdictAccept).toContain(label.verdict);
      expect(label.stageAccept).toContain(label.stage);
    }
  });

  it('finds no verdict wrong that stands', () => {
    expect(standing.filter((each) => !isVerdictRight(each)).map((each) => each.case.id)).toEqual([]);
    expect(standing.length).toBeGreaterThanOrEqual(9);
  });

  it('finds the simple rules worse where mesh-ready stands', () => {
    const ids = standing.map((each) => each.case.id);
    const right = (guess: typeof meshReady) =>
      judgedBy(guess).filter((each) => ids.includes(each.case.id) && isVerdictRight(each)).length;
    expect(right(alwaysYes)).toBeLessThan(ids.length);
    expect(right(serviceCount)).toBeLessThan(ids.length);
  });

  it('never finds it impossible that an organization operated where it did', () => {
    const { right, of } = operating(ours);
    expect(of).toBe(12);
    expect(right).toBe(of);
  });

  it('still holds possible what was done while a verdict is open', () => {
    for (const {
      case: { id, label },
      guess,
    } of ours)
      expect(
        guess.possible.some((verdict) => label.verdictAccept.includes(verdict)),
        id,
      ).toBe(true);
  });

  it('names answers that do close an open verdict', () => {
    const { file, label } = cases.find(({ id }) => id === 'hellofresh-2019')!;
    const [way] = closings(file, label.verdictAccept);
    const [question, value] = way!.answers[0]!.split(' ') as [string, string];
    const answers = new Map(file.answers).set(question, { kind: 'value', value });
    expect(judge(compiled, answers).ruling).toMatchObject({ verdict: 'yes', standing: 'leaning' });
  });

  it('counts every organization once', () => {
    const { settled, leaning, open } = agreement(ours);
    expect(settled.of + leaning.of + open).toBe(21);
    const counts = [...confusion(ours).values()].flatMap((row) => [...row.values()]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(standing.length);
  });
});
