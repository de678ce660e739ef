import { valuesOf } from '../../condition/index.ts';
import { KNOWN_QUESTIONS } from '../../pack/index.ts';
import type { Pack, Step } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Remark } from '../finding.ts';
import { plansWith } from '../targets/steps.ts';

/** Texts of a step that tell people what to do. */
const TEXTS = ['title', 'do', 'proof', 'rollback'] as const satisfies readonly (keyof Step)[];

/**
 * Finds steps that name a product for which they aren't written, and steps that a plan to adopt a mesh shows although
 * answers rule out every option for which they are written, unless an option of the pack is installed.
 */
export function checkProducts(pack: Pack, space: Space): readonly Remark[] {
  const products = pack.options.flatMap(({ names = [] }) => names);
  const named = [...new Set(products)].map((name) => ({
    name,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'u'),
    options: pack.options.filter(({ names }) => names?.includes(name)).map(({ id }) => id),
  }));
  const plans = plansWith(pack, space, 'adopt');
  const installed = someInstalled(pack, space);
  return pack.steps.flatMap((step): Remark[] => {
    const own = [...(step.options ?? []), ...(step.mentions ?? [])];
    const strange = TEXTS.flatMap((key) =>
      named
        .filter(({ pattern, options }) => pattern.test(step[key]) && !options.some((id) => own.includes(id)))
        .map(({ name, options }): Remark => ({
          list: 'steps',
          entry: step,
          path: [key],
          code: 'unlisted-product',
          message: `it names ${name}, and isn't written for ${options.join(' or ')}`,
          mend: 'add the option to its options, or to mentions where it only tells it apart',
        })),
    );
    const { options } = step;
    const found =
      options === undefined
        ? undefined
        : space.witness(
            ...plans(step, space.formulas.all([allOut(options, pack, space), space.formulas.not(installed)])),
          );
    if (found === undefined) return strange;
    const answers = [...found.enough].map(
      ([id, value]) => `${id} ${typeof value === 'object' ? value.join('+') : value}`,
    );
    return [
      ...strange,
      {
        list: 'steps',
        entry: step,
        path: ['options'],
        code: 'step-without-option',
        message: `a plan to adopt a mesh shows it although ${options!.join(' and ')} ${options!.length === 1 ? 'is' : 'are'} ruled out (with ${answers.join(', ')})`,
        mend: 'have its when exclude what rules the options out',
      },
    ];
  });
}

/** That an option of the pack is installed already: a step for it is no proposal. */
function someInstalled({ questions, options }: Pack, { formula, formulas }: Space) {
  const question = questions.find(({ id }) => id === KNOWN_QUESTIONS.installed);
  if (question?.kind !== 'choice') return formulas.no;
  const values = valuesOf(question).filter((value) => options.some(({ id }) => id === value));
  return values.length === 0 ? formulas.no : formula({ [KNOWN_QUESTIONS.installed]: { oneOf: values } });
}

/** That an exclusion of each of these options holds. */
function allOut(options: readonly string[], pack: Pack, { formula, formulas }: Space) {
  const rules = options.map((id) => pack.options.find((option) => option.id === id)?.ruledOut ?? []);
  return formulas.all(rules.map((each) => formulas.any(each.map(({ when }) => formula(when)))));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
