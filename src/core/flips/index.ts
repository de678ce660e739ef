/** Flips (changed answers that change the verdict) and the shortest way out of a stage. */
export { flips, withFlips } from './flips.ts';
export { meetGates } from './way.ts';
