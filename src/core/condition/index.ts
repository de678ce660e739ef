/**
 * The language of conditions. Shapes for zod are in schema.ts, apart, because a start does without zod.
 *
 * - tree.ts: a condition as data, and taken apart; what connects conditions
 * - tests.ts: the operators, each once: form, words, meaning
 * - value.ts: what values a question allows
 * - told-apart.ts: which values the tests of a question tell apart
 * - walk.ts: the parts, tests and questions within a condition
 * - named.ts: the meaning of names, written in and taken out
 * - words.ts: a condition in words
 * - compile.ts, coding.ts: evaluation, by closures over facts that are coded as bits
 */
export * from './coding.ts';
export * from './compile.ts';
export * from './named.ts';
export * from './tests.ts';
export * from './told-apart.ts';
export * from './tree.ts';
export * from './value.ts';
export * from './walk.ts';
export * from './words.ts';
