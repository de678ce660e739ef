import type { Assessment } from '../core/assess/index.ts';

/** Characters that JSON allows as they are but that a terminal or an old parser would obey. */
const LOUD = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The public format: the assessment as it is. */
export function json(assessment: Assessment): string {
  return serialize(assessment, {});
}

/** The fields of the contract in its order, then the others, then `more`; two spaces, one newline. */
export function serialize(assessment: Assessment, more: object): string {
  const {
    schemaVersion,
    tool,
    pack,
    organization,
    scope,
    verdict,
    need,
    stage,
    stages,
    useCases,
    risks,
    alternatives,
    unknowns,
    ignored,
    ...rest
  } = assessment;
  const first = {
    schemaVersion,
    tool,
    pack,
    organization,
    scope,
    verdict,
    need,
    stage,
    stages,
    useCases,
    risks,
    alternatives,
    unknowns,
    ignored,
  };
  return `${displaySafe(JSON.stringify({ ...first, ...rest, ...more }, null, 2))}\n`;
}

/** Serialized JSON with the same values, in which no character changes how the text is shown. */
export function displaySafe(serialized: string): string {
  return serialized.replace(LOUD, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
