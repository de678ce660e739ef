import type { Answers } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { influence, pose } from '../range/index.ts';
import { liveResultOf } from './live-result.ts';

/**
 * The question whose answer is expected to give the most information about the verdict; the first of equals. Undefined
 * where no answer can change the verdict.
 */
export function quickest(compiled: CompiledPack, answers: Answers, open: readonly string[]): string | undefined {
  if (open.length === 0 || liveResultOf(compiled, answers).settled) return undefined;
  const tells = influence(pose(compiled.pack, answers), 'none');
  const bits = (id: string) => tells.get(id)?.verdict;
  return open.filter((id) => bits(id) !== undefined).toSorted((a, b) => bits(b)! - bits(a)!)[0];
}
