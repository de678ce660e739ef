import type { Assessment } from '../core/assess/index.ts';

/** Characters that are valid in JSON but that a terminal or an old parser would interpret. */
const LOUD = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The assessment as JSON: the public format for programs. */
export function json(assessment: Assessment): string {
  return serialize(assessment, {});
}

/** The documented fields in their order, then the others, then `more`; two spaces of indentation, one final newline. */
export function serialize(assessment: Assessment, more: object): string {
  const {
    schemaVersion,
    tool,
    pack,
    organization,
    scope,
    verdict,
    exposure,
    capacity,
    useCases,
    options,
    stage,
    operatingAt,
    operatingAtPossible,
    stagePossible,
    stages,
    risks,
    contradictions,
    unknowns,
    ignored,
    coverage,
    ...rest
  } = assessment;
  const first = {
    schemaVersion,
    tool,
    pack,
    organization,
    scope,
    verdict,
    exposure,
    capacity,
    useCases,
    options,
    stage,
    operatingAt,
    operatingAtPossible,
    stagePossible,
    stages,
    risks,
    contradictions,
    unknowns,
    ignored,
    coverage,
  };
  return `${displaySafe(JSON.stringify({ ...first, ...rest, ...more }, null, 2))}\n`;
}

/** Serialized JSON with the same values, without characters that change how the text is displayed. */
export function displaySafe(serialized: string): string {
  return serialized.replace(LOUD, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
