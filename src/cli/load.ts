import { parseAnswers } from '../core/answers/parse.ts';
import type { AnswersFile } from '../core/answers/answers.ts';
import { compilePack, type CompiledPack } from '../core/pack/compile.ts';
import type { Pack } from '../core/pack/schema.ts';
import { formatProblem, InputError } from '../core/problem.ts';
import type { Host } from './host.ts';
import { tell } from './print.ts';
import { nameOf, readText } from './read.ts';

/** The pack in a folder, or the built-in one, with its digest. Throws InputError with every problem of the folder. */
export async function loadRules(rules: string | undefined, host: Host): Promise<Pick<CompiledPack, 'pack' | 'digest'>> {
  if (rules === '') throw new InputError([{ code: 'usage', message: '--rules names no folder' }]);
  const builtIn = await import('mesh-ready:built-in-pack');
  return rules === undefined ? builtIn : (await import('./pack-folder.ts')).loadPackFolder(rules, host, builtIn.pack);
}

/** The same pack, compiled. */
export async function loadPack(rules: string | undefined, host: Host): Promise<CompiledPack> {
  const { pack, digest } = await loadRules(rules, host);
  return compilePack(pack, digest);
}

export interface LoadedAnswers {
  /** As it was read. */
  readonly text: string;
  readonly answersFile: AnswersFile;
}

/**
 * The answers in a file; `-` is standard input. Throws InputError with every problem. That the file was written for
 * another version of the pack is no problem but is said on standard error.
 */
export async function loadAnswers(file: string, pack: Pack, host: Host): Promise<LoadedAnswers> {
  const text = await readText(file, host);
  const { answersFile, problems } = parseAnswers(text, nameOf(file), pack);
  if (problems.length > 0) throw new InputError(problems);
  const written = answersFile.pack;
  // A file may be written for the pack that this one extends.
  const present = [pack.pack, ...(pack.changes === undefined ? [] : [pack.changes.base])].find(({ id }) => id === written?.id);
  if (written !== undefined && present !== undefined && written.version !== present.version) {
    const message = `written for version ${written.version} of the pack ${written.id}, judged by version ${present.version}`;
    await tell(host, `note: ${formatProblem({ code: 'other-pack', file: nameOf(file), message })}\n`);
  }
  return { text, answersFile };
}
