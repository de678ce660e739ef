import type { CompiledOption, CompiledPack } from './compile.ts';
import { type Facts, isOpen } from './facts.ts';
import { fitOf, openQuestions } from './options.ts';

/**
 * Open questions that choose between products and have nothing to choose: the verdict can't become a yes, at most
 * one mesh is left, or none that is left hangs on them. `canBeYes` is called only if there are such questions.
 */
export function idleQuestions(compiled: CompiledPack, facts: Facts, canBeYes: () => boolean): ReadonlySet<string> {
  const open = compiled.asked
    .filter(({ question, index }) => question.forChoice === true && isOpen(facts.list[index]!))
    .map(({ question }) => question.id);
  if (open.length === 0) return new Set();
  if (!canBeYes()) return new Set(open);
  const left = compiled.whole.options.filter((entry) => entry.option.kind === 'mesh' && fitOf(entry, facts) !== false);
  if (left.length < 2) return new Set(open);
  const hanging = new Set(left.flatMap((entry) => openQuestions(compiled, entry, facts)));
  return new Set(open.filter((id) => !hanging.has(id)));
}

/**
 * Tells whether all of these options are out, at least one of them by an answer to a question that chooses between
 * products. Nothing else reads these questions, so only here can their answers take a step out of a plan.
 */
export function outByChoice(compiled: CompiledPack, facts: Facts): (options: readonly string[]) => boolean {
  const choosing = compiled.asked
    .filter(({ question }) => question.forChoice === true)
    .map(({ question }) => question.id);
  const ways = new Map(
    compiled.options.map((entry) => [entry.option.id, waysOut(entry, facts).map(({ when }) => when.causes(facts))]),
  );
  return (options) => {
    const out = options.map((id) => ways.get(id) ?? []);
    return out.every((causes) => causes.length > 0) && out.flat(2).some((question) => choosing.includes(question));
  };
}

function waysOut({ ruledOut }: CompiledOption, facts: Facts) {
  return ruledOut.filter(({ when }) => when.evaluate(facts) === true);
}
