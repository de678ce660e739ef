import type { Assessment } from '../core/assess/index.ts';
import { startOf } from '../core/judge/index.ts';
import { differences, type WhatIf } from '../core/what-if/index.ts';
import { displaySafe } from './json.ts';
import type { ReportOptions } from './options.ts';
import { type Outline, outlineMarkdown, type OutlineBlock, outlineTerminal } from './outline.ts';
import { capacityInWords } from './judgement/capacity.ts';
import { courseInWords } from './judgement/course.ts';
import { exposureInWords } from './judgement/exposure.ts';
import { placeWord } from './judgement/needs.ts';
import { fitWord } from './judgement/options.ts';
import { verdictInWords } from './judgement/verdict.ts';
import { outcomeWord, range } from './phrases.ts';
import { ruleChangesBlock } from './rule-changes.ts';

/** Turns two assessments into text that ends in one newline. */
export type WhatIfReporter = (result: WhatIf, options: ReportOptions) => string;

/** The formats of `whatif`; the keys are the values of `--format`. */
export const whatIfReporters: Readonly<Record<'terminal' | 'markdown' | 'json', WhatIfReporter>> = {
  terminal: (result, options) => outlineTerminal(whatIfOutline(result), options),
  markdown: (result) => outlineMarkdown(whatIfOutline(result)),
  json: ({ before, after }) => `${displaySafe(JSON.stringify({ before, after }, null, 2))}\n`,
};

function whatIfOutline(result: WhatIf): Outline {
  const { before, after } = result;
  const changed = differences(result);
  const blocks: readonly OutlineBlock[] = [
    { heading: 'Answers', points: answersMoved(before, after) },
    {
      heading: 'Result',
      points: [
        ['verdict', verdictInWords(before.verdict), verdictInWords(after.verdict)],
        ['course', courseInWords(before.verdict), courseInWords(after.verdict)],
        ['to solve first', startInWords(before), startInWords(after)],
        ['exposure', exposureInWords(before.exposure), exposureInWords(after.exposure)],
        ['capacity', capacityInWords(before.capacity), capacityInWords(after.capacity)],
        ['operating at', before.operatingAt, after.operatingAt],
        ['work on next', before.stage, after.stage],
      ].map(([label = '', was = '', is = '']) => ({ text: moved(label, was, is) })),
    },
    {
      heading: 'Criteria that move',
      points: changed.criteria.map(({ before: was, after: is }) => ({
        text: moved(
          was.title,
          `${range(was.range)} (${was.level})`,
          `${range(is.range)} (${is.level}) of ${is.weight}`,
        ),
      })),
    },
    {
      heading: 'Gates that move',
      points: changed.gates.map(({ before: was, after: is }) => ({
        text: moved(was.title, outcomeWord[was.outcome], outcomeWord[is.outcome]),
      })),
    },
    {
      heading: 'Needs that move',
      points: changed.useCases.map((each) => ({
        text: moved(each.title, placeWord[each.before], placeWord[each.after]),
      })),
    },
    {
      heading: 'Options that move',
      points: changed.options.map((each) => ({ text: moved(each.title, fitWord[each.before], fitWord[each.after]) })),
    },
    { heading: 'Steps gained', points: changed.stepsGained.map(({ title }) => ({ text: title })) },
    { heading: 'Steps lost', points: changed.stepsLost.map(({ title }) => ({ text: title })) },
    { heading: 'Risks gained', points: changed.risksGained.map(({ title }) => ({ text: title })) },
    { heading: 'Risks lost', points: changed.risksLost.map(({ title }) => ({ text: title })) },
    {
      heading: 'Conflicting answers gained',
      points: changed.contradictionsGained.map(({ title }) => ({ text: title })),
    },
    {
      heading: 'Conflicting answers resolved',
      points: changed.contradictionsLost.map(({ title }) => ({ text: title })),
    },
    ...ruleChangesBlock(after),
  ];
  return { title: 'Before and after', blocks: blocks.filter(({ points }) => points.length > 0) };
}

function moved(label: string, was: string, is: string): string {
  return was === is ? `${label}: ${was}, as before` : `${label}: ${was} → ${is}`;
}

function answersMoved(before: Assessment, after: Assessment): OutlineBlock['points'] {
  return after.answers.flatMap((now) => {
    const then = before.answers.find(({ question }) => question === now.question);
    return then === undefined || (then.text === now.text && then.state === now.state)
      ? []
      : [{ text: moved(now.question, then.text, now.text) }];
  });
}

function startInWords({ useCases }: Assessment): string {
  return startOf(useCases)?.title ?? 'nothing';
}
