import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { InputError } from '../core/problem.ts';
import type { Host } from './host.ts';

/**
 * The YAML files of a folder and its subfolders, sorted by name, as the person would name them. Hidden folders and
 * node_modules are passed by; links to folders are not followed.
 */
export function answersFolder(folder: string, host: Pick<Host, 'cwd'>): string[] {
  const root = realFolder(resolve(host.cwd, folder), folder);
  const found: string[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
      const path = join(below, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules') visit(path);
      } else if (/\.ya?ml$/.test(entry.name)) found.push(join(folder, path).split(sep).join('/'));
    }
  };
  visit('');
  return found.sort((a, b) => (a < b ? -1 : 1));
}

function realFolder(path: string, name: string): string {
  try {
    const root = realpathSync(path);
    readdirSync(root);
    return root;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'ENOTDIR' ? 'is a file; name a folder of answers files' : code === 'ENOENT' ? 'there is no such folder' : 'may not be read';
    throw new InputError([{ code: 'unreadable', file: name, message }]);
  }
}
