import { existsSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Store } from './ask/saver.ts';
import type { Host } from './host.ts';
import { decode, readFile } from './read.ts';
import { locked } from './lock.ts';
import { mustBeWritable, saveFile, targetOf } from './save.ts';

/** The answers file of an interview on disk. Throws InputError (not-writable) where it can't be saved. */
export function answersStore(name: string, { cwd }: Pick<Host, 'cwd'>): Store {
  const path = resolve(cwd, name);
  mustBeWritable(path, name);
  let beside: string | undefined;
  const info = () => statSync(path, { throwIfNoEntry: false });
  return {
    name,
    alone: (work) => (info()?.isFile() === false ? work() : locked(targetOf(path), work)),
    // Reads back only a regular file: a pipe doesn't keep what was written to it.
    read: () => (info()?.isFile() ? decode(readFile(path, name), name) : undefined),
    write: (text) => saveFile(path, text, name),
    keep(text) {
      beside ??= freeNameBeside(name, cwd);
      saveFile(resolve(cwd, beside), text, beside);
      return beside;
    },
    forget() {
      if (beside !== undefined) rmSync(resolve(cwd, beside), { force: true });
      beside = undefined;
    },
  };
}

/** `answers.unsaved.yaml` for `answers.yaml`; with a number where that name is taken. */
function freeNameBeside(name: string, cwd: string): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.ya?ml)?$/s.exec(name) ?? [];
  for (let number = 1; ; number += 1) {
    const free = `${stem}.unsaved${number === 1 ? '' : `-${number}`}${ending}`;
    if (!existsSync(resolve(cwd, free))) return free;
  }
}
