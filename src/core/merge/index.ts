/** Merges several answers files into one, and lists their conflicts. */
export { type Conflict, merge, type Merged } from './merge.ts';
