import type { Assessment, OptionResult, SourceRef } from '../core/assess/index.ts';
import { type Choice, choiceOf, type LeftOption } from '../core/fit/index.ts';
import { markdownText, plain } from './escape.ts';
import { html } from './fit/html.ts';
import {
  decidingPoints,
  FELL,
  IN_FULL,
  meshParts,
  named,
  NEXT,
  nothingNew,
  reachOf,
  simpleParts,
  simplerByNeed,
  titleOf,
  WITHOUT,
  withoutMesh,
} from './fit/words.ts';
import { displaySafe } from './json.ts';
import { ALSO_LEFT, coverOf, howToRead, MESHES_OUT, restOf, SHORTLIST, tradeOffOf } from './judgement/meshes.ts';
import { comparison } from './markdown/meshes.ts';
import { newSheet, type Sheet } from './markdown/sheet.ts';
import { sources } from './markdown/sources.ts';
import { row } from './markdown/table.ts';
import type { ReportOptions } from './options.ts';
import { bullets, type Outline, type OutlineBlock, outlineTerminal, type Point } from './outline.ts';
import { list, sentence } from './phrases.ts';
import { ruleChangesBlock } from './rule-changes.ts';

/** Turns an assessment into a comparison of options that ends in one newline. */
export type FitReporter = (assessment: Assessment, options: ReportOptions) => string;

/** The formats of `fit`; the keys are the values of `--format`. */
export const fitReporters: Readonly<Record<'terminal' | 'markdown' | 'html' | 'json', FitReporter>> = {
  terminal: (assessment, options) => outlineTerminal(outlineOf(assessment), options),
  markdown,
  html,
  json,
};

function json(assessment: Assessment): string {
  const { tool, pack, organization, scope, verdict, options, changes } = assessment;
  const { id, standing, close, settled, possible, course } = verdict;
  const { of, due, left, out, cause, beside, undone, shortlist, settled: isSettled, questions } = choiceOf(assessment);
  const shown = new Set([...left, ...beside].map(({ option }) => option).concat(out));
  const result = {
    schemaVersion: 1,
    tool,
    pack: { id: pack.id, version: pack.version, digest: pack.digest },
    organization,
    scope,
    verdict: { id, standing, close, settled, possible, course },
    choice: of,
    due,
    settled: isSettled,
    shortlist: shortlist.map(({ option }) => option.id),
    left: left.map(missing),
    out: out.map((option) => option.id),
    cause,
    beside: beside.map(missing),
    ...(undone !== undefined && { undone: undone.map((need) => need.id) }),
    questions,
    options: options.filter((option) => shown.has(option)),
    ...(changes !== undefined && { changes }),
  };
  return `${displaySafe(JSON.stringify(result, null, 2))}\n`;
}

function missing({ option, misses }: LeftOption) {
  return { id: option.id, misses: misses.map((need) => need.id) };
}

function outlineOf(assessment: Assessment): Outline {
  const choice = choiceOf(assessment);
  return { title: titleOf(assessment), blocks: [...blocksOf(assessment, choice), ...ruleChangesBlock(assessment)] };
}

function blocksOf(assessment: Assessment, choice: Choice): readonly OutlineBlock[] {
  const { left, shortlist, out, beside } = choice;
  const isMesh = choice.of === 'mesh';
  const lead = isMesh ? howToRead(choice) : withoutMesh(choice, assessment);
  const simple = isMesh ? [...simplerByNeed(assessment), ...beside.map(briefly)] : left.map(inFull);
  const blocks: readonly OutlineBlock[] = [
    { heading: lead, points: [] },
    { heading: SHORTLIST, points: shortlist.map(inFull) },
    { heading: ALSO_LEFT, points: isMesh ? restOf(choice).map(inShort) : [] },
    { heading: MESHES_OUT, points: out.map(fallen) },
    { heading: WITHOUT, points: [...simple, ...unchanged(choice)] },
    { heading: NEXT, points: decidingPoints(choice) },
  ];
  return blocks.filter(({ points }, index) => index === 0 || points.length > 0);
}

function inFull(left: LeftOption): Point {
  const { option } = left;
  const isMesh = option.kind === 'mesh';
  return {
    text: named(option),
    under: (isMesh ? meshParts(left) : simpleParts(option)).map(([name, text]) => ({
      // The trade-off and the needs say themselves what they are.
      text: name === 'Trade-off' || name === 'Needs' ? text : `${name}: ${text}`,
    })),
  };
}

function inShort(left: LeftOption): Point {
  const { option } = left;
  return { text: `${named(option)}: ${sentence(tradeOffOf(option))} ${sentence(coverOf(left))}` };
}

/** An option that is no mesh, beside meshes. */
function briefly({ option }: LeftOption): Point {
  const { leaves, license } = option;
  const home = license === undefined ? '' : ` License and home: ${sentence(license)}`;
  return { text: `${named(option)} lacks: ${leaves.map(sentence).join(' ')}${home}` };
}

function unchanged(choice: Choice): readonly Point[] {
  const found = nothingNew(choice);
  return found === undefined ? [] : [{ text: `${found.title}: ${found.gives} ${found.lacks}` }];
}

/** Every reason, with the day on which to read it again. */
function fallen({ title, ruledOutBy }: OptionResult): Point {
  return {
    text: title,
    under: ruledOutBy.map(({ why, answers, review }) => ({
      text: `${sentence(why)}${answers.length === 0 ? '' : ` From: ${list(answers)}.`} Read again by ${review}.`,
    })),
  };
}

function markdown(assessment: Assessment): string {
  const choice = choiceOf(assessment);
  const sheet = newSheet(assessment);
  const cited = (all: readonly SourceRef[]) => sheet.cite(all);
  const isMesh = choice.of === 'mesh';
  const detail = (left: LeftOption) => {
    const { option } = left;
    const { under = [] } = inFull(left);
    return [`### ${markdownText(option.title)}${cited(option.sources)}`, bullets(under)];
  };
  const reasons = choice.out.flatMap((option) => [
    `### ${markdownText(option.title)}`,
    option.ruledOutBy
      .map(
        ({ why, answers, review, sources: from }) =>
          `- ${sentence(markdownText(why))}${sheet.from(answers)}${cited(from)} Read again by ${markdownText(review)}.`,
      )
      .join('\n'),
  ]);
  const blocks = [
    `# ${markdownText(plain(titleOf(assessment)))}`,
    ...(isMesh ? comparison(choice, sheet) : [markdownText(withoutMesh(choice, assessment))]),
    ...section(NEXT, choice.questions.length === 0 ? [] : [bullets(decidingPoints(choice))]),
    ...section(WITHOUT, simpleTable(assessment, choice, sheet)),
    ...section(IN_FULL, (isMesh ? choice.left : []).flatMap(detail)),
    ...section(FELL, reasons),
    ...sources(assessment, sheet),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The options that are no mesh, and to do nothing, with what each gives and lacks. */
function simpleTable(assessment: Assessment, choice: Choice, sheet: Sheet): readonly string[] {
  const isMesh = choice.of === 'mesh';
  const rows = (isMesh ? choice.beside : choice.left).map(({ option }) =>
    row([
      `**${markdownText(named(option))}**`,
      markdownText(reachOf(option)),
      sentence(markdownText(option.about)) + sheet.cite(option.sources),
      option.leaves.map((text) => sentence(markdownText(text))).join(' '),
      markdownText(option.license ?? ''),
    ]),
  );
  const none = nothingNew(choice);
  const last = none === undefined ? [] : [row([`**${none.title}**`, '', none.gives, markdownText(none.lacks), ''])];
  const all = [...rows, ...last];
  if (all.length === 0) return [];
  const byNeed = isMesh ? simplerByNeed(assessment) : [];
  return [
    ...(byNeed.length === 0 ? [] : [bullets(byNeed)]),
    [row(['Option', 'For', 'Gives', 'Lacks', 'License and home']), '|---|---|---|---|---|', ...all].join('\n'),
  ];
}

function section(heading: string, blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : [`## ${heading}`, ...blocks];
}
