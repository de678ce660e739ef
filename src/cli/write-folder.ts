import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError, type Problem } from '../core/problem/index.ts';
import type { Host } from './host.ts';
import { mustBeWritable, saveFile } from './save.ts';

/** A file of a folder: its path below the folder, with `/`, and its text. */
export interface FolderFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes files into a folder, which is made where it isn't there. Throws InputError (not-writable) before it writes
 * anything: where a file is there with another text, unless `force`, and where the folder or one in it holds a file of
 * an earlier run, which contains `mark`, that isn't among the files. Returns the names of files that were overwritten.
 */
export function writeFolder(
  folder: string,
  files: readonly FolderFile[],
  { mark, force, host }: { readonly mark: string; readonly force: boolean; readonly host: Pick<Host, 'cwd'> },
): readonly string[] {
  const root = resolve(host.cwd, folder);
  const problems: Problem[] = [];
  const refuse = (name: string, message: string) =>
    problems.push({ code: 'not-writable', file: join(folder, name), message });
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new InputError([{ code: 'not-writable', file: folder, message: 'is a file; name a folder' }]);
  const folders = [...new Set(files.map(({ name }) => dirname(name)))];
  const old = new Map([...new Set([...folders, '.', ...foldersIn(root)])].flatMap((below) => textsIn(root, below)));
  const changed = files.filter(({ name, text }) => old.has(name) && old.get(name) !== text);
  if (!force)
    for (const { name } of changed)
      refuse(name, 'is there already with another text; name another folder, or overwrite it with --force');
  for (const [name, text] of old)
    if (text.includes(mark) && files.every((file) => file.name !== name))
      refuse(name, `is from an earlier run, and could be applied with the others; remove it, or name another folder`);
  if (problems.length > 0) throw new InputError(problems);
  try {
    for (const below of folders) makeFolder(join(root, below));
  } catch (error) {
    throw new InputError([
      { code: 'not-writable', file: folder, message: `the folder cannot be made: ${(error as Error).message}` },
    ]);
  }
  for (const { name } of files) mustBeWritable(join(root, name), join(folder, name));
  for (const { name, text } of files) saveFile(join(root, name), text, join(folder, name));
  return changed.map(({ name }) => name);
}

/**
 * Makes a folder and those above it. Not in one call: Node never ends where the folder above takes none, as below
 * /proc.
 */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** The folders in a folder, by their names. */
function foldersIn(root: string): readonly string[] {
  if (statSync(root, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/** The texts of the files in one folder, by their path below the root; files that can't be read have no text. */
function textsIn(root: string, below: string): readonly (readonly [name: string, text: string])[] {
  const path = join(root, below);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const name = below === '.' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) return [];
    try {
      return [[name, readFileSync(join(path, entry.name), 'utf8')] as const];
    } catch {
      return [[name, ''] as const];
    }
  });
}
