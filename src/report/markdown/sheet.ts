import type { AnswerRecord, Assessment, SourceRef } from '../../core/assessment.ts';
import { footnoteLabel, markdownCode, markdownText } from '../escape.ts';
import { roleTitle } from '../phrases.ts';

/** What every part of the document writes with: marks for sources, answers by id, and which sources were used. */
export interface Sheet {
  /** Footnote marks of the sources. A rule of thumb is marked only where nothing else stands behind the line. */
  readonly cite: (sources: readonly SourceRef[]) => string;
  /** `` `service-count` 40, `languages` Java and Go `` for the given question ids. */
  readonly answers: (questions: readonly string[]) => string;
  /** `` (from `service-count`, `languages`) `` with a space in front, or nothing. */
  readonly from: (questions: readonly string[]) => string;
  /** The title of a role, escaped. */
  readonly owner: (role: string) => string;
  /** Sources that were cited, in order of first use. */
  readonly cited: () => readonly SourceRef[];
}

/** One block per element; the document puts an empty line between blocks. A part without content is empty. */
export type Part = (assessment: Assessment, sheet: Sheet) => readonly string[];

export function newSheet(assessment: Assessment): Sheet {
  const records = new Map<string, AnswerRecord>(assessment.answers.map((record) => [record.question, record]));
  const used = new Map<string, SourceRef>();
  return {
    cite(sources) {
      const others = sources.filter(({ kind }) => kind !== 'ours');
      const marks = (others.length > 0 ? others : sources).map((source) => {
        const label = footnoteLabel(source.id);
        if (!used.has(label)) used.set(label, source);
        return `[^${label}]`;
      });
      return marks.length === 0 ? '' : ` ${[...new Set(marks)].join('')}`;
    },
    answers: (questions) =>
      questions.map((id) => `${markdownCode(id)} ${markdownText(records.get(id)?.text ?? 'not known')}`).join(', '),
    from: (questions) => (questions.length === 0 ? '' : ` (from ${questions.map(markdownCode).join(', ')})`),
    owner: (role) => markdownText(roleTitle(assessment, role)),
    cited: () => [...used.values()],
  };
}
