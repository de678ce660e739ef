import type { Route } from '../core/interview/index.ts';
import type { CompiledPack } from '../core/judge/index.ts';
import { didYouMean, shortList } from '../core/problem/index.ts';
import { usage } from './usage.ts';

/** Options of `assess` that select the questions. */
export interface RouteOptions {
  readonly quick?: boolean;
  readonly review?: boolean;
  readonly section?: string;
  readonly only?: readonly string[];
}

/** The route of an interview. Throws InputError for an unknown section or question. */
export function routeOf(
  { quick, review, section, only }: RouteOptions,
  { pack, order, questions }: CompiledPack,
): Route {
  const ways = [quick && '--quick', review && '--review', section && '--section', only && '--only'].filter(Boolean);
  if (ways.length > 1) throw usage(`choose one of ${ways.join(' and ')}`);
  if (quick) return { kind: 'quick' };
  if (review) return { kind: 'walk', questions: order, summary: true };
  if (only) {
    for (const id of only)
      if (!questions.has(id))
        throw usage(`no question ${id}${didYouMean(id, order) || '; mesh-ready questions lists them all'}`);
    return { kind: 'walk', questions: only, summary: false };
  }
  if (section === undefined) return { kind: 'open' };
  const inSection = pack.questions.filter((question) => question.section === section).map((question) => question.id);
  if (inSection.length > 0) return { kind: 'walk', questions: inSection, summary: false };
  const sections = pack.sections.map(({ id }) => id);
  throw usage(`no section ${section}${didYouMean(section, sections)}; there are: ${shortList(sections)}`);
}

/** Reads `--only`, which can be repeated and can contain several ids separated by commas. */
export function readIds(words: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...words.split(',').map((word) => word.trim())];
}
