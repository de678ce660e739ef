import type { Assessment } from '../core/assess/index.ts';

/** Characters that are valid in JSON but that a terminal or an old parser would interpret, or that can't be seen. */
const LOUD = /[\u007f-\u009f\u2028-\u202e\ufff9-\ufffb\p{Default_Ignorable_Code_Point}]/gu;

/** The assessment as JSON: the public format for programs. */
export function json(assessment: Assessment): string {
  return serialize(assessment, {});
}

/** The fields with which the documented order begins. */
const FIRST = [
  'schemaVersion',
  'tool',
  'pack',
  'organization',
  'scope',
  'verdict',
  'exposure',
  'capacity',
  'useCases',
  'options',
  'stage',
  'operatingAt',
  'operatingAtPossible',
  'stagePossible',
  'stages',
  'risks',
  'contradictions',
  'unknowns',
  'ignored',
  'coverage',
] as const satisfies readonly (keyof Assessment)[];

/** The documented fields in their order, then the others, then `more`; two spaces of indentation, one final newline. */
export function serialize(assessment: Assessment, more: object): string {
  const first = Object.fromEntries(FIRST.map((field) => [field, assessment[field]]));
  return `${displaySafe(JSON.stringify({ ...first, ...assessment, ...more }, null, 2))}\n`;
}

/** Serialized JSON with the same values, without characters that change how the text is displayed. */
export function displaySafe(serialized: string): string {
  return serialized.replace(LOUD, (character) => character.split('').map(asEscape).join(''));
}

function asEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
