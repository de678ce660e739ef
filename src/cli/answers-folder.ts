import { join, resolve, sep } from 'node:path';
import type { Host } from './host.ts';
import { realFolder, yamlFiles } from './yaml-files.ts';

/**
 * The YAML files of a folder and its subfolders, sorted by name, as the person would name them. Throws InputError
 * (unreadable).
 */
export function answersFolder(folder: string, host: Pick<Host, 'cwd'>): string[] {
  const root = realFolder(resolve(host.cwd, folder), folder, 'answers files');
  return yamlFiles(root, folder).map((path) => join(folder, path).split(sep).join('/'));
}
