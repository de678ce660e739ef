import { nounOf } from '../pack/index.ts';
import type { Place } from '../pack/parse.ts';
import type { Pack } from '../pack/schema.ts';
import type { ProblemCode } from '../problem/index.ts';
import { LINT_CODES, type LintCode, type Severity } from './codes.ts';

/** Something that lint found in a pack. */
export interface LintFinding extends Partial<Place> {
  readonly code: LintCode | ProblemCode;
  readonly severity: Severity;
  /** What is wrong; lower case, no full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly mend: string;
}

/** What a check says, before its place is looked up. */
export interface Remark {
  readonly list: keyof Pack;
  readonly entry: { readonly id: string };
  readonly path: readonly (string | number)[];
  readonly code: LintCode;
  readonly message: string;
  readonly mend: string;
}

/** The finding of a remark, with its place where a file has what causes it. */
export function findingOf({ list, entry, code, message, mend }: Remark, place: Place | undefined): LintFinding {
  return { code, severity: LINT_CODES[code][0], message: `${nounOf(list)} ${entry.id}: ${message}`, mend, ...place };
}
