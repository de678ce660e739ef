import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { strengthWord } from '../judgement/needs.ts';
import {
  type Fitting,
  type NeedWithOptions,
  nothingSimpler,
  OFFERED,
  optionParts,
  offeredOptions,
  optionsByNeed,
  outOptions,
  reachWord,
  RULED_OUT,
  whyOut,
} from '../judgement/options.ts';
import { list, sentence } from '../phrases.ts';
import { folded } from './folded.ts';
import type { Sheet } from './sheet.ts';

/** A line names at most so many questions that an option waits for. */
const QUESTIONS = 4;

/** For every unmet need what solves it without a mesh and what waits for answers; then what is ruled out and why. */
export function options(assessment: Assessment, sheet: Sheet): string[] {
  const told = new Set<string>();
  const needs = optionsByNeed(assessment);
  const offered = offeredOptions(assessment);
  if (needs.length + offered.length === 0) return [];
  return [
    '## Options without a mesh',
    ...(offered.length === 0
      ? []
      : [
          `### ${OFFERED}`,
          offered
            .map(
              (option) =>
                `- ${inFull(option, `: ${sentence(markdownText(option.reasons.at(-1)?.text ?? ''))}`, sheet)}`,
            )
            .join('\n'),
        ]),
    ...needs.flatMap((each) => section(each, told, sheet)),
    ...ruledOut(assessment, sheet),
  ];
}

function section(each: NeedWithOptions, told: Set<string>, sheet: Sheet): string[] {
  const { need, fits, open } = each;
  const lines = [
    ...fits.map((option) => `- ${fitting(option, told, sheet)}`),
    ...open.map(({ option }) => `- *Depends on answers:* **${markdownText(option.title)}**${waitsFor(option)}.`),
  ];
  const none = nothingSimpler(each);
  return [
    `### ${markdownText(need.title)} (${strengthWord[need.strength]})`,
    ...(none === undefined ? [] : [none]),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
  ];
}

function ruledOut(assessment: Assessment, sheet: Sheet): string[] {
  const out = outOptions(assessment);
  const lines = out.map(({ option, needs }) => {
    const whys = whyOut(option).map(
      ({ why, answers, sources }) => `${sentence(markdownText(why))}${sheet.from(answers)}${sheet.cite(sources)}`,
    );
    return `- **${markdownText(option.title)}**, for ${list(needs.map(({ title }) => `“${markdownText(title)}”`))}: ${whys.join(' ')}`;
  });
  if (lines.length === 0) return [];
  const names = list(out.map(({ option }) => markdownText(option.title)));
  return [`**${RULED_OUT}:** ${names}.`, ...folded('Why each is out', lines.join('\n'))];
}

/** An option is told in full the first time. */
function fitting({ option, reach, says }: Fitting, told: Set<string>, sheet: Sheet): string {
  const does = `(${reachWord[reach]}): ${sentence(markdownText(says))}`;
  if (told.has(option.id)) return `**${markdownText(option.title)}** ${does}`;
  told.add(option.id);
  return inFull(option, ` ${does}`, sheet);
}

function inFull(option: OptionResult, does: string, sheet: Sheet): string {
  const parts = [
    `**${markdownText(option.title)}**${does}`,
    sentence(markdownText(option.about)),
    ...optionParts(option).map(([name, text]) => `*${name}:* ${markdownText(text)}`),
  ];
  return `${parts.join(' ')}${sheet.cite(option.sources)}`;
}

function waitsFor({ openBecause }: OptionResult): string {
  if (openBecause.length === 0) return '';
  const rest = openBecause.length - QUESTIONS;
  const shown = openBecause.slice(0, QUESTIONS).map(markdownCode);
  return `: ${list([...shown, ...(rest > 0 ? [`${rest} more`] : [])])}`;
}
