import { readdirSync, realpathSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { InputError, type Problem } from '../core/problem.ts';
import type { Host } from './host.ts';
import { decode, readFile } from './read.ts';

/** More files than this are no pack but a wrong folder. */
const MAX_FILES = 200;

/**
 * The YAML files of a pack folder and its subfolders, sorted by name, without the pack's cases (`*.test.yaml`).
 * A link that leads out of the folder is refused: a pack reaches no file outside it.
 */
export function readPackFolder(folder: string, host: Pick<Host, 'cwd'>): { name: string; text: string }[] {
  return readFolder(folder, host, (name) => !CASES.test(name));
}

/** The cases of a pack, sorted by name; read like the pack itself. */
export function readCaseFiles(folder: string, host: Pick<Host, 'cwd'>): { name: string; text: string }[] {
  return readFolder(folder, host, (name) => CASES.test(name));
}

const CASES = /\.test\.ya?ml$/;

function readFolder(folder: string, host: Pick<Host, 'cwd'>, wanted: (name: string) => boolean): { name: string; text: string }[] {
  const root = realFolder(resolve(host.cwd, folder), folder);
  const files = listYaml(root, wanted);
  if (files.length === 0 && wanted('pack.yaml')) throw new InputError([{ code: 'unreadable', file: folder, message: 'holds no *.yaml file' }]);
  if (files.length > MAX_FILES) {
    throw new InputError([{ code: 'too-large', file: folder, message: `holds more than ${MAX_FILES} *.yaml files; name the folder of one pack` }]);
  }
  const problems: Problem[] = [];
  const texts = files.flatMap((path) => {
    const name = join(folder, relative(root, path));
    try {
      const real = realpathSync(path);
      if (!real.startsWith(root + sep)) throw new InputError([{ code: 'unreadable', file: name, message: 'leads out of the folder of the pack' }]);
      return [{ name, text: decode(readFile(real, name), name) }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new InputError(problems);
  return texts;
}

function listYaml(root: string, wanted: (name: string) => boolean): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && /\.ya?ml$/.test(entry.name) && wanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1));
}

function realFolder(path: string, name: string): string {
  try {
    const root = realpathSync(path);
    readdirSync(root);
    return root;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'ENOTDIR' ? 'is a file; name the folder of the pack' : code === 'ENOENT' ? 'there is no such folder' : 'may not be read';
    throw new InputError([{ code: 'unreadable', file: name, message }]);
  }
}
