import type { Problem } from '../../core/problem/index.ts';
import { count } from '../phrases.ts';

/** A check that came to no result. */
export interface Unjudged {
  /** At least one. */
  readonly problems: readonly Problem[];
  /** The file that was to be checked, as the person named it: a problem that names no file is told there. */
  readonly file: string;
  /** Version of this program. */
  readonly version: string;
}

/** `nothing was checked: 3 problems` */
export function outcome({ problems }: Unjudged): string {
  return `nothing was checked: ${count(problems.length, 'problem', 'problems')}`;
}
