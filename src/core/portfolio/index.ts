/** The portfolio: many organizations side by side. */
export type { Ranked } from './go-first.ts';
export { type Portfolio, portfolioOf, type SharedBlocker, type Team, teamOf } from './portfolio.ts';
