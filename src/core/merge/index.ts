/** Two answers files made one, with what they disagree about. */
export { type Conflict, merge, type Merged } from './merge.ts';
