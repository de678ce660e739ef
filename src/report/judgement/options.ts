import type { Assessment, OptionResult, StepResult, UseCaseResult } from '../../core/assess/index.ts';
import { meets } from '../../core/judge/index.ts';
import { effortInWords, type Fit, type Reach } from '../../core/pack/index.ts';
import { firstOf, firstSentence, list, sentence, sentences } from '../phrases.ts';
import { needsOf } from './needs.ts';
import { isLeft } from './steps-left.ts';

/** What stands behind the title of an option. */
export const reachWord: Readonly<Record<Reach, string>> = {
  enough: 'meets the need',
  stretched: 'meets the need, with more work',
  open: 'depends on answers',
  short: "doesn't meet it",
};

/** Whether an option fits, for comparisons. */
export const fitWord: Readonly<Record<Fit, string>> = {
  fits: 'fits',
  open: 'depends on answers',
  out: 'ruled out',
};

/** What stands behind the title of an option that counts for a need, also of one that answers can still rule out. */
export function reachInWords({ option, reach }: Pick<Fitting, 'option' | 'reach'>): string {
  if (reach !== 'open') return reachWord[reach];
  return option.fit === 'fits'
    ? 'meets the need, perhaps with more work'
    : 'meets the need, unless an unanswered question rules it out';
}

/** What stands above options that answer no single need, and above those that are out. */
export const OFFERED = 'For the scope as a whole';
export const RULED_OUT = 'Not enough here';

/** Why an option is out that nothing in particular rules out. */
export const NOT_FAR_ENOUGH = "It doesn't reach this far, even with more work.";

/** An option that answers a need, and how far. */
export interface Fitting {
  readonly option: OptionResult;
  readonly reach: Reach;
  /** What it does for this need. */
  readonly says: string;
}

/** An unmet need, and what becomes of every option that is no mesh for it. */
export interface NeedWithOptions {
  readonly need: UseCaseResult;
  /**
   * Those that do it: enough before stretched, then those that answer more of the needs that can carry a mesh alone,
   * then those that the platform brings along. Between these, those that answers can still rule out, but that steps of
   * the plan carry out already: an open question is a remark then, no reason to wait.
   */
  readonly fits: readonly Fitting[];
  /** Those that wait for answers. */
  readonly open: readonly Fitting[];
  /** Titles of steps that do a part of it without a mesh. */
  readonly meanwhile: readonly string[];
}

/** An option that does not do, and for which needs. */
export interface OutOption {
  readonly option: OptionResult;
  readonly needs: readonly UseCaseResult[];
}

/** The unmet needs with their options, in the order in which to work on them. */
export function optionsByNeed(
  assessment: Pick<Assessment, 'useCases' | 'options' | 'verdict' | 'stage' | 'stages'>,
): readonly NeedWithOptions[] {
  const { toSolve, further, anyway } = needsOf(assessment);
  const alone = new Set(assessment.useCases.filter(({ carries }) => carries === 'alone').map(({ id }) => id));
  const simple = assessment.options.filter(({ kind }) => kind !== 'mesh');
  return [...toSolve, ...further, ...anyway].map((need) => {
    const judged = simple.flatMap((option): Fitting[] => {
      const found = option.reaches.find(({ useCase }) => useCase === need.id);
      return found === undefined ? [] : [{ option, reach: found.reach, says: found.says }];
    });
    const open = judged.filter(({ reach }) => reach === 'open');
    const begun = open.filter(({ option }) =>
      stepsFor(option, assessment, need).some(({ mayNotApply }) => mayNotApply !== true),
    );
    return {
      need,
      fits: judged.filter((each) => meets(each) || begun.includes(each)).toSorted((a, b) => simplestFirst(alone, a, b)),
      open: open.filter((each) => !begun.includes(each)),
      // Steps of the first stage need no proxy between services.
      meanwhile: (assessment.stages[0]?.steps ?? [])
        .filter(({ useCases, mayNotApply }) => mayNotApply !== true && useCases.includes(need.id))
        .map(({ title }) => title),
    };
  });
}

/** That nothing simpler than a mesh meets a need in full, and where no mesh can carry the calls, that one doesn't. */
export function nothingMeets(need: string, { verdict }: Pick<Assessment, 'verdict'>): string {
  return verdict.barred === true
    ? `Nothing meets ${need} in full here, and a mesh wouldn't, either`
    : `Nothing simpler than a mesh meets ${need} in full here`;
}

/** So many steps are named that do something for a need meanwhile. */
const MEANWHILE = 3;

/**
 * What stands where nothing answers a need without a mesh: not known, a part of it, or nothing; undefined where
 * something does.
 */
export function nothingSimpler(
  { fits, open, meanwhile }: NeedWithOptions,
  assessment: Pick<Assessment, 'verdict'>,
): string | undefined {
  if (fits.length > 0) return undefined;
  if (open.length > 0) {
    const titles = open.map(({ option }) => `“${option.title}”`);
    const questions = [...new Set(open.flatMap(({ option }) => option.openBecause))];
    const [only] = questions.length === 1 ? questions : [];
    return `${only === undefined ? 'Unanswered questions decide' : `The unanswered question \`${only}\` decides`} whether ${list(titles, 'or')} meets this need.`;
  }
  const nothing = nothingMeets('this need', assessment);
  if (meanwhile.length === 0) return `${nothing}.`;
  return `${nothing}. Steps that need no mesh: ${list(
    firstOf(
      meanwhile.map((title) => `“${title}”`),
      MEANWHILE,
    ),
  )}.`;
}

/** The options that would answer unmet needs but are out, or do not reach them. */
export function outOptions(
  assessment: Pick<Assessment, 'useCases' | 'options' | 'verdict' | 'stage' | 'stages'>,
): readonly OutOption[] {
  const needs = optionsByNeed(assessment).map(({ need }) => need);
  return assessment.options.flatMap((option): OutOption[] => {
    const short = option.reaches.filter(({ reach }) => reach === 'short').map(({ useCase }) => useCase);
    const missed = needs.filter(({ id }) => short.includes(id));
    return option.kind === 'mesh' || missed.length === 0 ? [] : [{ option, needs: missed }];
  });
}

/** So many options are told that don't meet a need; the plan tells all. */
const SHORT = 2;

/** Why the first options that don't meet a need don't, as sentences without the last period. */
export function whyShort(
  need: UseCaseResult,
  assessment: Pick<Assessment, 'useCases' | 'options' | 'verdict' | 'stage' | 'stages'>,
): readonly string[] {
  return outOptions(assessment)
    .filter(({ option, needs }) => option.ruledOutBy.length > 0 && needs.includes(need))
    .slice(0, SHORT)
    .map(({ option }) => {
      const why = firstSentence(whyOut(option)[0]!.why).replace(/\.$/, '');
      return why.startsWith(option.title) ? why : `“${option.title}”: ${why}`;
    });
}

/** Options offered for the scope as a whole, such as to merge services, that are not told with a need already. */
export function offeredOptions({ options }: Pick<Assessment, 'options'>): readonly OptionResult[] {
  return options.filter(({ kind, offered, solves }) => kind !== 'mesh' && offered === true && solves.length === 0);
}

/** Why an option is out, as sentences with what they rest on. */
export function whyOut({ ruledOutBy }: OptionResult): OptionResult['ruledOutBy'] {
  return ruledOutBy.length > 0 ? ruledOutBy : [{ why: NOT_FAR_ENOUGH, answers: [], review: '', sources: [] }];
}

/** Steps to do that carry an option out; `need`: those that do it for this need. */
export function stepsFor(
  { id }: Pick<OptionResult, 'id'>,
  assessment: Pick<Assessment, 'stages'>,
  need?: Pick<UseCaseResult, 'id'>,
): readonly StepResult[] {
  return stepsLeft(assessment).filter(
    ({ options, useCases }) => options.includes(id) && (need === undefined || useCases.includes(need.id)),
  );
}

/** What the plan does about a need without a mesh: an option and the steps that carry it out, or steps alone. */
export function answerTo(
  { need, fits }: NeedWithOptions,
  assessment: Pick<Assessment, 'stages'>,
): { readonly option?: OptionResult; readonly steps: readonly StepResult[] } {
  const plannedBy = (stepsOf: (option: OptionResult) => readonly StepResult[]) =>
    fits.map(({ option }) => ({ option, steps: stepsOf(option) })).find(({ steps }) => steps.length > 0);
  const planned =
    plannedBy((option) => stepsFor(option, assessment, need)) ??
    // What replaces a discontinued product meets the need on the way, whatever its steps are for.
    plannedBy((option) => stepsFor(option, assessment).filter((step) => endsWhatIsUrgent(step, assessment)));
  if (planned !== undefined) return planned;
  const place = ({ first, now }: StepResult) => (first === true ? 0 : now === true ? 1 : 2);
  const steps = stepsLeft(assessment)
    .filter(({ useCases }) => useCases.includes(need.id))
    .toSorted((a, b) => place(a) - place(b));
  const [best] = fits;
  return steps.length > 0 || best === undefined ? { steps } : { option: best.option, steps };
}

/** Whether a step meets the gate of what is urgent before all else. */
function endsWhatIsUrgent({ closes }: StepResult, { stages }: Pick<Assessment, 'stages'>): boolean {
  return stages.some(({ gates }) => gates.some(({ id, atOnce }) => atOnce?.order === 'first' && closes.includes(id)));
}

/** The work of an option that no step carries out, in brackets after a space; empty where the pack doesn't tell it. */
export function effortOf({ effort }: Pick<OptionResult, 'effort'>): string {
  return effort === undefined ? '' : ` (${effortInWords({ effort })})`;
}

function stepsLeft({ stages }: Pick<Assessment, 'stages'>): readonly StepResult[] {
  return stages.flatMap(({ steps }) => steps).filter(isLeft);
}

/**
 * What is told of an option in full, each with its name, besides what it is about. What steps of the plan carry out is
 * told by them.
 */
export function optionParts(
  option: OptionResult,
  assessment: Pick<Assessment, 'stages'>,
): readonly (readonly [name: string, text: string])[] {
  const { leaves, who, effort, proof, rollback, warnings } = option;
  const steps = stepsFor(option, assessment);
  const known = [
    ...(warnings.length === 0 ? [] : ([['Know first', sentences(warnings.map(({ text }) => text))]] as const)),
    ["Doesn't cover", sentences(leaves)] as const,
  ];
  if (steps.length > 0) return [...known, ['Steps', `${list(steps.map(({ title }) => `“${title}”`))}.`]];
  return [
    ...known,
    ['Owner', effort === undefined ? sentence(who) : `${sentence(who)} Effort: ${effortInWords({ effort })}.`],
    ...(proof === undefined ? [] : ([['Done when', sentence(proof)]] as const)),
    ...(rollback === undefined ? [] : ([['Rollback', sentence(rollback)]] as const)),
  ];
}

/** What meets a need comes before what answers can rule out, and that before what takes more work. */
const ORDER: readonly Reach[] = ['enough', 'open', 'stretched'];

function simplestFirst(alone: ReadonlySet<string>, a: Fitting, b: Fitting): number {
  const needs = ({ option }: Fitting) => option.reaches.filter((each) => alone.has(each.useCase) && meets(each)).length;
  const own = ({ option }: Fitting) => Number(option.kind !== 'native');
  return ORDER.indexOf(a.reach) - ORDER.indexOf(b.reach) || needs(b) - needs(a) || own(a) - own(b);
}
