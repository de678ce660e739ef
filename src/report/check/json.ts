import { serialize } from '../json.ts';
import type { CheckResult } from './result.ts';

/** The assessment as `--format json` gives it, and `check`: whether the bar is met, findings, and what passed. */
export function json({ assessment, bar }: CheckResult): string {
  return serialize(assessment, { check: bar });
}
