import type { SourceRef } from '../core/assess/index.ts';

/**
 * A line names at most so many statements of the talk, and so many facts; the first ones say most, and JSON has all.
 */
const MARKS = 2;

/**
 * The sources a line is marked with: the talk first, then facts. A rule of thumb is named only where nothing else
 * stands behind the line.
 */
export function citations(sources: readonly SourceRef[]): readonly SourceRef[] {
  const talk = sources.filter(({ kind }) => kind === 'talk').slice(0, MARKS);
  const facts = sources.filter(({ kind }) => kind === 'fact').slice(0, MARKS);
  return talk.length + facts.length > 0 ? [...talk, ...facts] : sources.slice(0, 1);
}

/** `NEED-06 04:33` for a statement of the talk, otherwise the id. */
export function mark({ id, kind, at }: SourceRef): string {
  return kind === 'talk' && at !== undefined ? `${id} ${at}` : id;
}
