import type { Problem } from '../../core/problem/index.ts';
import { count } from '../phrases.ts';

/** A check without a result. */
export interface Unjudged {
  /** At least one. */
  readonly problems: readonly Problem[];
  /** The file to check, as typed or from the root of the repository: problems without a file are reported there. */
  readonly file: string;
  /** Version of this program. */
  readonly version: string;
}

/** `nothing was checked: 3 problems` */
export function outcome({ problems }: Unjudged): string {
  return `nothing was checked: ${count(problems.length, 'problem', 'problems')}`;
}
