import type { SourceRef } from '../../core/assess/index.ts';
import { citations, type Concerns } from '../citations.ts';
import { footnoteLabel, markdownCode } from '../escape.ts';
import { fromWords } from '../plan/document.ts';

/** What every line of the document uses, so that citations look alike and the list of sources is complete. */
export interface Sheet {
  /** Footnotes with a leading space. */
  readonly cite: (sources: readonly SourceRef[]) => string;
  /** `` (from `service-count`, `languages`) `` with a leading space, or nothing. */
  readonly from: (questions: readonly string[]) => string;
  /** Cited sources, in order of first use. */
  readonly cited: () => readonly SourceRef[];
}

export function newSheet(concerns: Concerns): Sheet {
  const used = new Map<string, SourceRef>();
  return {
    cite(sources) {
      const labels = citations(sources, concerns).map((source) => {
        const label = footnoteLabel(source.id);
        if (!used.has(label)) used.set(label, source);
        return `[^${label}]`;
      });
      return labels.length === 0 ? '' : ` ${[...new Set(labels)].join('')}`;
    },
    from(questions) {
      const { shown, more } = fromWords(questions);
      return shown.length === 0 ? '' : ` (from ${shown.map(markdownCode).join(', ')}${more})`;
    },
    cited: () => [...used.values()],
  };
}
