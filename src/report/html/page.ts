import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { citations, mark } from '../citations.ts';
import { roleTitle } from '../phrases.ts';
import { isShown } from './evidence.ts';
import { anchor, type Html, html } from './markup.ts';

/** What every part of the page writes with. */
export interface Page {
  /** Small links to the sources, talk with its minute. */
  readonly cite: (sources: readonly SourceRef[]) => Html;
  /** Links to the answers that caused a line. */
  readonly from: (questions: readonly string[]) => Html;
  readonly owner: (role: string) => string;
  /** Every source that was cited, in order of first use. */
  readonly cited: () => readonly SourceRef[];
}

export interface Section {
  readonly id: string;
  /** As the contents name it. */
  readonly name: string;
  readonly content: Html;
}

/** One section of the page, or nothing where the assessment has nothing to say. */
export type Part = (assessment: Assessment, page: Page) => Section | undefined;

export function newPage(assessment: Assessment): Page {
  const used = new Map<string, SourceRef>();
  const given = new Set(assessment.answers.filter(isShown).map(({ question }) => question));
  return {
    cite(sources) {
      const marks = citations(sources).map((source) => {
        if (!used.has(source.id)) used.set(source.id, source);
        return html` <a href="#${anchor('source', source.id)}">${mark(source)}</a>`;
      });
      return marks.length === 0 ? html`` : html` <span class="cite">${marks}</span>`;
    },
    from(questions) {
      const links = questions.map((id) =>
        given.has(id) ? html` <a href="#${anchor('answer', id)}">${id}</a>` : html` <span>${id}</span>`,
      );
      return links.length === 0 ? html`` : html` <span class="from">from${links}</span>`;
    },
    owner: (role) => roleTitle(assessment, role),
    cited: () => [...used.values()],
  };
}

/** A section under its heading. `name` is what the contents call it. */
export function section(id: string, name: string, title: string, blocks: readonly (Html | undefined)[]): Section {
  const content = html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${blocks.map((block) => (block === undefined ? undefined : html`${block}\n`))}</section>
`;
  return { id, name, content };
}
