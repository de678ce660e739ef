import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../core/problem/index.ts';

/**
 * The real path of a folder. `name` is its name in messages, `holding` what it should contain. Throws InputError
 * (unreadable).
 */
export function realFolder(path: string, name: string, holding: string): string {
  try {
    const root = realpathSync(path);
    readdirSync(root);
    return root;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message =
      code === 'ENOTDIR'
        ? `is a file; name the folder of ${holding}`
        : code === 'ENOENT'
          ? 'there is no such folder'
          : 'may not be read';
    throw new InputError([{ code: 'unreadable', file: name, message }]);
  }
}

/**
 * The YAML files of a folder and its subfolders, as relative paths, sorted. The separator is / on every system, because
 * the order is part of a pack. Skips hidden folders and node_modules. Doesn't follow links to folders, but passes them
 * to `linked`. Throws InputError (unreadable) for an unreadable subfolder.
 */
export function yamlFiles(root: string, name: string, linked: (path: string) => void = () => {}): string[] {
  const found: string[] = [];
  const visit = (below: string): void => {
    for (const entry of entriesOf(join(root, below), join(name, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const isPassedBy = entry.name.startsWith('.') || entry.name === 'node_modules';
      if (entry.isDirectory()) {
        if (!isPassedBy) visit(path);
      } else if (entry.isSymbolicLink() && leadsToFolder(join(root, path))) {
        if (!isPassedBy) linked(path);
      } else if (/\.ya?ml$/i.test(entry.name)) found.push(path);
    }
  };
  visit('');
  return found.sort((a, b) => (a < b ? -1 : 1));
}

function leadsToFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function entriesOf(path: string, name: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    throw new InputError([{ code: 'unreadable', file: name, message: 'this folder may not be read' }]);
  }
}
