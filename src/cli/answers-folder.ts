import { join, resolve, sep } from 'node:path';
import type { Host } from './host.ts';
import { realFolder, yamlFiles } from './yaml-files.ts';

/**
 * The YAML files of a folder and its subfolders, sorted by name, with the folder as the user typed it. Throws
 * InputError (unreadable).
 */
export function answersFolder(folder: string, host: Pick<Host, 'cwd'>): string[] {
  const root = realFolder(resolve(host.cwd, folder), folder, 'answers files');
  return yamlFiles(root, folder).map((path) => join(folder, path).split(sep).join('/'));
}
