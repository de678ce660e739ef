import type { Assessment } from '../../core/assess/index.ts';
import { type LeftMesh, howToRead, MESHES, MESHES_OUT, meshesOf } from '../judgement/meshes.ts';
import { whyOut } from '../judgement/options.ts';
import { list, sentence, sentences } from '../phrases.ts';
import { type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { type Column, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Mesh' },
  { title: 'Unmet needs', kind: 'short' },
  { title: 'Know first', kind: 'long' },
];

/** The mesh products that no answer rules out, with what each leaves open; then those that are out, and why. */
export function meshes(assessment: Assessment, page: Page): Section | undefined {
  const found = meshesOf(assessment);
  if (found === undefined) return undefined;
  return section('meshes', 'Meshes', MESHES, [
    html`<p>${prose(howToRead(found))}</p>`,
    found.left.length === 0
      ? undefined
      : table(
          MESHES,
          COLUMNS,
          found.left.map((each) => cells(each, page)),
        ),
    found.out.length === 0
      ? undefined
      : html`<h3>${MESHES_OUT}</h3>\n<ul>${found.out.map((option) =>
          whyOut(option)
            .slice(0, 1)
            .map(
              ({ why, answers, sources }) =>
                html`<li><strong>${option.title}:</strong> ${prose(sentence(why))}${page.from(answers)}${page.cite(sources)}</li>\n`,
            ),
        )}</ul>`,
  ]);
}

function cells({ option, misses }: LeftMesh, page: Page): readonly Html[] {
  const open = option.fit === 'open' ? html` (depends on ${list(option.openBecause)})` : '';
  return [
    html`<strong>${option.title}</strong>${open}`,
    html`${misses.length === 0 ? 'Covers all' : `Not: ${list(misses.map(({ title }) => title))}`}`,
    html`${prose(sentences(option.leaves))}${page.cite(option.sources)}`,
  ];
}
