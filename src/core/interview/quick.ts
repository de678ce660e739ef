import type { Answers } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { influence, pose, unlessTooEntangled } from '../range/index.ts';
import { resolveFacts } from '../judge/index.ts';
import { toldByBounds } from '../assess/index.ts';
import { liveResultOf } from './live-result.ts';

/**
 * The question whose answer is expected to give the most information about the verdict; the first of equals. Undefined
 * where no answer can change the verdict.
 */
export function quickest(compiled: CompiledPack, answers: Answers, open: readonly string[]): string | undefined {
  if (open.length === 0 || liveResultOf(compiled, answers).settled) return undefined;
  const tells =
    unlessTooEntangled(() => influence(pose(compiled.pack, answers), 'none')) ??
    toldByBounds(compiled, resolveFacts(compiled, answers));
  const bits = (id: string) => tells.get(id)?.verdict;
  return open.filter((id) => bits(id) !== undefined).toSorted((a, b) => bits(b)! - bits(a)!)[0];
}
