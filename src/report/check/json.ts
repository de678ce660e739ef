import { serialize } from '../json.ts';
import type { CheckResult } from './result.ts';

/**
 * The assessment as in `--format json`, and `check`: whether the bar is met, findings, and requirements that are met.
 */
export function json({ assessment, bar }: CheckResult): string {
  return serialize(assessment, { check: bar });
}
