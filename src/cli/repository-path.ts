import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Host } from './host.ts';

/**
 * The path of a file from the root of its repository, with slashes, as GitHub and GitLab resolve paths in reports. The
 * root is the nearest folder above the file with `.git`, or else the folder of the checkout that CI names. The file as
 * typed where it is in no repository, or is standard input.
 */
export function repositoryPath(file: string, { cwd, env }: Pick<Host, 'cwd' | 'env'>): string {
  if (file === '-') return file;
  const path = resolve(cwd, file);
  const roots = [workTree(dirname(path)), env['GITHUB_WORKSPACE'], env['CI_PROJECT_DIR']];
  for (const root of roots) {
    const inside = root ? relative(root, path) : '';
    if (inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside))
      return inside.split(sep).join('/');
  }
  return file;
}

/** The nearest folder from this one up that has `.git`: a folder, or a file in a linked work tree. */
function workTree(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : workTree(above);
}
