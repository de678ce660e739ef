import { displaySafe } from '../json.ts';
import type { Unjudged } from './unjudged.ts';

/** `schemaVersion` and `problems`: code, message and, where they are known, file, line and column. */
export function json({ problems }: Unjudged): string {
  return `${displaySafe(JSON.stringify({ schemaVersion: 1, problems }, null, 2))}\n`;
}
