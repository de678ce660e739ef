import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder hold these files (texts by name) and no others. Each is written beside its place and renamed into it,
 * in the order given, and one that has not changed is left alone: a program that runs from the folder, or starts in
 * this moment, finds every file, whole. Scripts may be executed.
 */
export function replaceFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    if (holds(path, text)) continue;
    const beside = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(beside, text);
      if (text.startsWith('#!')) chmodSync(beside, 0o755);
      renameSync(beside, path);
    } finally {
      rmSync(beside, { force: true });
    }
  }
  // Another build may be about to rename what is beside.
  for (const name of readdirSync(folder)) {
    if (!Object.hasOwn(files, name) && !name.endsWith('.tmp'))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function holds(path, text) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path, 'utf8') === text;
}
