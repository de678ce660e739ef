import { InputError } from '../core/problem/index.ts';

/** A command or an option is used wrongly. The message says how to use it: lower case, no period. */
export function usage(message: string): InputError {
  return new InputError([{ code: 'usage', message }]);
}

/** A parser for an option that takes one value: a second one would silently replace the first. Throws InputError. */
export function onlyOnce(option: string): (word: string, before?: string) => string {
  return (word, before) => {
    if (before === undefined) return word;
    throw usage(`${option} is given twice; give it once`);
  };
}
