import type { Assessment, OptionResult, SourceRef } from '../core/assess/index.ts';
import { type Choice, choiceOf, type LeftOption } from '../core/fit/index.ts';
import { brief, markdownText, plain } from './escape.ts';
import { displaySafe } from './json.ts';
import { ALSO_LEFT, coverOf, howToRead, MESHES_OUT, restOf, SHORTLIST, tradeOffOf } from './judgement/meshes.ts';
import { fitWord, optionsByNeed, reachWord } from './judgement/options.ts';
import { verdictInWords } from './judgement/verdict.ts';
import { markdownBlocks } from './markdown/render.ts';
import { newSheet } from './markdown/sheet.ts';
import { sources } from './markdown/sources.ts';
import type { ReportOptions } from './options.ts';
import { comparison } from './plan/meshes.ts';
import { bullets, type Outline, type OutlineBlock, outlineTerminal, type Point } from './outline.ts';
import { list, sentence } from './phrases.ts';
import { ruleChangesBlock } from './rule-changes.ts';

/** Turns an assessment into a comparison of options that ends in one newline. */
export type FitReporter = (assessment: Assessment, options: ReportOptions) => string;

/** The formats of `fit`; the keys are the values of `--format`. */
export const fitReporters: Readonly<Record<'terminal' | 'markdown' | 'json', FitReporter>> = {
  terminal: (assessment, options) => outlineTerminal(outlineOf(assessment), options),
  markdown,
  json,
};

function json(assessment: Assessment): string {
  const { tool, pack, organization, scope, verdict, options, changes } = assessment;
  const { id, standing, close, settled, possible, course } = verdict;
  const { of, due, left, out, shortlist, settled: isSettled, questions } = choiceOf(assessment);
  const shown = new Set([...left.map(({ option }) => option), ...out]);
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
    left: left.map(({ option, misses }) => ({ id: option.id, misses: misses.map((need) => need.id) })),
    out: out.map((option) => option.id),
    questions,
    options: options.filter((option) => shown.has(option)),
    ...(changes !== undefined && { changes }),
  };
  return `${displaySafe(JSON.stringify(result, null, 2))}\n`;
}

function outlineOf(assessment: Assessment): Outline {
  const choice = choiceOf(assessment);
  return { title: titleOf(assessment), blocks: [...blocksOf(assessment, choice), ...ruleChangesBlock(assessment)] };
}

function titleOf({ organization, verdict }: Assessment): string {
  const name = organization === null ? '' : `${brief(organization, 80)}: `;
  return `${name}which option fits. Verdict: ${verdictInWords(verdict)}`;
}

function blocksOf(assessment: Assessment, choice: Choice): readonly OutlineBlock[] {
  const { left, shortlist, out } = choice;
  const isMesh = choice.of === 'mesh';
  const lead = isMesh ? howToRead(choice) : withoutMesh(choice, assessment);
  const blocks: readonly OutlineBlock[] = [
    { heading: lead, points: [] },
    { heading: SHORTLIST, points: shortlist.map((each) => inFull(each)) },
    {
      heading: isMesh ? ALSO_LEFT : 'Without a mesh',
      points: (isMesh ? restOf(choice) : left).map((each) => (isMesh ? inShort(each) : simple(each.option))),
    },
    { heading: MESHES_OUT, points: out.map(fallen) },
    { heading: SIMPLER, points: isMesh ? simpler(assessment) : [] },
    { heading: 'Answer these next', points: decidingPoints(choice) },
  ];
  return blocks.filter(({ points }, index) => index === 0 || points.length > 0);
}

/** What stands first with a no or not-yet. */
function withoutMesh({ left }: Choice, { verdict }: Assessment): string {
  const open = verdict.possible.includes('yes') ? ' It can still become a yes.' : '';
  return left.length === 0
    ? `No product is compared, because the verdict isn't yes.${open} So far, nothing is unmet that another option answers.`
    : `No product is compared, because the verdict isn't yes.${open} These options need no mesh.`;
}

/** What stands above options without a mesh that answer single needs, although a mesh is needed. */
const SIMPLER = 'Without a mesh, for single needs';

function simpler(assessment: Assessment): readonly Point[] {
  return optionsByNeed(assessment).flatMap(({ need, fits }) =>
    fits.length === 0
      ? []
      : [{ text: `${need.title}: ${list(fits.map(({ option, reach }) => `${option.title} (${reachWord[reach]})`))}` }],
  );
}

/** What narrows the choice further. */
function decidingPoints({ questions, left }: Choice): readonly Point[] {
  return questions.map(({ question, prompt, options }) => ({
    text: `${prompt} (${question}) It decides about ${options.length} of ${left.length}.`,
  }));
}

function inFull(left: LeftOption): Point {
  const { option } = left;
  const { about, speaksFor, warnings, leaves, who, license, compare } = option;
  return {
    text: named(option),
    under: [
      { text: sentence(tradeOffOf(option)) },
      { text: sentence(coverOf(left)) },
      ...speaksFor.map(({ text }) => ({ text: `For it: ${sentence(text)}` })),
      ...warnings.map(({ text }) => ({ text: `Know first: ${sentence(text)}` })),
      { text: `Gives: ${sentence(about)}` },
      { text: `Lacks: ${leaves.map(sentence).join(' ')}` },
      { text: `Runs it: ${sentence(who)}` },
      ...(license === undefined ? [] : [{ text: `License and home: ${sentence(license)}` }]),
      ...(compare === undefined ? [] : [{ text: `Before you choose: ${sentence(compare)}` }]),
    ],
  };
}

function inShort(left: LeftOption): Point {
  const { option } = left;
  return { text: `${named(option)}: ${sentence(tradeOffOf(option))} ${sentence(coverOf(left))}` };
}

/** An option that is no mesh: for which needs it does how much. */
function simple(option: OptionResult): Point {
  const does = option.reaches.map(({ useCase, reach }) => `${useCase} (${reachWord[reach]})`);
  return {
    text: `${named(option)}: ${sentence(option.about)}`,
    under: [
      ...(does.length === 0 ? [] : [{ text: `For: ${list(does)}.` }]),
      { text: `Lacks: ${option.leaves.map(sentence).join(' ')}` },
      { text: `Runs it: ${sentence(option.who)}` },
    ],
  };
}

function named({ title, fit, openBecause }: OptionResult): string {
  return fit === 'open' ? `${title} (${fitWord[fit]}: ${list(openBecause)})` : title;
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
  const sheet = newSheet();
  const cited = (all: readonly SourceRef[]) => sheet.cite(all);
  const isMesh = choice.of === 'mesh';
  const detail = (left: LeftOption) => {
    const { option } = left;
    const { under = [] } = isMesh ? inFull(left) : simple(option);
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
    ...(isMesh ? markdownBlocks(comparison(choice, true), sheet) : [markdownText(withoutMesh(choice, assessment))]),
    ...section('Answer these next', choice.questions.length === 0 ? [] : [bullets(decidingPoints(choice))]),
    ...section(SIMPLER, isMesh && simpler(assessment).length > 0 ? [bullets(simpler(assessment))] : []),
    ...section('What is left, in full', choice.left.flatMap(detail)),
    ...section('What fell, and why', reasons),
    ...sources(assessment, sheet),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(heading: string, blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : [`## ${heading}`, ...blocks];
}
