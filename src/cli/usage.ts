import { InputError } from '../core/problem/index.ts';

/** A command or an option is used wrongly. The message says how to use it: lower case, no period. */
export function usage(message: string): InputError {
  return new InputError([{ code: 'usage', message }]);
}
