import type { Assessment, OptionResult } from '../core/assess/index.ts';
import { type Choice, choiceOf, type LeftOption } from '../core/fit/index.ts';
import { fitDocument } from './fit/document.ts';
import {
  decidingPoints,
  meshParts,
  named,
  NEXT,
  nothingNew,
  simpleParts,
  simplerByNeed,
  titleOf,
  WITHOUT,
  withoutMesh,
} from './fit/words.ts';
import { page } from './html/page.ts';
import { displaySafe } from './json.ts';
import {
  ALSO_LEFT,
  coverOf,
  howToRead,
  INSTALLED,
  installedOf,
  MESHES_OUT,
  restOf,
  SHORTLIST,
  tradeOffOf,
  unknownOf,
} from './judgement/meshes.ts';
import { documentBlocks } from './markdown/render.ts';
import { newSheet } from './markdown/sheet.ts';
import { sources } from './markdown/sources.ts';
import type { ReportOptions } from './options.ts';
import { type Outline, type OutlineBlock, outlineTerminal, type Point } from './outline.ts';
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
  const {
    of,
    due,
    left,
    out,
    cause,
    beside,
    undone,
    shortlist,
    otherwise,
    settled: isSettled,
    questions,
  } = choiceOf(assessment);
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
    ...(otherwise.length > 0 && { otherwise: otherwise.map(({ option }) => option.id) }),
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
  const simple = isMesh
    ? [...simplerByNeed(assessment), ...beside.map(briefly)]
    : left.map((each) => inFull(each, assessment));
  const installed = installedOf(choice, assessment);
  const fell = { heading: MESHES_OUT, points: out.filter((option) => option !== installed).map(fallen) };
  const without = { heading: WITHOUT, points: [...simple, ...unchanged(choice)] };
  const blocks: readonly OutlineBlock[] = [
    { heading: lead, points: [] },
    { heading: SHORTLIST, points: shortlist.map((each) => inFull(each, assessment)) },
    { heading: ALSO_LEFT, points: isMesh ? restOf(choice).map(inShort) : [] },
    { heading: INSTALLED, points: installed === undefined ? [] : [fallen(installed)] },
    ...(isMesh ? [fell, without] : [without, fell]),
    { heading: NEXT, points: decidingPoints(choice) },
  ];
  return blocks.filter(({ points }, index) => index === 0 || points.length > 0);
}

function inFull(left: LeftOption, assessment: Assessment): Point {
  const { option } = left;
  const isMesh = option.kind === 'mesh';
  return {
    text: named(option),
    under: (isMesh ? meshParts(left) : simpleParts(option, assessment)).map(([name, text]) => ({
      // The trade-off and the needs say themselves what they are.
      text: name === 'Trade-off' || name === 'Needs' ? text : `${name}: ${text}`,
    })),
  };
}

function inShort(left: LeftOption): Point {
  const { option } = left;
  const unknown = unknownOf(left);
  return {
    text: `${named(option)}: ${sentence(tradeOffOf(option))} ${sentence(coverOf(left))}`,
    ...(unknown !== '' && { under: [{ text: `Unknown: ${unknown}` }] }),
  };
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
  const sheet = newSheet(() => true);
  const document = fitDocument(assessment);
  return `${[...documentBlocks(document, sheet), ...sources(assessment, sheet, document)].join('\n\n')}\n`;
}

function html(assessment: Assessment): string {
  const plan = fitDocument(assessment);
  return page(plan, assessment, { title: plan.title, skip: 'To the options' });
}
