import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import { type Choice, choiceOf, type LeftOption } from '../../core/fit/index.ts';
import { document } from '../html/document.ts';
import { evidence } from '../html/evidence.ts';
import { contents } from '../html/head.ts';
import { html as markup, type Html, prose } from '../html/markup.ts';
import { comparison } from '../html/meshes.ts';
import { newPage, type Page, section, type Section } from '../html/page.ts';
import { rules } from '../html/rule-changes.ts';
import { sources } from '../html/sources.ts';
import { type Column, table } from '../html/table.ts';
import { MESHES } from '../judgement/meshes.ts';
import { sentence } from '../phrases.ts';
import { FELL, IN_FULL, meshParts, named, NEXT, nothingNew, reachOf, titleOf, WITHOUT, withoutMesh } from './words.ts';

const SIMPLE: readonly Column[] = [
  { title: 'Option' },
  { title: 'For', kind: 'short' },
  { title: 'Gives', kind: 'long' },
  { title: 'Lacks', kind: 'long' },
  { title: 'License and home' },
];
const FALLEN: readonly Column[] = [
  { title: 'Product' },
  { title: 'Why', kind: 'long' },
  { title: 'Read again by', kind: 'short' },
];
const DECIDING: readonly Column[] = [
  { title: 'Id' },
  { title: 'Question', kind: 'long' },
  { title: 'Decides about', kind: 'short' },
];

/** The comparison as one HTML page that opens from disk: no script, no network. */
export function html(assessment: Assessment): string {
  const choice = choiceOf(assessment);
  const page = newPage(assessment);
  const { pack, tool } = assessment;
  const title = titleOf(assessment);
  const sections = [
    choice.of === 'mesh' ? section('meshes', 'Meshes', MESHES, comparison(choice, page)) : undefined,
    deciding(choice),
    withoutAMesh(choice, page),
    inFull(choice, page),
    fallen(choice, page),
    evidence(assessment),
    rules(assessment),
    sources(assessment, page),
  ].filter((each) => each !== undefined);
  const body = markup`<header class="verdict">
<p class="about">Options</p>
<h1><bdi>${title}</bdi></h1>
${choice.of === 'mesh' ? undefined : markup`<p>${withoutMesh(choice, assessment)}</p>\n`}<p class="rules">Rules ${pack.id} ${pack.version}, digest ${pack.digest.slice(0, 23)}. ${tool.name} ${tool.version}.</p>
</header>
${contents(sections)}
<main id="main">
${sections.map(({ content }) => content)}</main>`;
  return document({ title: markup`${title}`, version: tool.version, skip: 'To the options', body });
}

function deciding({ questions, left }: Choice): Section | undefined {
  if (questions.length === 0) return undefined;
  return section('next', 'Open', NEXT, [
    table(
      NEXT,
      DECIDING,
      questions.map(({ question, prompt, options }) => [
        markup`<code>${question}</code>`,
        prose(prompt),
        markup`${options.length} of ${left.length}`,
      ]),
    ),
  ]);
}

function withoutAMesh(choice: Choice, page: Page): Section | undefined {
  const options = choice.of === 'mesh' ? choice.beside : choice.left;
  const none = nothingNew(choice);
  const rows = [
    ...options.map(({ option }) => simple(option, page)),
    ...(none === undefined
      ? []
      : [[markup`<strong>${none.title}</strong>`, markup``, markup`${none.gives}`, markup`${none.lacks}`, markup``]]),
  ];
  return rows.length === 0 ? undefined : section('without', WITHOUT, WITHOUT, [table(WITHOUT, SIMPLE, rows)]);
}

function simple(option: OptionResult, page: Page): readonly Html[] {
  return [
    markup`<strong>${named(option)}</strong>`,
    markup`${reachOf(option)}`,
    markup`${prose(sentence(option.about))}${page.cite(option.sources)}`,
    markup`${option.leaves.map((text) => markup`${prose(sentence(text))} `)}`,
    markup`${option.license}`,
  ];
}

function inFull({ of, left }: Choice, page: Page): Section | undefined {
  if (of !== 'mesh' || left.length === 0) return undefined;
  return section('left', 'What is left', IN_FULL, [
    markup`<ul class="cards">${left.map((each) => card(each, page))}</ul>`,
  ]);
}

function card(left: LeftOption, page: Page): Html {
  const { option } = left;
  return markup`<li><h3>${named(option)}${page.cite(option.sources)}</h3>
<dl class="facts">${meshParts(left).map(([name, text]) => markup`<dt>${name}</dt><dd>${prose(text)}</dd>`)}</dl>
</li>
`;
}

function fallen({ out }: Choice, page: Page): Section | undefined {
  if (out.length === 0) return undefined;
  const rows = out.flatMap(({ title, ruledOutBy }) =>
    ruledOutBy.map(({ why, answers, review, sources: from }) => [
      markup`<strong>${title}</strong>`,
      markup`${prose(sentence(why))}${page.from(answers)}${page.cite(from)}`,
      markup`<span class="day">${review}</span>`,
    ]),
  );
  return section('out', 'What fell', FELL, [table(FELL, FALLEN, rows)]);
}
