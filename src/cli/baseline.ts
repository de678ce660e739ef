import { assess } from '../core/assess/index.ts';
import { parseAnswers } from '../core/answers/parse.ts';
import type { Baseline } from '../core/bar/index.ts';
import type { CompiledPack } from '../core/judge/index.ts';
import { InputError } from '../core/problem/index.ts';
import type { Host } from './host.ts';
import { nameOf, readText } from './read.ts';
import { version } from './version.ts';

/**
 * The baseline in a file, judged by the same pack as the file being checked. A baseline for another pack, or for a
 * version with other questions, can't be compared. Throws InputError for an invalid file.
 */
export async function loadBaseline(file: string, compiled: CompiledPack, host: Host): Promise<Baseline> {
  const name = nameOf(file);
  const { id, version: present } = compiled.pack.pack;
  const { answersFile, problems } = parseAnswers(await readText(file, host), name, compiled.pack, host.latestDay());
  const written = answersFile.pack;
  if (written !== undefined && written.id !== id)
    return { file: name, incomparable: `it was written for the pack ${written.id}, not ${id}` };
  const otherMajor = written !== undefined && written.version.split('.')[0] !== present.split('.')[0];
  if (written !== undefined && (otherMajor || (problems.length > 0 && written.version !== present))) {
    const why = otherMajor
      ? 'and the first number of the version differs'
      : 'and this version does not know all of its answers';
    return {
      file: name,
      incomparable: `it was written for version ${written.version} of the pack, this is ${present}, ${why}`,
    };
  }
  if (problems.length > 0) throw new InputError(problems);
  const { maxAgeDays } = answersFile.check;
  return {
    file: name,
    assessment: assess(compiled, answersFile, version),
    ...(maxAgeDays !== undefined && { maxAgeDays }),
  };
}
