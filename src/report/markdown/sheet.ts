import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { citations, mark } from '../citations.ts';
import { footnoteLabel, markdownCode, markdownText } from '../escape.ts';
import { roleTitle } from '../phrases.ts';

/** What every part of the document writes with, so that marks look alike and the list of sources is complete. */
export interface Sheet {
  /** Marks of the sources, with a space in front: the talk with its minute, facts as footnotes. */
  readonly cite: (sources: readonly SourceRef[]) => string;
  /** `` (from `service-count`, `languages`) `` with a space in front, or nothing. */
  readonly from: (questions: readonly string[]) => string;
  /** The title of a role, escaped. */
  readonly owner: (role: string) => string;
  /** Facts that were cited, in order of first use. */
  readonly facts: () => readonly SourceRef[];
}

/** A line names at most so many answers; the JSON result has all. */
const FROM_MARKS = 4;

export function newSheet(assessment: Assessment): Sheet {
  const used = new Map<string, SourceRef>();
  const footnote = (source: SourceRef) => {
    const label = footnoteLabel(source.id);
    if (!used.has(label)) used.set(label, source);
    return `[^${label}]`;
  };
  return {
    cite(sources) {
      const shown = citations(sources);
      const inner = shown.filter(({ kind }) => kind !== 'fact').map((source) => markdownText(mark(source)));
      const facts = new Set(shown.filter(({ kind }) => kind === 'fact').map(footnote));
      return `${inner.length === 0 ? '' : ` [${inner.join(', ')}]`}${facts.size === 0 ? '' : ` ${[...facts].join('')}`}`;
    },
    from(questions) {
      if (questions.length === 0) return '';
      const shown = questions.slice(0, FROM_MARKS).map(markdownCode).join(', ');
      return ` (from ${shown}${questions.length > FROM_MARKS ? ` and ${questions.length - FROM_MARKS} more` : ''})`;
    },
    owner: (role) => markdownText(roleTitle(assessment, role)),
    facts: () => [...used.values()],
  };
}

/** One block per element; the document puts an empty line between blocks. A part without content is empty. */
export type Part = (assessment: Assessment, sheet: Sheet) => readonly string[];
