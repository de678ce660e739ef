import { isReleased, releaseQuestions } from '../../pack/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Remark } from '../finding.ts';

/** Finds steps that wait for a release of unknown length, and answers that say how long one takes for no step. */
export function checkReleases(pack: Pack): readonly Remark[] {
  const questions = releaseQuestions(pack);
  const steps = pack.steps.filter(isReleased);
  const code = 'lone-release';
  if (questions.length === 0)
    return steps.map((entry) => ({
      list: 'steps',
      entry,
      path: ['released'],
      code,
      message: 'it waits for a release, and no value of a question says how long one takes',
      mend: 'give a value its release, or remove released',
    }));
  if (steps.length > 0) return [];
  return questions.map((entry) => ({
    list: 'questions',
    entry,
    path: [],
    code,
    message: 'a value says how long a release takes, and no step waits for one',
    mend: 'mark a step with released, or remove release',
  }));
}
