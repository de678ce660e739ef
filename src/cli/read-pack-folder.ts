import { realpathSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { InputError, type Problem } from '../core/problem/index.ts';
import type { Host } from './host.ts';
import { decode, readFile } from './read.ts';
import { realFolder, yamlFiles } from './yaml-files.ts';

/** A folder with more files than this is probably the wrong one. */
const MAX_FILES = 200;

/**
 * The YAML files of a pack folder and its subfolders, sorted by name, without the cases (`*.test.yaml`). Rejects a link
 * to a folder or to a file outside the folder, so that a pack can't read other files.
 */
export function readPackFolder(folder: string, host: Pick<Host, 'cwd'>): { name: string; text: string }[] {
  return readFolder(folder, host, (name) => !CASES.test(name));
}

/** The case files of a pack, sorted by name; read like the pack itself. */
export function readCaseFiles(folder: string, host: Pick<Host, 'cwd'>): { name: string; text: string }[] {
  return readFolder(folder, host, (name) => CASES.test(name));
}

const CASES = /\.test\.ya?ml$/i;

function readFolder(
  folder: string,
  host: Pick<Host, 'cwd'>,
  wanted: (name: string) => boolean,
): { name: string; text: string }[] {
  const root = realFolder(resolve(host.cwd, folder), folder, 'the pack');
  const problems: Problem[] = [];
  const all = yamlFiles(root, folder, (path) => {
    problems.push({
      code: 'unreadable',
      file: join(folder, path),
      message:
        'is a link to a folder, which is not followed; a pack holds its files itself: copy the folder here, or remove the link',
    });
  });
  if (problems.length > 0) throw new InputError(problems);
  const files = all.filter((path) => wanted(basename(path)));
  if (files.length === 0 && wanted('pack.yaml')) {
    const message =
      all.length > 0
        ? 'holds cases but no rules; write them into pack.yaml'
        : 'holds no *.yaml file; rules init starts a pack in an empty folder';
    throw new InputError([{ code: 'unreadable', file: folder, message }]);
  }
  if (files.length > MAX_FILES) {
    throw new InputError([
      {
        code: 'too-large',
        file: folder,
        message: `holds more than ${MAX_FILES} *.yaml files; name the folder of one pack`,
      },
    ]);
  }
  const texts = files.flatMap((path) => {
    const name = join(folder, path);
    try {
      const real = realFile(join(root, path), name);
      if (!real.startsWith(root + sep))
        throw new InputError([
          {
            code: 'unreadable',
            file: name,
            message: 'is a link that leads out of the folder of the pack; copy the file here',
          },
        ]);
      return [{ name, text: decode(readFile(real, name, true), name) }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new InputError(problems);
  return texts;
}

function realFile(path: string, name: string): string {
  try {
    return realpathSync(path);
  } catch {
    throw new InputError([{ code: 'unreadable', file: name, message: 'is a link that leads to no file' }]);
  }
}
