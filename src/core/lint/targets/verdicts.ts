import type { CompiledPack } from '../../judge/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import type { Target } from '../target.ts';

/** Every verdict rule decides for some answers, and every verdict is given. */
export function verdictTargets({ pack }: CompiledPack, space: Space): readonly Target[] {
  const rules = pack.verdictRules.map((rule, index): Target => ({
    name: `verdict rule ${rule.id}: decides`,
    find: () => space.withRule(index, space.formulas.yes),
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
    find: () => space.withVerdict(verdict.id, space.formulas.yes),
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

/** The earlier rules that together cover all answers. */
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
