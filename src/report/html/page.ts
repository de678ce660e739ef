import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { citations, mark } from '../citations.ts';
import { roleTitle } from '../phrases.ts';
import { isShown } from './evidence.ts';
import { anchor, type Html, html } from './markup.ts';

/** Functions that every part of the page uses. */
export interface Page {
  /** Small links to the sources; those to the talk have its minute. */
  readonly cite: (sources: readonly SourceRef[]) => Html;
  /** Links to the answers that cause a line. */
  readonly from: (questions: readonly string[]) => Html;
  readonly owner: (role: string) => string;
  /** Every cited source, in order of first use. */
  readonly cited: () => readonly SourceRef[];
}

export interface Section {
  readonly id: string;
  /** Its name in the contents. */
  readonly name: string;
  readonly content: Html;
}

/** One section of the page; undefined where the assessment has nothing for it. */
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

/** A section with its heading. `name` is its name in the contents. */
export function section(id: string, name: string, title: string, blocks: readonly (Html | undefined)[]): Section {
  const content = html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${blocks.map((block) => (block === undefined ? undefined : html`${block}\n`))}</section>
`;
  return { id, name, content };
}
