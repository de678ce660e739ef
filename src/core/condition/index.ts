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
export { type Coding, codingOf, type Layout, UNKNOWN } from './coding.ts';
export {
  type CodedFacts,
  compileCondition,
  type CompiledCondition,
  type ReadQuestion,
  type Truth,
  union,
} from './compile.ts';
export {
  checkOf,
  type Form,
  keysBehind,
  LIMITS,
  limitsIn,
  type Limits,
  type Operands,
  type OperatorName,
  OPERATORS,
  operatorsFor,
  operatorsIn,
  type Test,
  type Used,
} from './tests.ts';
export { numbersToTry, outcomesOf, turnsOf, valuesNamed } from './told-apart.ts';
export { expanded, folded, type Meaning } from './named.ts';
export {
  type Condition,
  CONDITION_WORDS,
  CONNECTIVE_NAMES,
  CONNECTIVES,
  HOLDS,
  type NameOfCondition,
  NEED,
  type Node,
  nodeOf,
  withParts,
} from './tree.ts';
export { type Allowed, allowedBy, type Kind, type Value, valuesOf } from './value.ts';
export { namesIn, partsOf, type Path, questionsRead, testsIn, type Tests, testsOf } from './walk.ts';
export { conditionInWords } from './words.ts';
