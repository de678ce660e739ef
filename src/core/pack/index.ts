/**
 * A rule pack: its lists, their order, its sources, and the differences between two packs. `schema.ts` (zod) and
 * `parse.ts` (YAML) are doors of their own, because a check with the built-in pack needs neither.
 */
export { bandsOf } from './bands.ts';
export { differencesOf, type PackChanges, type PackDifference } from './differences.ts';
export { isEmptyText } from './empty-text.ts';
export type { Frozen } from './frozen.ts';
export {
  DISABLED_LISTS,
  entriesOf,
  type EntryNoun,
  isListKey,
  LIST_KEYS,
  type ListedEntry,
  type ListKey,
  LISTS,
  nounOf,
  REFERENCES,
  SOURCE_LISTS,
  titleOf,
} from './lists.ts';
export {
  type Effort,
  effortInAll,
  effortInWords,
  effortSum,
  grownEffort,
  growsWith,
  growthInWords,
  inWeeks,
  type Growth,
  isReleased,
  releaseQuestions,
  timeInWords,
  type TimeRange,
  waitsInAll,
  workDays,
} from './effort.ts';
export { KNOWN_QUESTIONS } from './known-questions.ts';
export { questionOrder } from './order.ts';
export { type Given, PLACEHOLDER_NAMES, type PlaceholderName, PLACEHOLDERS } from './placeholders.ts';
export {
  type Band,
  BANDS,
  CAPACITIES,
  type CapacityId,
  CARRIES,
  type Carries,
  type CourseId,
  COURSES,
  type Fit,
  FITS,
  OPTION_KINDS,
  type OptionKind,
  type Reach,
  REACHES,
  type StageId,
  STAGES,
  type Strength,
  STRENGTHS,
  type VerdictId,
  VERDICTS,
  type WorkloadFinding,
  WORKLOAD_FINDINGS,
} from './scales.ts';
export { conditionsIn, isConditionAt, type Site, sitesOf } from './sites.ts';
export { sourceFinder, type SourceRef } from './sources.ts';
export { packTemplate } from './template.ts';
export { type TextInEntry, textsOf } from './texts.ts';
export { checkValue, insteadOf } from './value.ts';
export { compareVersions, isPackVersion, otherVersion, otherVersionNote } from './versions.ts';
