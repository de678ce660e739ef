import type { Assessment, OptionResult } from '../../core/assess/index.ts';
import type { Choice, LeftOption } from '../../core/fit/index.ts';
import { brief } from '../escape.ts';
import { coverOf, ifOtherwise, tradeOffOf } from '../judgement/meshes.ts';
import { fitWord, optionsByNeed, reachInWords, reachWord } from '../judgement/options.ts';
import { verdictInWords } from '../judgement/verdict.ts';
import type { Point } from '../outline.ts';
import { list, sentence } from '../phrases.ts';

/** Headings, besides those of the plan. */
export const WITHOUT = 'Without a mesh';
export const NEXT = 'Answer these next';
export const IN_FULL = 'What is left, in full';
export const FELL = 'What fell, and why';

export function titleOf({ organization, verdict }: Assessment): string {
  const name = organization === null ? '' : `${brief(organization, 80)}: `;
  return `${name}which option fits. Verdict: ${verdictInWords(verdict)}`;
}

/** What stands first with a no or not-yet. */
export function withoutMesh(choice: Choice, assessment: Assessment): string {
  const { verdict } = assessment;
  const open = verdict.possible.includes('yes') ? ' It can still become a yes.' : '';
  const lead = `No product is compared, because the verdict isn't yes.${open}${ifOtherwise(choice, assessment)}`;
  return choice.left.length === 0
    ? `${lead} So far, nothing is unmet that another option answers.`
    : `${lead} These options need no mesh.`;
}

/** What options without a mesh do for single needs, although a mesh is needed. */
export function simplerByNeed(assessment: Assessment): readonly Point[] {
  return optionsByNeed(assessment).flatMap(({ need, fits }) =>
    fits.length === 0
      ? []
      : [{ text: `${need.title}: ${list(fits.map((each) => `${each.option.title} (${reachInWords(each)})`))}` }],
  );
}

/** What narrows the choice further. */
export function decidingPoints({ questions, left }: Choice): readonly Point[] {
  return questions.map(({ question, prompt, options }) => ({
    text: `${prompt} (${question}) It decides about ${options.length} of ${left.length}.`,
  }));
}

/** For which needs an option without a mesh does how much; else why it is offered; empty where neither is known. */
export function reachOf(
  { reaches, offered, reasons }: OptionResult,
  { useCases }: Pick<Assessment, 'useCases'>,
): string {
  const titleOf = (id: string) => useCases.find((need) => need.id === id)?.title ?? id;
  if (reaches.length > 0)
    return sentence(list(reaches.map(({ useCase, reach }) => `${titleOf(useCase)} (${reachWord[reach]})`)));
  return offered === true ? (reasons.at(-1)?.text ?? '') : '';
}

/** To do nothing, as an option: what it is called, gives, and lacks; undefined where a mesh runs. */
export function nothingNew({
  undone,
}: Choice): { readonly title: string; readonly gives: string; readonly lacks: string } | undefined {
  if (undone === undefined) return undefined;
  const titles = list(undone.map(({ title }) => `“${title}”`));
  return {
    title: 'No change',
    gives: 'Nothing new to run, to pay for, or to upgrade.',
    lacks: undone.length === 0 ? 'Nothing that your answers ask for.' : `Stays unmet: ${titles}.`,
  };
}

/** What is told of a mesh in full, each with its name. */
export function meshParts({ option, misses }: LeftOption): readonly (readonly [name: string, text: string])[] {
  const { about, speaksFor, warnings, leaves, who, license, compare } = option;
  return [
    ['Trade-off', sentence(tradeOffOf(option))],
    ['Needs', sentence(coverOf({ option, misses }))],
    ...speaksFor.map(({ text }) => ['For it', sentence(text)] as const),
    ...warnings.map(({ text, doubt }) => [doubt === true ? 'Unknown' : 'Know first', sentence(text)] as const),
    ['Gives', sentence(about)],
    ['Drawbacks', leaves.map(sentence).join(' ')],
    ['Runs it', sentence(who)],
    ...(license === undefined ? [] : [['License and home', sentence(license)] as const]),
    ...(compare === undefined ? [] : [['Before you choose', sentence(compare)] as const]),
  ];
}

/** What is told in full of an option that is no mesh, each with its name. */
export function simpleParts(
  option: OptionResult,
  assessment: Pick<Assessment, 'useCases'>,
): readonly (readonly [name: string, text: string])[] {
  const { about, leaves, who, license } = option;
  const does = reachOf(option, assessment);
  return [
    ...(does === '' ? [] : [['For', sentence(does)] as const]),
    ['Gives', sentence(about)],
    ['Lacks', leaves.map(sentence).join(' ')],
    ['Runs it', sentence(who)],
    ...(license === undefined ? [] : [['License and home', sentence(license)] as const]),
  ];
}

export function named({ title, fit, openBecause }: OptionResult): string {
  return fit === 'open' ? `${title} (${fitWord[fit]}: ${list(openBecause)})` : title;
}
