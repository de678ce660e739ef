/** Any entry of the pack with its reasons, and why a result is not another one. */
export { entriesOf, type Entry } from './entries.ts';
export { explain, explainableIds, type Explanation, RESULTS } from './explain.ts';
export type { ExplainedPart } from './part.ts';
export { whyNot, type WhyNot } from './why-not.ts';
