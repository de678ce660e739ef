import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import {
  type Fitting,
  type NeedWithOptions,
  nothingSimpler,
  OFFERED,
  offeredOptions,
  optionParts,
  optionsByNeed,
  outOptions,
  reachInWords,
  RULED_OUT,
  whyOut,
} from '../judgement/options.ts';
import { firstSentence, list, sentence } from '../phrases.ts';
import { type Block, bulleted, paragraph, said, section, type Section, type Text } from './document.ts';
import { withStrength } from './needs.ts';

/**
 * For every unmet need what solves it without a mesh and what waits for answers; then what is ruled out and why. The
 * simplest option for a need is told in full the first time with a not-yet, which rests on it. The rest is told by
 * what it does, unless all is to be told in full.
 */
export function options(assessment: Assessment, full: boolean): readonly Section[] {
  const told = new Set<string>();
  const needs = optionsByNeed(assessment);
  const offered = offeredOptions(assessment);
  if (needs.length + offered.length === 0) return [];
  const { verdict } = assessment;
  const isShort = verdict.id !== 'not-yet' && !full;
  return section('options', 'Without a mesh', 'Options without a mesh', [
    ...(offered.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: OFFERED },
          bulleted(
            offered.map((option) => {
              const does = `: ${sentence(option.reasons.at(-1)?.text ?? option.about)}`;
              return isShort ? [{ strong: option.title }, does] : inFull(option, does, assessment);
            }),
          ),
        ]),
    ...(isShort
      ? [
          offered.length === 0 || needs.length === 0 ? undefined : { kind: 'heading' as const, text: 'By need' },
          bulleted(needs.map((each) => [{ strong: `${withStrength(each.need)}:` }, ` ${inShort(each, assessment)}`])),
        ]
      : needs.flatMap((each) => blocksOf(each, told, full, assessment))),
    ruledOut(assessment, full),
  ]);
}

/** What does it without a mesh, by name. */
function inShort(each: NeedWithOptions, assessment: Assessment): string {
  const { fits, open } = each;
  const none = nothingSimpler(each, assessment);
  if (none !== undefined) return none;
  const waiting =
    open.length === 0 ? '' : ` Unanswered questions decide about: ${list(open.map(({ option }) => option.title))}.`;
  return `${list(fits.map((each) => `${each.option.title} (${reachInWords(each)})`))}.${waiting}`;
}

/** So many options are told in full. */
const IN_FULL = 2;

function blocksOf(
  each: NeedWithOptions,
  told: Set<string>,
  full: boolean,
  assessment: Assessment,
): readonly (Block | undefined)[] {
  const { need, fits, open } = each;
  const none = nothingSimpler(each, assessment);
  return [
    { kind: 'heading', text: withStrength(need) },
    // Each of those that wait for answers has a line below.
    none === undefined || open.length > 0 ? undefined : paragraph(none),
    bulleted([
      ...fits.map((fitting, index) => fit(fitting, told, full || (index === 0 && told.size < IN_FULL), assessment)),
      ...open.map(({ option }): Text => [
        { emphasis: 'Unanswered questions decide about:' },
        ' ',
        { strong: option.title },
        { from: option.openBecause },
      ]),
    ]),
  ];
}

function fit({ option, reach, says }: Fitting, told: Set<string>, isFull: boolean, assessment: Assessment): Text {
  const does = ` (${reachInWords({ option, reach })}): ${sentence(says)}`;
  if (told.has(option.id) || !isFull) return [{ strong: option.title }, does];
  told.add(option.id);
  return inFull(option, does, assessment);
}

function inFull(option: OptionResult, does: string, assessment: Assessment): Text {
  return [
    { strong: option.title },
    `${does} ${sentence(option.about)}`,
    optionParts(option, assessment).map(([name, text]) => [' ', { emphasis: `${name}:` }, ` ${text}`]),
    { cite: option.sources },
  ];
}

/** Of so many options, it is told why they are out. */
const OUT = 3;

function ruledOut(assessment: Assessment, full: boolean): Block | undefined {
  const all = outOptions(assessment);
  const out = full ? all : all.slice(0, OUT);
  if (out.length === 0) return undefined;
  const rest = all.slice(out.length).map(({ option }) => option.title);
  return bulleted([
    ...out.map(({ option, needs }) => [
      { strong: `${RULED_OUT}: ${option.title}` },
      `, for ${list(needs.map(({ title }) => `“${title}”`))}:`,
      full
        ? whyOut(option).map(({ why, answers, sources }) => [' ', said(why, answers, sources)])
        : ` ${firstSentence(whyOut(option)[0]!.why)}`,
    ]),
    ...(rest.length === 0 ? [] : [[{ strong: `${RULED_OUT}, either:` }, ` ${list(rest)}.`]]),
  ]);
}
