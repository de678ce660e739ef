import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder contain exactly these files (texts or bytes by name). Each file is written to a temporary name and
 * renamed, in the given order; unchanged files aren't touched. A program that runs from the folder, or starts at that
 * moment, always finds complete files. Scripts become executable.
 */
export function replaceFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    const bytes = Buffer.from(content);
    if (holds(path, bytes)) continue;
    const beside = `${path}.${process.pid}.tmp`;
    try {
      writeFileSync(beside, bytes);
      if (bytes.toString('latin1', 0, 2) === '#!') chmodSync(beside, 0o755);
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

function holds(path, bytes) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).equals(bytes);
}
