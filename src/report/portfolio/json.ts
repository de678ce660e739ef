import type { Portfolio } from '../../core/portfolio/index.ts';
import { displaySafe } from '../json.ts';

/** The portfolio as data; `recommendation` is the file of the team that should go first. */
export function json({ first, ...portfolio }: Portfolio): string {
  return `${displaySafe(JSON.stringify({ ...portfolio, recommendation: first[0]?.file ?? null, order: first }, null, 2))}\n`;
}
