import type { Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Remark } from '../finding.ts';
import type { Target } from '../target.ts';

/**
 * Every verdict rule decides for some answers, and every verdict is given. The last rule of a pack that says what has
 * to be shown stands for "not known": it decides for no complete answers, which `checkNotKnown` looks at.
 */
export function verdictTargets(pack: Pack, space: Space): readonly Target[] {
  const last = pack.verdictRules.length - 1;
  const decided = pack.verdictRules.filter((_, index) => index < last || !saysNotKnown(pack));
  const rules = decided.map((rule, index): Target => ({
    name: `verdict rule ${rule.id}: decides`,
    goals: () => [space.decides(index)],
    remark: () => ({
      list: 'verdictRules',
      entry: rule,
      path: [],
      code: 'unreachable-rule',
      message: `no answers are decided by it: ${cover(pack, index, space)}`,
      mend: 'move it further up, or correct its condition or those before it',
    }),
  }));
  const verdicts = pack.verdicts.map((verdict): Target => ({
    name: `verdict ${verdict.id}`,
    goals: () => [space.gives(verdict.id)],
    remark: () => ({
      list: 'verdicts',
      entry: verdict,
      path: [],
      code: 'unreachable-verdict',
      message: 'no answers give this verdict',
      mend: 'write a verdict rule that gives it, or correct those there are',
    }),
  }));
  return [...rules, ...verdicts];
}

/** Whether the last rule stands for "not known": the pack says what has to be shown for another one. */
function saysNotKnown({ verdictRules }: Pack): boolean {
  return verdictRules.some(({ core }) => core !== undefined);
}

/** Complete answers for which a pack says that too little is known. */
export function checkNotKnown(pack: Pack, space: Space): readonly Remark[] {
  if (!saysNotKnown(pack)) return [];
  const last = pack.verdictRules.length - 1;
  const witness = space.witness(space.decides(last));
  if (witness === undefined) return [];
  const { questions } = pack;
  const answers = [...witness.enough].map(([id, value]) => {
    const question = questions.find((each) => each.id === id)!;
    return `${id} ${[value].flat().join(', ')}${question.unit === undefined ? '' : ` ${question.unit}`}`;
  });
  return [
    {
      list: 'verdictRules',
      entry: pack.verdictRules[last]!,
      path: [],
      code: 'reachable-not-known',
      message: `complete answers reach it, though it says that too little is known: ${answers.join('; ')}`,
      mend: 'write a rule before it that holds for them',
    },
  ];
}

/** Which rules before it take all answers. */
function cover({ verdictRules }: Pack, index: number, { formulas, formula, possible }: Space): string {
  const own = formula(verdictRules[index]!.when);
  if (!possible(own)) return 'its condition is never true';
  const one = verdictRules
    .slice(0, index)
    .find(({ when }) => !possible(formulas.all([own, formulas.not(formula(when))])));
  return one === undefined
    ? 'one of the rules before it always holds first, or no score it asks for can be had'
    : `where it holds, ${one.id} holds before it`;
}
