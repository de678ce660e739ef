import { conditionInWords } from '../../condition/index.ts';
import type { CompiledPack } from '../../judge/index.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every question is asked for some answers. */
export function questionTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  return pack.questions.map((question) => ({
    name: `question ${question.id}: asked`,
    find: () => space.witness(space.formula(question.when)),
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
