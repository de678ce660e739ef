import type { CompiledPack } from './compile.ts';
import { type Facts, isOpen } from './facts.ts';
import type { Pack } from '../pack/schema.ts';
import { fitOf, openQuestions } from './options.ts';

/**
 * Open questions that choose between options and have nothing to choose: no option without a mesh hangs on them, and
 * the verdict can't become a yes, at most one mesh is left, or none that is left hangs on them. `canBeYes` is called
 * only if there are such questions.
 */
export function idleQuestions(compiled: CompiledPack, facts: Facts, canBeYes: () => boolean): ReadonlySet<string> {
  const open = compiled.asked
    .filter(({ question, index }) => question.forChoice === true && isOpen(facts.list[index]!))
    .map(({ question }) => question.id);
  if (open.length === 0) return new Set();
  const left = compiled.options.filter((entry) => fitOf(entry, facts) !== false);
  const meshes = left.filter(({ option }) => option.kind === 'mesh');
  const isDue = meshes.length > 1 && canBeYes();
  const decided = left.filter((entry) => !meshes.includes(entry)).concat(isDue ? meshes : []);
  const hanging = new Set(decided.flatMap((entry) => openQuestions(compiled, entry, facts)));
  return new Set(open.filter((id) => !hanging.has(id)));
}

/**
 * Tells whether all of these options are out, at least one of them by a rule that reads a question that chooses between
 * products. Nothing else reads these questions, so only here can their answers take a step out of a plan.
 */
export function outByChoice(compiled: CompiledPack, facts: Facts): (options: readonly string[]) => boolean {
  const ways = new Map(
    compiled.options.map(({ option, ruledOut }) => [
      option.id,
      ruledOut.filter(({ when }) => when.evaluate(facts) === true),
    ]),
  );
  return (options) => {
    const out = options.map((id) => ways.get(id) ?? []);
    return (
      out.every((rules) => rules.length > 0) && out.flat().some(({ when }) => readsChoice(compiled.pack, when.reads()))
    );
  };
}

/** Whether one of the questions that are read chooses between products. */
export function readsChoice({ questions }: Pack, read: readonly string[]): boolean {
  return questions.some(({ id, forChoice }) => forChoice === true && read.includes(id));
}
