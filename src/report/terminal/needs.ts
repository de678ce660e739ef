import type { Assessment, UseCaseResult } from '../../core/assess/index.ts';
import { brief, plain } from '../escape.ts';
import { howToRead, INSTALLED, installedOf, MESHES_OUT, meshesOf, restOf, SHORTLIST } from '../judgement/meshes.ts';
import {
  needsOf,
  nothingUnmet,
  ON_RECORD,
  recordInWords,
  recordOf,
  rivals,
  strengthInWords,
  wishOf,
} from '../judgement/needs.ts';
import {
  type Fitting,
  nothingSimpler,
  offeredOptions,
  optionsByNeed,
  outOptions,
  reachInWords,
  whyOut,
} from '../judgement/options.ts';
import { firstSentence, list, sentence, sentences, urgent } from '../phrases.ts';
import { hang, wrap } from '../wrap.ts';
import type { Screen } from './paint.ts';

/** What is done at once, the need to solve first and at most two more, what is covered, and what is done anyway. */
export function needs(assessment: Assessment, { width, paint }: Screen): string[] {
  const { toSolve, lead, isTried, further, anyway, covered } = needsOf(assessment);
  const [first, ...next] = toSolve;
  const wish = wishOf(assessment);
  const atOnce = (order: 'first' | 'beside') =>
    urgent(assessment, order).flatMap(({ label, says }) =>
      hang(`${label}: `, sentence(plain(says)), width).map(paint.warn),
    );
  const named = (useCases: readonly UseCaseResult[]) => `${list(useCases.map(withStrength))}.`;
  const { titles, others } = rivals(assessment);
  const other = [...titles.map(quoted), ...(others > 0 ? [`one of ${others} others`] : [])];
  return [
    ...atOnce('first'),
    ...(first === undefined
      ? wrap(nothingUnmet(assessment), width).map(paint.strong)
      : [
          ...hang(`${lead}: `, withStrength(first), width).map((line, index) =>
            index === 0 ? paint.strong(line) : line,
          ),
          ...first.why.slice(0, 1).flatMap((why) => hang('  ', sentence(plain(why)), width)),
          ...recordOf(assessment, first).flatMap((record) =>
            hang(`  ${ON_RECORD}: `, recordInWords(record, brief(record.note, 280)), width),
          ),
          ...(isTried
            ? [
                ...hang('  Try: ', sentence(plain(first.experiment)), width),
                ...hang('       ', firstSentence(plain(first.abort)), width),
              ]
            : []),
          ...(next.length > 0 ? hang('  Then: ', named(next), width) : []),
          ...(further.length > 0 ? hang('  Also unmet: ', named(further), width).map(paint.dim) : []),
        ]),
    ...(other.length > 0
      ? hang('  ', `Unanswered questions could still make ${list(other, 'or')} the first need.`, width).map(paint.dim)
      : []),
    ...covered.flatMap(({ need, by }) => hang('Covered: ', `${quoted(need.title)} by ${list(by.map(plain))}.`, width)),
    ...(anyway.length > 0 ? hang('Needed with or without a mesh: ', named(anyway), width) : []),
    ...(wish === undefined ? [] : wrap(plain(wish), width)),
    ...atOnce('beside'),
  ];
}

/** So many options are said to be ruled out; the plan has all. */
const OUT = 3;

/**
 * What solves the needs without a mesh: for each the simplest option in full the first time, the others by name; then
 * what is ruled out. With a yes, only what there is.
 */
export function options(assessment: Assessment, { width, paint }: Screen): string[] {
  const isYes = assessment.verdict.id === 'yes';
  const told = new Set<string>();
  const needs = optionsByNeed(assessment).filter(({ fits }) => !isYes || fits.length > 0);
  const offered = isYes ? [] : offeredOptions(assessment);
  if (needs.length + offered.length === 0) return [];
  const blocks = needs.flatMap((each) => {
    const [best, ...others] = each.fits;
    const isNew = best !== undefined && !told.has(best.option.id);
    if (best !== undefined) told.add(best.option.id);
    const named = others.map((each) => `${plain(each.option.title)} (${plain(reachInWords(each))})`);
    const waiting = each.open.map(({ option }) => plain(option.title));
    return [
      ...hang('  ', withStrength(each.need), width),
      ...(best === undefined
        ? hang('    ', nothingSimpler(each, assessment) ?? '', width)
        : simplest(best, isNew && !isYes, width)),
      ...(named.length > 0 ? hang('    Also: ', sentence(list(named)), width) : []),
      ...(best !== undefined && waiting.length > 0
        ? hang('    ? ', `Unanswered questions decide about: ${sentence(list(waiting))}`, width)
        : []),
    ];
  });
  const out = isYes ? [] : outOptions(assessment).filter(({ option }) => option.ruledOutBy.length > 0);
  return [
    paint.strong('Without a mesh'),
    ...offered.flatMap(({ title, about, reasons }) =>
      hang('  + ', `${plain(title)}: ${sentence(plain(reasons.at(-1)?.text ?? about))}`, width),
    ),
    ...blocks,
    ...out
      .slice(0, OUT)
      .flatMap(({ option }) =>
        hang('  - ', `Not ${plain(option.title)}: ${sentence(plain(whyOut(option)[0]!.why))}`, width),
      )
      .map(paint.dim),
  ];
}

/** The shortlist of mesh products with what it hangs on, and what is ruled out: two lines, as `fit` has the whole. */
export function meshes(assessment: Assessment, { width }: Screen): string[] {
  const found = meshesOf(assessment);
  if (found === undefined) return [];
  const { left, shortlist, settled, questions } = found;
  const installed = installedOf(found, assessment);
  const out = found.out.filter((option) => option !== installed);
  if (left.length === 0) return wrap(howToRead(found), width);
  const more = restOf(found).length;
  const named = (options: readonly { readonly title: string }[]) => options.map(({ title }) => plain(title));
  const depends = settled
    ? ''
    : ` Depends on: ${list(questions.slice(0, OUT).map(({ question }) => plain(question)))}.`;
  const fallen = named(out.slice(0, OUT));
  return [
    ...hang(
      `${SHORTLIST}: `,
      `${sentence(list([...named(shortlist.map(({ option }) => option)), ...(more > 0 ? [`${more} more`] : [])]))}${depends}`,
      width,
    ),
    ...(installed === undefined ? [] : hang(`${INSTALLED}: `, sentence(plain(installed.title)), width)),
    ...(out.length === 0
      ? []
      : hang(
          `${MESHES_OUT}: `,
          sentence(list([...fallen, ...(out.length > OUT ? [`${out.length - OUT} more`] : [])])),
          width,
        )),
  ];
}

function simplest({ option, reach, says }: Fitting, inFull: boolean, width: number): string[] {
  const does = hang(
    '    + ',
    `${plain(option.title)} (${plain(reachInWords({ option, reach }))}): ${sentence(plain(says))}`,
    width,
  );
  if (!inFull) return does;
  return [
    ...does,
    ...hang('      Do: ', sentence(plain(option.about)), width),
    ...hang("      Doesn't cover: ", plain(sentences(option.leaves)), width),
    ...hang('      ', sentence(plain(option.who)), width),
  ];
}

function withStrength(need: UseCaseResult): string {
  return `${plain(need.title)} (${strengthInWords(need)})`;
}

function quoted(title: string): string {
  return `“${plain(title)}”`;
}
