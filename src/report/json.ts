import type { Assessment } from '../core/assessment.ts';

/** Characters that JSON allows as they are but that a terminal or an old parser would obey. */
const LOUD = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\u061c]/g;

/** The public format: the fields of the contract in its order, then the others; two spaces, one newline. */
export function json(assessment: Assessment): string {
  const { schemaVersion, tool, pack, organization, scope, verdict, need, stage, stages, useCases, risks, alternatives, unknowns, ignored, ...rest } =
    assessment;
  const ordered = { schemaVersion, tool, pack, organization, scope, verdict, need, stage, stages, useCases, risks, alternatives, unknowns, ignored, ...rest };
  return `${escapeLoud(JSON.stringify(ordered, null, 2))}\n`;
}

/** Serialized JSON with the same values, in which no character changes how the text is shown. */
export function escapeLoud(serialized: string): string {
  return serialized.replace(LOUD, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
