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
const ANSWERS = 8;

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
  const shown = blocks.map(({ heading, parts }) => ({ heading, points: parts.flatMap(pointsOf) }));
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
 * The same on a page: what each condition lacks as sentences, and the answers behind all of them in one
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

/** A part without its answers: its text, and what its conditions lack as sentences below it. */
function shortPart(part: ExplainedPart): ExplainedPart {
  const { text, truth, parts = [] } = part;
  if (truth !== undefined && isCondition(part)) return onlyOf(sentencesOf(part, LACKING));
  const lacks = parts.filter(isCondition).flatMap((each) => sentencesOf(each, LACKING));
  return lacks.length === 0 ? { text } : { text: `${text}:`, parts: lacks.map(asPart) };
}

function onlyOf(sentences: readonly Point[]): ExplainedPart {
  return sentences.length === 1 ? asPart(sentences[0]!) : { text: 'these together:', parts: sentences.map(asPart) };
}

function asPart({ text, under = [] }: Point): ExplainedPart {
  return { text, ...(under.length > 0 && { parts: under.map(asPart) }) };
}

/** Words for a condition, by whether it holds and whether it must, or must not. */
interface Wording {
  readonly says: (text: string, truth: Truth, negated: boolean) => string;
  /** Above conditions of which one would be enough, or of which one must not hold. */
  readonly group: (truth: Truth, negated: boolean) => string;
  /** Whether the answers that a test reads are shown below it. */
  readonly answers: boolean;
}
type Truth = NonNullable<ExplainedPart['truth']>;

/** For the conditions that are missing: only those that don't hold are shown. */
const LACKING: Wording = {
  says: (text, truth, negated) => {
    const wanted = negated ? `must not hold: ${text}` : text;
    return truth === 'unknown' ? `unknown, and ${negated ? wanted : `must hold: ${text}`}` : wanted;
  },
  group: (_, negated) => (negated ? 'not all together may hold:' : 'one of these:'),
  answers: false,
};

/** For conditions that hold or don't. */
const IN_FULL: Wording = {
  says: (text, truth, negated) => {
    const holds = { true: 'holds', false: "doesn't hold", unknown: 'unknown' }[truth];
    const wish = truth === 'false' ? ', as required' : truth === 'true' ? ', but must not' : ', but must not hold';
    return `${holds}${negated ? wish : ''}: ${text}`;
  },
  group: (truth, negated) => {
    if (negated) return truth === 'unknown' ? 'not all together may hold:' : 'these hold, but not all of them may:';
    return truth === 'unknown' ? 'one of these must hold:' : 'one of these must hold, and none does:';
  },
  answers: true,
};

/** A condition as sentences: connectives become their order and place, and what doesn't bear on it is left out. */
function sentencesOf(part: ExplainedPart, wording: Wording, negated = false): readonly Point[] {
  const { text, truth = 'unknown', words = text, parts = [] } = part;
  const bearing = bearingOf(part);
  if (bearing.length === 0) {
    const under = wording.answers ? parts.flatMap(pointsOf) : [];
    return [{ text: wording.says(words, truth, negated), ...(under.length > 0 && { under }) }];
  }
  if (bearing.length > 1 && isChoice(part, negated))
    return [{ text: wording.group(truth, negated), under: bearing.flatMap((each) => waysOf(each, wording, negated)) }];
  return bearing.flatMap((each) => sentencesOf(each, wording, isDenial(part) !== negated));
}

/** One of several ways to meet a condition: ways within it join them, and what belongs together stays together. */
function waysOf(part: ExplainedPart, wording: Wording, negated: boolean): readonly Point[] {
  const bearing = bearingOf(part);
  if (bearing.length === 1 || (bearing.length > 1 && isChoice(part, negated)))
    return bearing.flatMap((each) => waysOf(each, wording, isDenial(part) !== negated));
  const sentences = sentencesOf(part, wording, negated);
  return sentences.length > 1 ? [{ text: 'these together:', under: sentences }] : sentences;
}

/** The parts of a connective that bear on it; empty for what is no connective. */
function bearingOf(part: ExplainedPart): readonly ExplainedPart[] {
  return isJunction(part) ? (part.parts ?? []).filter(({ truth }) => truth !== undefined) : [];
}

/** Whether a connective isn't met, and one of its parts would be enough. */
function isChoice({ text, truth }: ExplainedPart, negated: boolean): boolean {
  const oneIsEnough = text === 'any of these' ? !negated : text === 'all of these' && negated;
  return oneIsEnough && (truth === 'unknown' || (truth === 'true') === negated);
}

function isDenial({ text }: ExplainedPart): boolean {
  return text === 'not' || text === 'not certainly';
}

const JUNCTIONS: readonly string[] = ['all of these', 'any of these', 'not', 'not certainly'];

function isJunction({ text, truth, named, question }: ExplainedPart): boolean {
  return truth !== undefined && named === undefined && question === undefined && JUNCTIONS.includes(text);
}

/** Whether the part is a condition, and no entry with one below it. */
function isCondition(part: ExplainedPart): boolean {
  const { truth, named, words } = part;
  return truth !== undefined && (named !== undefined || words !== undefined || isJunction(part));
}

function pointsOf(part: ExplainedPart): readonly Point[] {
  const { text, truth, parts = [] } = part;
  if (isCondition(part)) return sentencesOf(part, IN_FULL);
  const under = parts.flatMap(pointsOf);
  return [{ text: truth === undefined ? text : IN_FULL.says(text, truth, false), ...(under.length > 0 && { under }) }];
}

function sourceBlock(sources: readonly SourceRef[]): readonly OutlineBlock[] {
  if (sources.length === 0) return [];
  const where = ({ id, kind, at, link, read }: SourceRef) =>
    kind === 'talk' ? `${id}, talk at ${at}` : kind === 'fact' ? `${id}, ${link}, retrieved ${read}` : id;
  return [{ heading: 'Sources', points: sources.map((source) => ({ text: `${source.says} (${where(source)})` })) }];
}
