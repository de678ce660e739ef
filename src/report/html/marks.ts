import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { citations, type Concerns } from '../citations.ts';
import type { PlanDocument } from '../plan/document.ts';
import { host, legend, sourceLine } from '../plan/sources.ts';
import { anchor, type Html, html, link, prose } from './markup.ts';
import { section } from './section.ts';

/** Small marks in the text that lead to the sources and answers. */
export interface Marks {
  /** Numbers that link to the list of sources. */
  readonly cite: (sources: readonly SourceRef[]) => Html;
  /** A link to an answer that is listed. */
  readonly answer: (question: string) => Html;
  /** The attribute that makes the first code with this id the place of its answer; nothing for others. */
  readonly anchorOf: (id: string) => Html | undefined;
  /** The list of sources, in order of first use. */
  readonly sources: (plan: PlanDocument) => Html;
}

/** Marks for a document that lists the answers to these questions in its table of answers, or none. */
export function newMarks(
  assessment: Pick<Assessment, 'pack' | 'stage' | 'tool'>,
  listed: readonly string[],
  concerns: Concerns = () => true,
): Marks {
  const numbers = new Map<string, number>();
  const used: SourceRef[] = [];
  const answers = new Set(listed);
  const placed = new Set<string>();
  return {
    cite(sources) {
      const marks = citations(sources, concerns).map((source) => {
        if (!numbers.has(source.id)) numbers.set(source.id, used.push(source));
        const number = numbers.get(source.id)!;
        return html`<a href="#source-${number}">${number}</a>`;
      });
      return marks.length === 0 ? html`` : html`<sup>${marks.map((each, at) => [at === 0 ? '' : ' ', each])}</sup>`;
    },
    answer: (id) => (answers.has(id) ? html`<a href="#${anchor('answer', id)}">${id}</a>` : html`${id}`),
    anchorOf(id) {
      if (!answers.has(id) || placed.has(id)) return undefined;
      placed.add(id);
      return html` id="${anchor('answer', id)}"`;
    },
    sources(plan) {
      const items = used.map(
        (source, index) =>
          html`<li id="source-${index + 1}">${prose(sourceLine(source))}${source.link === undefined ? '' : html` ${link(host(source.link), source.link)}`}${source.read === undefined ? '' : `, ${source.read}`}</li>\n`,
      );
      return section(
        'sources',
        'Sources',
        html`<p>${prose(legend(assessment, plan))}</p>\n${items.length === 0 ? undefined : html`<ol class="sources">${items}</ol>\n`}`,
      );
    },
  };
}
