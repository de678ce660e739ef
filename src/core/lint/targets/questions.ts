import { conditionInWords } from '../../condition/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every question is asked for some answers. */
export function questionTargets(pack: Pack, space: Space): readonly Target[] {
  return pack.questions.map((question) => ({
    name: `question ${question.id}: asked`,
    goals: () => [space.formula(question.when)],
    remark: () => ({
      list: 'questions',
      entry: question,
      path: ['when'],
      code: 'never-asked',
      message: `it is asked only where ${conditionInWords(question.when!)}, which no answers give`,
      mend: 'correct its when, or remove the question',
    }),
  }));
}
