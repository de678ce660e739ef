import type { Portfolio } from '../../core/portfolio/portfolio.ts';
import { quiet } from '../json.ts';

/** The portfolio as it is; `recommendation` is the file of the team that should go first. */
export function json({ first, ...portfolio }: Portfolio): string {
  return `${quiet(JSON.stringify({ ...portfolio, recommendation: first[0]?.file ?? null, order: first }, null, 2))}\n`;
}
