import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { citations, mark } from '../citations.ts';
import { footnoteLabel, markdownCode, markdownText } from '../escape.ts';
import { roleTitle } from '../phrases.ts';

/** Functions that every part of the document uses, so that citations look alike and the list of sources is complete. */
export interface Sheet {
  /** Citations with a leading space: the talk with its minute, facts as footnotes. */
  readonly cite: (sources: readonly SourceRef[]) => string;
  /** `` (from `service-count`, `languages`) `` with a leading space, or nothing. */
  readonly from: (questions: readonly string[]) => string;
  /** The title of a role, escaped. */
  readonly owner: (role: string) => string;
  /** Cited facts, in order of first use. */
  readonly facts: () => readonly SourceRef[];
}

/** How many answers a line names; JSON has all. */
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

/** One block per element; the document separates blocks by an empty line. A part without content is empty. */
export type Part = (assessment: Assessment, sheet: Sheet) => readonly string[];
