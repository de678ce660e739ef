import type { SourceRef } from '../core/assess/index.ts';

/**
 * The sources that a line cites: the first statement of the talk and the first fact, which matter most; JSON has all. A
 * heuristic is cited only where there is no other source.
 */
export function citations(sources: readonly SourceRef[]): readonly SourceRef[] {
  const first = (wanted: SourceRef['kind']) => sources.filter(({ kind }) => kind === wanted).slice(0, 1);
  const found = [...first('talk'), ...first('fact')];
  return found.length > 0 ? found : sources.slice(0, 1);
}
