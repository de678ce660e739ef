import { parseAnswers } from '../core/answers/parse.ts';
import type { AnswersFile } from '../core/answers/index.ts';
import { type CompiledPack, compilePack } from '../core/judge/index.ts';
import type { Pack } from '../core/pack/schema.ts';
import { otherVersion, otherVersionNote } from '../core/pack/index.ts';
import { InputError, type Problem } from '../core/problem/index.ts';
import { shellWord } from '../report/escape.ts';
import type { Host } from './host.ts';
import { problemLines, tell } from './print.ts';
import { nameOf, readText } from './read.ts';
import { usage } from './usage.ts';

/** The pack in a folder, or the built-in one, with its digest. Throws InputError with every problem of the folder. */
export async function loadRules(rules: string | undefined, host: Host): Promise<Pick<CompiledPack, 'pack' | 'digest'>> {
  if (rules === '') throw usage('--rules names no folder');
  const builtIn = await import('mesh-ready:built-in-pack');
  return rules === undefined ? builtIn : (await import('./pack-folder.ts')).loadPackFolder(rules, host, builtIn.pack);
}

/** The same pack, compiled. */
export async function loadPack(rules: string | undefined, host: Host): Promise<CompiledPack> {
  const { pack, digest } = await loadRules(rules, host);
  return compilePack(pack, digest);
}

export interface LoadedAnswers {
  /** The text of the file, unchanged. */
  readonly text: string;
  readonly answersFile: AnswersFile;
}

/**
 * The answers in a file; `-` is standard input. Throws InputError with every problem. A file for another version of the
 * pack isn't a problem by itself: a note goes to standard error. If there are problems, that note is the first of them.
 * `rules`: the folder of the pack as typed; undefined for the built-in one.
 */
export async function loadAnswers(
  file: string,
  pack: Pack,
  host: Host,
  rules?: string | undefined,
): Promise<LoadedAnswers> {
  const text = await readText(file, host);
  const { answersFile, problems } = parseAnswers(text, nameOf(file), pack, host.latestDay());
  const other = writtenForOther(file, answersFile, pack, rules);
  // The other version explains the remaining problems, so it comes first.
  if (problems.length > 0) throw new InputError([...other, ...problems]);
  await tell(host, problemLines(other, 'note: '));
  return { text, answersFile };
}

/**
 * A problem that the file was written for another version of the pack, at the line of that version; empty where it
 * wasn't. `rules` as above.
 */
export function writtenForOther(
  file: string,
  { pack: written, packPosition }: AnswersFile,
  pack: Pack,
  rules: string | undefined,
): readonly Problem[] {
  const present = otherVersion(pack, written);
  if (present === undefined || written === undefined) return [];
  const message = otherVersionNote(
    { ...written, judgedBy: present.version },
    `${file === '-' ? 'answers.yaml' : shellWord(file)}${rules === undefined ? '' : ` --rules ${shellWord(rules)}`}`,
  );
  return [{ code: 'other-pack', file: nameOf(file), ...packPosition, message }];
}
