import { nounOf } from '../pack/index.ts';
import type { Place } from '../pack/parse.ts';
import type { Pack } from '../pack/schema.ts';
import type { ProblemCode } from '../problem/index.ts';
import { LINT_CODES, type LintCode, type Severity } from './codes.ts';

/** A finding of lint. */
export interface LintFinding extends Partial<Place> {
  readonly code: LintCode | ProblemCode;
  readonly severity: Severity;
  /** What is wrong; lower case, no period. */
  readonly message: string;
  /** How to fix it. */
  readonly mend: string;
}

/** The result of a check, before its place is looked up. */
export interface Remark {
  readonly list: keyof Pack;
  readonly entry: { readonly id: string };
  readonly path: readonly (string | number)[];
  readonly code: LintCode;
  readonly message: string;
  readonly mend: string;
}

/** The finding for a remark, with the place that causes it where a file has one. */
export function findingOf({ list, entry, code, message, mend }: Remark, place: Place | undefined): LintFinding {
  return { code, severity: LINT_CODES[code][0], message: `${nounOf(list)} ${entry.id}: ${message}`, mend, ...place };
}
