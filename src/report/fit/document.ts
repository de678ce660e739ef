import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import { type Choice, choiceOf, type LeftOption } from '../../core/fit/index.ts';
import { MESHES } from '../judgement/meshes.ts';
import { sentence } from '../phrases.ts';
import {
  aboutOf,
  type Block,
  bulleted,
  paragraph,
  type PlanDocument,
  said,
  section,
  type Section,
  type Text,
} from '../plan/document.ts';
import { evidence } from '../plan/evidence.ts';
import { comparison } from '../plan/meshes.ts';
import { rules } from '../plan/rules.ts';
import {
  FELL,
  IN_FULL,
  meshParts,
  named,
  NEXT,
  nothingNew,
  reachOf,
  simplerByNeed,
  titleOf,
  WITHOUT,
  withoutMesh,
} from './words.ts';

/** The comparison of options, as every format with pages tells it. */
export function fitDocument(assessment: Assessment): PlanDocument {
  const { verdict } = assessment;
  const choice = choiceOf(assessment);
  return {
    title: titleOf(assessment),
    tone: verdict.standing === 'open' ? 'open' : verdict.id,
    about: aboutOf(assessment),
    sections: [
      ...(choice.of === 'mesh'
        ? section('meshes', 'Meshes', MESHES, comparison(choice, true, assessment))
        : section('verdict', 'Verdict', 'Without a yes', [paragraph(withoutMesh(choice, assessment))])),
      ...deciding(choice),
      ...withoutAMesh(choice, assessment),
      ...inFull(choice),
      ...fallen(choice),
      ...evidence(assessment),
      ...rules(assessment),
    ],
  };
}

function deciding({ questions, left }: Choice): readonly Section[] {
  if (questions.length === 0) return [];
  return section('next', 'Open', NEXT, [
    {
      kind: 'table',
      label: NEXT,
      columns: [{ title: 'Id' }, { title: 'Question', kind: 'long' }, { title: 'Decides about', kind: 'short' }],
      rows: questions.map(({ question, prompt, options }) => [
        { code: question },
        prompt,
        `${options.length} of ${left.length}`,
      ]),
    },
  ]);
}

/** The options that are no mesh, and to change nothing, with what each gives and lacks. */
function withoutAMesh(choice: Choice, assessment: Assessment): readonly Section[] {
  const isMesh = choice.of === 'mesh';
  const options = isMesh ? choice.beside : choice.left;
  const none = nothingNew(choice);
  const rows: readonly (readonly Text[])[] = [
    ...options.map(({ option }) => simple(option, assessment)),
    ...(none === undefined ? [] : [[{ strong: none.title }, '', none.gives, none.lacks, '']]),
  ];
  if (rows.length === 0) return [];
  return section('without', WITHOUT, WITHOUT, [
    isMesh ? bulleted(simplerByNeed(assessment).map(({ text }) => text)) : undefined,
    {
      kind: 'table',
      label: WITHOUT,
      columns: [
        { title: 'Option' },
        { title: 'For', kind: 'short' },
        { title: 'Gives', kind: 'long' },
        { title: 'Lacks', kind: 'long' },
        { title: 'License and home' },
      ],
      rows,
    },
  ]);
}

function simple(option: OptionResult, assessment: Assessment): readonly Text[] {
  const { about, sources, leaves, license = '' } = option;
  return [
    { strong: named(option) },
    reachOf(option, assessment),
    [sentence(about), { cite: sources }],
    leaves.map(sentence).join(' '),
    license,
  ];
}

function inFull({ of, left }: Choice): readonly Section[] {
  return of === 'mesh' ? section('left', 'What is left', IN_FULL, left.flatMap(told)) : [];
}

function told(left: LeftOption): readonly Block[] {
  const { option } = left;
  return [
    { kind: 'heading', text: named(option) },
    {
      kind: 'facts',
      rows: meshParts(left).map(([name, text], index) => [name, index === 0 ? [text, { cite: option.sources }] : text]),
    },
  ];
}

/** Every reason, with the day on which to read it again. */
function fallen({ out }: Choice): readonly Section[] {
  return section(
    'out',
    'What fell',
    FELL,
    out.length === 0
      ? []
      : [
          {
            kind: 'table',
            label: FELL,
            columns: [{ title: 'Product' }, { title: 'Why', kind: 'long' }, { title: 'Read again by', kind: 'short' }],
            rows: out.flatMap(({ title, ruledOutBy }) =>
              ruledOutBy.map(({ why, answers, review, sources }): readonly Text[] => [
                { strong: title },
                said(why, answers, sources),
                review,
              ]),
            ),
          },
        ],
  );
}
