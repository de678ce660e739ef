import { displaySafe } from '../json.ts';
import type { Unjudged } from './unjudged.ts';

/** `schemaVersion` and `problems`: code and message, and file, line, and column where known. */
export function json({ problems }: Unjudged): string {
  return `${displaySafe(JSON.stringify({ schemaVersion: 1, problems }, null, 2))}\n`;
}
