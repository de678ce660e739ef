import type { Assessment, SourceRef } from '../core/assess/index.ts';
import { type ExplainedPart, type Explanation, NAMED_CONDITIONS, type WhyNot } from '../core/explain/index.ts';
import { flipGroups, wayBlock } from './flips.ts';
import { displaySafe } from './json.ts';
import type { ReportOptions } from './options.ts';
import { type Outline, outlineMarkdown, type OutlineBlock, outlineTerminal, type Point } from './outline.ts';
import { capital, count } from './phrases.ts';
import { ruleChangesBlock } from './rule-changes.ts';

/** Turns explanations into text that ends in one newline. */
export type ExplainReporter = (
  explanations: readonly Explanation[],
  assessment: Assessment,
  options: ReportOptions,
) => string;

/** The formats of `explain` with answers; the keys are the values of `--format`. */
export const explainReporters: Readonly<Record<'terminal' | 'markdown' | 'json', ExplainReporter>> = {
  terminal: (explanations, assessment, options) =>
    explainOutlines(explanations, assessment)
      .map((each) => outlineTerminal(each, options))
      .join('\n'),
  markdown: (explanations, assessment) => explainOutlines(explanations, assessment).map(outlineMarkdown).join('\n'),
  json: (explanations) => `${displaySafe(JSON.stringify(explanations, null, 2))}\n`,
};

/** Turns the missing conditions of a result into text that ends in one newline. */
export type WhyNotReporter = (whyNot: WhyNot, options: ReportOptions) => string;

/** The formats of `explain --why-not`. */
export const whyNotReporters: Readonly<Record<'terminal' | 'markdown' | 'json', WhyNotReporter>> = {
  terminal: (result, options) => outlineTerminal(whyNotOutline(result), options),
  markdown: (result) => outlineMarkdown(whyNotOutline(result)),
  json: ({ explanation, assessment }) =>
    `${displaySafe(JSON.stringify({ ...explanation, ...(assessment.changes && { changes: assessment.changes }), flips: assessment.flips ?? null }, null, 2))}\n`,
};

/** How many groups of flips, and how many answers, a page shows. */
const SHOWN = 6;
const ANSWERS = 10;

/** The changes of the pack appear once, after the last explanation. */
function explainOutlines(explanations: readonly Explanation[], assessment: Assessment): readonly Outline[] {
  const outlines = explanations.map(explainOutline);
  return outlines.map((outline, index) =>
    index < outlines.length - 1
      ? outline
      : { ...outline, blocks: [...outline.blocks, ...ruleChangesBlock(assessment)] },
  );
}

function explainOutline({ kind, id, title, result, blocks, sources }: Explanation): Outline {
  const shown = blocks.map(({ heading, parts }) => ({ heading, points: parts.map(pointOf) }));
  return {
    title: `${capital(kind)} ${id}: ${title}`,
    blocks: [...(result === '' ? [] : [{ heading: `Here: ${result}`, points: [] }]), ...shown, ...sourceBlock(sources)],
  };
}

function whyNotOutline({ explanation, assessment }: WhyNot): Outline {
  const { title, blocks } = explainOutline(inShort(explanation));
  const groups = flipGroups(assessment, SHOWN).map(({ heading, points }) => ({
    heading: `Smallest changes of answers that give it: ${heading}`,
    points,
  }));
  return {
    title: `Why not ${title}`,
    blocks: [...blocks, ...groups, ...wayBlock(assessment), ...ruleChangesBlock(assessment)],
  };
}

/**
 * The same on a page: each condition as one sentence that says what it lacks, and the answers behind all of them in one
 * list. The parts of named conditions are left to `explain` with the id.
 */
function inShort(explanation: Explanation): Explanation {
  const answers = new Set<string>();
  const collect = ({ text, truth, question, parts = [] }: ExplainedPart): void => {
    if (question !== undefined && truth === undefined && !text.endsWith(': does not apply')) answers.add(text);
    parts.forEach(collect);
  };
  explanation.blocks.forEach(({ parts }) => parts.forEach(collect));
  const blocks = explanation.blocks
    .filter(({ heading }) => heading !== NAMED_CONDITIONS)
    .map(({ heading, parts }) => ({ heading, parts: parts.map(shortPart) }));
  const shown = [...answers].slice(0, ANSWERS).map((text) => ({ text }));
  const rest = answers.size - shown.length;
  const more = rest > 0 ? [{ text: `and ${count(rest, 'more answer', 'more answers')}` }] : [];
  return {
    ...explanation,
    blocks: shown.length === 0 ? blocks : [...blocks, { heading: 'Answers behind it', parts: [...shown, ...more] }],
  };
}

/** A part without what is below it: its text, and what its conditions lack. */
function shortPart({ text, truth, named, question, parts = [] }: ExplainedPart): ExplainedPart {
  if (truth !== undefined && (named !== undefined || question !== undefined || isJunction(text)))
    return { text: lacking({ text, truth, parts, ...(named !== undefined && { named }) }) };
  const conditions = parts.filter((part) => part.truth !== undefined).map(lacking);
  return { text: conditions.length === 0 ? text : `${text}: ${conditions.join('; ')}` };
}

/** What a condition that does not hold lacks, as one clause. */
function lacking({ text, named, parts = [] }: ExplainedPart): string {
  const bearing = parts.filter(({ truth }) => truth !== undefined);
  if (named !== undefined || !isJunction(text) || bearing.length === 0) return text;
  if (text === 'not' || text === 'not certainly') return `${text} (${bearing.map(lacking).join(' or ')})`;
  return bearing.map(lacking).join(text === 'all of these' ? ', and ' : ', or ');
}

function isJunction(text: string): boolean {
  return ['all of these', 'any of these', 'not', 'not certainly'].includes(text);
}

const truthWord = { true: 'true', false: 'false', unknown: 'unknown' } as const;

function pointOf({ text, truth, parts = [] }: ExplainedPart): Point {
  return { text: truth === undefined ? text : `${truthWord[truth]}: ${text}`, under: parts.map(pointOf) };
}

function sourceBlock(sources: readonly SourceRef[]): readonly OutlineBlock[] {
  if (sources.length === 0) return [];
  const where = ({ id, kind, at, link, read }: SourceRef) =>
    kind === 'talk' ? `${id}, talk at ${at}` : kind === 'fact' ? `${id}, ${link}, retrieved ${read}` : id;
  return [{ heading: 'Sources', points: sources.map((source) => ({ text: `${source.says} (${where(source)})` })) }];
}
