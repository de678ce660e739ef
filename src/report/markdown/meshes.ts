import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import type { Choice, LeftOption } from '../../core/fit/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import {
  ALSO_LEFT,
  coverOf,
  howToRead,
  MESHES,
  MESHES_OUT,
  meshesOf,
  reasonsApart,
  restOf,
  SHORTLIST,
  tradeOffOf,
} from '../judgement/meshes.ts';
import { list, sentence } from '../phrases.ts';
import { folded } from './folded.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/** The mesh products to choose from, where one is chosen now. */
export function meshes(assessment: Assessment, sheet: Sheet): string[] {
  const choice = meshesOf(assessment);
  return choice === undefined ? [] : [`## ${MESHES}`, ...comparison(choice, sheet)];
}

/**
 * The shortlist with what to know and to measure, the rest in one line each, and those that are out, with one reason.
 */
export function comparison(choice: Choice, sheet: Sheet): string[] {
  const rest = restOf(choice);
  return [
    markdownText(howToRead(choice)),
    ...(choice.shortlist.length === 0
      ? []
      : [
          table(
            [SHORTLIST, 'Trade-off', 'Before you choose'],
            choice.shortlist.map((each) => shortlisted(each, choice, sheet)),
          ),
        ]),
    ...(rest.length === 0
      ? []
      : [
          `**${ALSO_LEFT}:** ${names(rest.map(({ option }) => option))}.`,
          ...folded(
            'What each covers, and its trade-off',
            table(
              ['Option', 'What is needed', 'Trade-off'],
              rest.map((each) => further(each, sheet)),
            ),
          ),
        ]),
    ...ruledOut(choice.out, sheet),
  ];
}

/** Options that are out, each with the first reason. */
function ruledOut(out: readonly OptionResult[], sheet: Sheet): string[] {
  if (out.length === 0) return [];
  const lines = out.map(({ title, ruledOutBy: [first] }) => {
    const { why, answers, sources } = first!;
    return `- **${markdownText(title)}:** ${sentence(markdownText(why))}${sheet.from(answers)}${sheet.cite(sources)}`;
  });
  return [`**${MESHES_OUT}:** ${names(out)}.`, ...folded('Why each is out', lines.join('\n'))];
}

function shortlisted(left: LeftOption, choice: Choice, sheet: Sheet): string {
  const { option } = left;
  const { warnings, compare } = option;
  return row([
    named(option),
    [
      sentence(markdownText(tradeOffOf(option))) + sheet.cite(option.sources),
      `*${sentence(markdownText(coverOf(left)))}*`,
      ...reasonsApart(option, choice).map(
        ({ text, answers, sources }) => `+ ${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`,
      ),
    ].join('<br>'),
    [
      ...warnings.map(
        ({ text, answers, sources }) => `! ${sentence(markdownText(text))}${sheet.from(answers)}${sheet.cite(sources)}`,
      ),
      ...(compare === undefined ? [] : [sentence(markdownText(compare))]),
    ].join('<br>'),
  ]);
}

function further(left: LeftOption, sheet: Sheet): string {
  const { option } = left;
  return row([
    named(option),
    markdownText(coverOf(left)),
    `${sentence(markdownText(tradeOffOf(option)))}${sheet.cite(option.sources)}`,
  ]);
}

function names(options: readonly OptionResult[]): string {
  return list(options.map(({ title }) => markdownText(title)));
}

function named({ title, fit, openBecause }: OptionResult): string {
  const open = fit === 'open' ? ` *(depends on ${list(openBecause.map(markdownCode))})*` : '';
  return `**${markdownText(title)}**${open}`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(head), `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}
