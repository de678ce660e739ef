/** Explains any entry of the pack and its result, and why a result isn't another one. */
export { entriesOf, type Entry } from './entries.ts';
export { explain, explainableIds, type Explanation, RESULTS } from './explain.ts';
export { NAMED_CONDITIONS } from './named.ts';
export type { ExplainedPart } from './part.ts';
export { whyNot, type WhyNot } from './why-not.ts';
