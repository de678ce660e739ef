/**
 * The condition language. The zod schemas are separate, in `schema.ts`, so that a start doesn't load zod.
 *
 * - `tree.ts`: a condition as data and as a tagged tree; the connectives
 * - `truth.ts`: three-valued logic
 * - `tests.ts`: the operators, each once: form, words, meaning
 * - `value.ts`: the values that a question allows
 * - `told-apart.ts`: which values the tests of a question tell apart
 * - `walk.ts`: the parts, tests, and questions within a condition
 * - `named.ts`: replaces named conditions with their meaning, and back
 * - `words.ts`: a condition in words
 * - `compiled.ts`, `compile.ts`, `nodes.ts`, `coding.ts`: evaluation, on facts that are encoded as bits
 * - `shown.ts`: whether a condition is shown by what is known
 */
export * from './coding.ts';
export * from './compile.ts';
export * from './compiled.ts';
export * from './named.ts';
export { union } from './nodes.ts';
export * from './shown.ts';
export * from './tests.ts';
export * from './told-apart.ts';
export * from './tree.ts';
export * from './truth.ts';
export * from './value.ts';
export * from './walk.ts';
export * from './words.ts';
