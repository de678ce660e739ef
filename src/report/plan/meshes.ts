import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import { type Choice, doubtsOf, type LeftOption } from '../../core/fit/index.ts';
import {
  ALSO_LEFT,
  certainRestOf,
  coverOf,
  howToRead,
  IN_DOUBT,
  INSTALLED,
  installedOf,
  MESHES,
  MESHES_OUT,
  meshesOf,
  reasonsApart,
  restOf,
  sharedDoubts,
  SHORTLIST,
  tradeOffOf,
} from '../judgement/meshes.ts';
import { list, sentence } from '../phrases.ts';
import { type Block, bulleted, folded, paragraph, said, section, type Section, type Text } from './document.ts';

/** The mesh products to choose from, where one is chosen now. */
export function meshes(assessment: Assessment, full: boolean): readonly Section[] {
  const choice = meshesOf(assessment);
  return choice === undefined ? [] : section('meshes', 'Meshes', MESHES, comparison(choice, full, assessment));
}

/**
 * What is installed although answers speak against it; the shortlist with what to know and to measure. Of the rest, and
 * of those that are out, the names, and what is in doubt; if everything is told, also what each covers, its trade-off,
 * and the first reason why it is out. Where one is chosen, the rest stand only where everything is told.
 */
export function comparison(choice: Choice, full: boolean, assessment: Assessment): readonly (Block | undefined)[] {
  const { shortlist } = choice;
  const compares = full || choice.chosenBy === undefined;
  const installed = installedOf(choice, assessment);
  const out = choice.out.filter((option) => option !== installed);
  const rest = restOf(choice);
  const certain = certainRestOf(choice).map(({ option }) => option);
  const doubtful = sharedDoubts(choice);
  return [
    installed === undefined ? undefined : paragraph(withLimits(installed)),
    paragraph(howToRead(choice)),
    shortlist.length === 0
      ? undefined
      : {
          kind: 'table',
          label: SHORTLIST,
          columns: [
            { title: SHORTLIST },
            { title: 'Trade-off', kind: 'wide' },
            { title: choice.chosenBy === undefined ? 'Before you choose' : 'Before production', kind: 'wide' },
          ],
          rows: shortlist.map((each) => shortlisted(each, choice, full)),
        },
    !compares || certain.length === 0 ? undefined : paragraph([{ strong: `${ALSO_LEFT}:` }, ` ${names(certain)}.`]),
    !compares || doubtful.length === 0 ? undefined : paragraph([{ strong: `${IN_DOUBT}:` }, doubtful.map(inDoubt)]),
    !full || rest.length === 0
      ? undefined
      : folded('What each covers, and its trade-off', {
          kind: 'table',
          label: ALSO_LEFT,
          columns: [
            { title: 'Option' },
            { title: 'What is needed', kind: 'short' },
            { title: 'Trade-off', kind: 'long' },
          ],
          rows: rest.map((left) => [
            named(left.option),
            coverOf(left),
            [
              sentence(tradeOffOf(left.option)),
              { cite: left.option.sources },
              doubtsOf(left.option).map((each) => labelled('Unknown', each)),
            ],
          ]),
        }),
    !compares || out.length === 0 ? undefined : paragraph([{ strong: `${MESHES_OUT}:` }, ` ${names(out)}.`]),
    !full
      ? undefined
      : folded(
          'Why each is out',
          bulleted(
            out.flatMap(({ title, ruledOutBy }) =>
              ruledOutBy
                .slice(0, 1)
                .map(({ why, answers, sources }) => [{ strong: `${title}:` }, ' ', said(why, answers, sources)]),
            ),
          ),
        ),
  ];
}

/** Everything that speaks against what is installed. */
function withLimits({ title, ruledOutBy }: OptionResult): Text {
  const reasons = ruledOutBy.map(({ why, answers, sources }): Text => [' ', said(why, answers, sources)]);
  return [{ strong: `${INSTALLED}:` }, ` ${title}.`, reasons];
}

/** A doubt, after the names of the options that share it. */
function inDoubt({ doubt, options }: ReturnType<typeof sharedDoubts>[number]): Text {
  return [' ', { emphasis: `${names(options)}:` }, ' ', said(doubt.text, doubt.answers, doubt.sources)];
}

/** So many reasons for a product are told. */
const FOR_IT = 2;

function shortlisted(left: LeftOption, choice: Choice, isFull: boolean): readonly Text[] {
  const { option } = left;
  return [
    named(option),
    [
      sentence(tradeOffOf(option)),
      { cite: option.sources },
      left.misses.length === 0 ? '' : [' ', { emphasis: sentence(coverOf(left)) }],
      reasonsApart(option, choice)
        .slice(0, isFull ? Infinity : FOR_IT)
        .map((each) => labelled('For it', each)),
    ],
    [
      option.compare === undefined || choice.chosenBy !== undefined ? '' : sentence(option.compare),
      option.warnings.map((each) => labelled(each.doubt === true ? 'Unknown' : 'Know first', each)),
    ],
  ];
}

/** One of several statements in a cell. */
function labelled(label: string, { text, sources }: OptionResult['warnings'][number]): Text {
  return [' ', { emphasis: `${label}:` }, ' ', said(text, [], sources)];
}

function names(options: readonly OptionResult[]): string {
  return list(options.map(({ title }) => title));
}

function named({ title, fit, openBecause }: OptionResult): Text {
  const answers = openBecause.map((question, index): Text => [index === 0 ? ' ' : ', ', { code: question }]);
  return [{ strong: title }, fit === 'open' ? [' ', { emphasis: 'Can be ruled out by:' }, answers] : ''];
}
