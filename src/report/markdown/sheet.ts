import type { Assessment, SourceRef } from '../../core/assessment.ts';
import { footnoteLabel, markdownCode, markdownText } from '../escape.ts';
import { roleTitle } from '../phrases.ts';

/** What every part of the document writes with, so that marks look alike and the list of sources is complete. */
export interface Sheet {
  /**
   * Marks of the sources, with a space in front: the talk with its minute, facts as footnotes. A rule of thumb is marked
   * only where nothing else stands behind the line.
   */
  readonly cite: (sources: readonly SourceRef[]) => string;
  /** `` (from `service-count`, `languages`) `` with a space in front, or nothing. */
  readonly from: (questions: readonly string[]) => string;
  /** The title of a role, escaped. */
  readonly owner: (role: string) => string;
  /** Facts that were cited, in order of first use. */
  readonly facts: () => readonly SourceRef[];
}

/** A line names at most so many statements of the talk; the first ones say most. */
const TALK_MARKS = 2;

export function newSheet(assessment: Assessment): Sheet {
  const used = new Map<string, SourceRef>();
  const footnote = (source: SourceRef) => {
    const label = footnoteLabel(source.id);
    if (!used.has(label)) used.set(label, source);
    return `[^${label}]`;
  };
  return {
    cite(sources) {
      const talk = sources.filter(({ kind }) => kind === 'talk').slice(0, TALK_MARKS);
      const facts = new Set(sources.filter(({ kind }) => kind === 'fact').map(footnote));
      const inner = talk.map(({ id, at }) => markdownText(at === undefined ? id : `${id} ${at}`));
      if (talk.length === 0 && facts.size === 0 && sources.length > 0) inner.push('ours');
      return `${inner.length === 0 ? '' : ` [${inner.join(', ')}]`}${facts.size === 0 ? '' : ` ${[...facts].join('')}`}`;
    },
    from: (questions) => (questions.length === 0 ? '' : ` (from ${questions.map(markdownCode).join(', ')})`),
    owner: (role) => markdownText(roleTitle(assessment, role)),
    facts: () => [...used.values()],
  };
}

/** One block per element; the document puts an empty line between blocks. A part without content is empty. */
export type Part = (assessment: Assessment, sheet: Sheet) => readonly string[];
