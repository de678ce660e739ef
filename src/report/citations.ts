import { choiceOf } from '../core/fit/index.ts';
import { KNOWN_QUESTIONS } from '../core/pack/index.ts';
import type { Assessment, SourceRef } from '../core/assess/index.ts';
import { answerTo } from './judgement/answered.ts';

/** Tells whether a source concerns the reader, so that it is cited. */
export type Concerns = (source: SourceRef) => boolean;

/**
 * The sources that a line cites: the first statement of the talk and the first fact that concerns the reader, which
 * matter most; JSON has all. A heuristic is cited only where there is no other source.
 */
export function citations(sources: readonly SourceRef[], concerns: Concerns): readonly SourceRef[] {
  const near = sources.filter(concerns);
  const own = near.length > 0 ? near : sources;
  const first = (wanted: SourceRef['kind']) => own.filter(({ kind }) => kind === wanted).slice(0, 1);
  const found = [...first('talk'), ...first('fact')];
  return found.length > 0 ? found : own.slice(0, 1);
}

/** While a mesh runs that stays, or that nothing is chosen in place of, facts about other products don't concern it. */
export function concernsOf(assessment: Assessment): Concerns {
  const { options } = assessment;
  const installed = answerTo(assessment, KNOWN_QUESTIONS.installed)?.value;
  const running = options.filter(({ id, kind }) => kind === 'mesh' && id === installed).map(({ id }) => id);
  if (running.length === 0 || choiceOf(assessment).due) return () => true;
  const editions = options.filter(({ editionOf }) => running.some((id) => id === editionOf)).map(({ id }) => id);
  const own = new Set([...running, ...editions]);
  return ({ products }) => products === undefined || products.some((id) => own.has(id));
}
