import type { Assessment, SourceRef } from '../core/assess/index.ts';
import type { ExplainedPart, Explanation, WhyNot } from '../core/explain/index.ts';
import { flipGroups, wayBlock } from './flips.ts';
import { displaySafe } from './json.ts';
import type { ReportOptions } from './options.ts';
import { type Outline, outlineMarkdown, type OutlineBlock, outlineTerminal, type Point } from './outline.ts';
import { capital } from './phrases.ts';
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

const SHOWN = 6;

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
  const { title, blocks } = explainOutline(explanation);
  const groups = flipGroups(assessment, SHOWN).map(({ heading, points }) => ({
    heading: `Smallest other answers that give it: ${heading}`,
    points,
  }));
  return {
    title: `Why not ${title}`,
    blocks: [...blocks, ...groups, ...wayBlock(assessment), ...ruleChangesBlock(assessment)],
  };
}

const truthWord = { true: 'true', false: 'false', unknown: 'not known' } as const;

function pointOf({ text, truth, parts = [] }: ExplainedPart): Point {
  return { text: truth === undefined ? text : `${truthWord[truth]}: ${text}`, under: parts.map(pointOf) };
}

function sourceBlock(sources: readonly SourceRef[]): readonly OutlineBlock[] {
  if (sources.length === 0) return [];
  const where = ({ id, kind, at, link, read }: SourceRef) =>
    kind === 'talk' ? `${id}, talk at ${at}` : kind === 'fact' ? `${id}, ${link}, read ${read}` : id;
  return [{ heading: 'Sources', points: sources.map((source) => ({ text: `${source.says} (${where(source)})` })) }];
}
