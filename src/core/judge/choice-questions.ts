import { testsOf } from '../condition/index.ts';
import { sitesOf } from '../pack/index.ts';
import type { ListKey } from '../pack/index.ts';
import type { CompiledPack } from './compile.ts';
import { type Facts, isOpen } from './facts.ts';
import { fitOf, openQuestions } from './options.ts';

/** Lists of which no result decides the verdict, a need, or a gate. */
const ADVICE: ReadonlySet<ListKey> = new Set(['conditions', 'steps', 'risks', 'options', 'watch']);

const found = new WeakMap<CompiledPack, ReadonlySet<string>>();

/** Questions that choose between products: options read them, and nothing that judges. */
function choiceQuestions(compiled: CompiledPack): ReadonlySet<string> {
  let ids = found.get(compiled);
  if (ids === undefined) {
    const read = (isAdvice: boolean) =>
      sitesOf(compiled.pack).filter(({ list }) => ADVICE.has(list) === isAdvice && list !== 'conditions');
    const readBy = (sites: ReturnType<typeof sitesOf>) =>
      new Set(testsOf(sites.map(({ condition }) => condition)).keys());
    const judging = readBy(read(false));
    const options = readBy(read(true).filter(({ list }) => list === 'options'));
    ids = new Set([...options].filter((id) => !judging.has(id)));
    found.set(compiled, ids);
  }
  return ids;
}

/**
 * Open questions that choose between products and have nothing to choose: the verdict can't become a yes, at most
 * one mesh is left, or none that is left hangs on them. `canBeYes` is called only if there are such questions.
 */
export function idleQuestions(compiled: CompiledPack, facts: Facts, canBeYes: () => boolean): ReadonlySet<string> {
  const open = [...choiceQuestions(compiled)].filter((id) => {
    const fact = facts.list[compiled.index.get(id) ?? -1];
    return fact !== undefined && fact.applies !== false && isOpen(fact);
  });
  if (open.length === 0) return new Set();
  if (!canBeYes()) return new Set(open);
  const left = compiled.whole.options.filter((entry) => entry.option.kind === 'mesh' && fitOf(entry, facts) !== false);
  if (left.length < 2) return new Set(open);
  const hanging = new Set(left.flatMap((entry) => openQuestions(compiled, entry, facts)));
  return new Set(open.filter((id) => !hanging.has(id)));
}
