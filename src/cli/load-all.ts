import type { Pack } from '../core/pack/schema.ts';
import { InputError, type Problem } from '../core/problem/index.ts';
import type { Host } from './host.ts';
import { loadAnswers, type LoadedAnswers } from './load.ts';

/**
 * The answers of several files, in their order. `rules`: as for `loadAnswers`. Throws InputError with the problems of
 * all files.
 */
export async function loadAll(
  files: readonly string[],
  pack: Pack,
  host: Host,
  rules?: string | undefined,
): Promise<readonly LoadedAnswers[]> {
  const problems: Problem[] = [];
  const loaded: LoadedAnswers[] = [];
  if (files.filter((file) => file === '-').length > 1)
    problems.push({ code: 'usage', message: 'only one of the files can be standard input' });
  for (const file of problems.length > 0 ? [] : files) {
    try {
      loaded.push(await loadAnswers(file, pack, host, rules));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return loaded;
}
