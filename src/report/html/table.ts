import type { Column } from '../plan/document.ts';
import { type Html, html } from './markup.ts';

export type { Column } from '../plan/document.ts';

/**
 * A table that becomes a list of rows on a narrow screen, with column titles before the values. The style sheet removes
 * the table semantics of the elements there, so ARIA roles restore them.
 */
export function table(
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly Html[])[],
  look?: 'glance' | 'score',
): Html {
  // The score is a picture, so its title can be seen; other tables stand below a heading.
  const name = look === 'score' ? undefined : html` aria-label="${label}"`;
  return html`<table role="table"${name}${look === undefined ? undefined : html` class="${look}"`}>
${look === 'score' ? html`<caption>${label}</caption>\n` : undefined}<thead role="rowgroup"><tr role="row">${columns.map(({ title, kind }) => html`<th role="columnheader" scope="col"${kindOf(kind)}>${title}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map((cells) => html`<tr role="row">${cells.map((cell, place) => (place === 0 && look !== 'glance' ? rowHeader(cell) : cellOf(cell, columns[place])))}</tr>\n`)}</tbody></table>`;
}

function rowHeader(cell: Html): Html {
  return html`<th role="rowheader" scope="row">${cell}</th>`;
}

function cellOf(cell: Html, column: Column | undefined): Html {
  return html`<td role="cell"${kindOf(column?.kind)} data-title="${column?.title ?? ''}">${cell}</td>`;
}

function kindOf(kind: Column['kind']): Html | undefined {
  return kind === undefined ? undefined : html` class="${kind}"`;
}
