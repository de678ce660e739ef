import type { Answers } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { applicable } from './applies.ts';
import { askingOrder } from './order.ts';

/** Effects of an answer on other questions; question ids in asking order. */
export interface Change {
  /** Questions that now apply, or may apply, and certainly didn't before. */
  readonly nowApply: readonly string[];
  /** Of these, the ones that were answered earlier: their answers count again. */
  readonly countAgain: readonly string[];
  readonly noLongerApply: readonly string[];
  /** Of these, the answered ones: the answers are kept and don't count. */
  readonly keptInactive: readonly string[];
}

/** The changes for the questions of the pack between two sets of answers. */
export function changesBetween(compiled: CompiledPack, before: Answers, after: Answers): Change {
  const then = applicable(compiled, before);
  const now = applicable(compiled, after);
  const order = askingOrder(compiled);
  const nowApply = order.filter((id) => then.get(id) === false && now.get(id) !== false);
  const noLongerApply = order.filter((id) => then.get(id) !== false && now.get(id) === false);
  const answered = (id: string) => after.has(id);
  return {
    nowApply,
    countAgain: nowApply.filter(answered),
    noLongerApply,
    keptInactive: noLongerApply.filter(answered),
  };
}
