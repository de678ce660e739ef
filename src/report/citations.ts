import type { SourceRef } from '../core/assess/index.ts';

/**
 * The largest number of statements of the talk, and of facts, that a line cites. The first ones matter most; JSON has
 * all.
 */
const MARKS = 2;

/**
 * The sources that a line cites: statements of the talk first, then facts. A heuristic is cited only where there is no
 * other source.
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
