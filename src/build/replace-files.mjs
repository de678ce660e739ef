import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder contain exactly these files (texts by name). Each file is written to a temporary name and renamed, in
 * the given order; unchanged files aren't touched. A program that runs from the folder, or starts at that moment,
 * always finds complete files. Scripts become executable.
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
  // Another build may be about to rename its temporary files.
  for (const name of readdirSync(folder)) {
    if (!Object.hasOwn(files, name) && !name.endsWith('.tmp'))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function holds(path, text) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path, 'utf8') === text;
}
