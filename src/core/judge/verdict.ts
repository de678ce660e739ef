import { EXPOSURE, isShown, type Truth, union } from '../condition/index.ts';
import { VERDICTS, type VerdictId } from '../pack/index.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';
import { courseSaid, type Heading } from './course.ts';
import type { Facts } from './facts.ts';
import { possibleRows } from './possible-rows.ts';
import { UNDECIDED, NOT_ASKED } from './exposure.ts';
import type { CriterionResult, ExposureResult, Reason, VerdictResult } from './results.ts';
import { say } from './sentence.ts';

/** How many reasons a verdict gives: the sentence of its rule, and those of the criteria that support it. */
const REASONS = 5;

/** How many criteria support a verdict, and how many opposing ones are shown. */
const CARRIERS = 4;
const LACKING = 3;
const CONTRARY = 2;

/** Which verdict to use where the point result isn't possible: the most cautious first. */
const CAREFUL: readonly VerdictId[] = ['not-yet', 'no', 'yes'];

/** The verdict without its reasons. */
export interface Ruling {
  readonly verdict: VerdictId;
  /** Index of the deciding rule. */
  readonly rule: number;
  readonly standing: VerdictResult['standing'];
  /** Every verdict still possible, in the order yes, not-yet, no. */
  readonly possible: readonly VerdictId[];
}

/**
 * The verdict for the exposure score that the facts hold. Where one verdict is possible it is settled, by the first
 * rule that holds. Else it leans to the first rule whose core is shown and that is not known to fail, or it is open,
 * and the last rule decides. A verdict that no completion of the answers can reach gives way to one that can. Throws
 * when the pack has no rule that always holds.
 */
export function decide({ rules }: CompiledPack, facts: Facts, exact?: readonly VerdictId[]): Ruling {
  const truths = truthsOf(rules, facts);
  const open = exact ?? possibleRows(rules, facts).map(({ rule }) => rule.verdict);
  const possible = VERDICTS.filter((id) => open.includes(id));
  const leaning = leaningRule(rules, truths, possible, facts);
  const isSettled = possible.length === 1;
  const isOver = truths.findIndex((truth) => truth !== false);
  const rule =
    isSettled || truths[isOver] === true || leaning === undefined
      ? decidingRule(rules, truths, possible, leaning)
      : leaning;
  const standing = isSettled ? 'settled' : leaning === undefined ? 'open' : 'leaning';
  return { verdict: rules[rule]!.rule.verdict, rule, standing, possible };
}

/** Place of the first rule with a core that is shown, and that may hold; undefined where there is none. */
function leaningRule(
  rules: readonly CompiledRule[],
  truths: readonly Truth[],
  possible: readonly VerdictId[],
  facts: Facts,
): number | undefined {
  const found = rules.findIndex(({ core, rule }, index) => {
    if (core === undefined || truths[index] === false || !possible.includes(rule.verdict)) return false;
    return core === 'all' ? truths[index] === true : isShown(core, facts);
  });
  return found < 0 ? undefined : found;
}

/** The decided verdict, with the criteria that support it and those that oppose it. */
export function judgeVerdict(
  compiled: CompiledPack,
  facts: Facts,
  { rule: index, standing, possible }: Ruling,
  exposure: ExposureResult,
  heading: Heading,
): VerdictResult {
  const { rule } = compiled.rules[index]!;
  const settled = possible.length === 1;
  const { reasons: carrying, contrary } = carriers(rule.verdict, exposure);
  const reasons = [ruleReason(compiled, facts, index, exposure, settled), ...carrying].slice(0, REASONS);
  return {
    id: rule.verdict,
    title: compiled.pack.verdicts.find(({ id }) => id === rule.verdict)?.title ?? rule.verdict,
    why: reasons.map(({ text }) => text),
    reasons,
    ...(contrary.length > 0 && { contrary }),
    row: rule.id,
    standing,
    settled,
    possible,
    close: rule.close === true,
    ...(rule.barred === true && { barred: true as const }),
    ...(settled &&
      closeIsOpen(compiled, facts, { verdict: rule.verdict, rule: index }) && { closeOpen: true as const }),
    course: heading.course,
    coursePossible: heading.possible,
    ...courseSaid(compiled, facts, heading),
  };
}

/** Whether a rule that may still decide gives the same verdict as close a call as it isn't now, or the other way. */
export function closeIsOpen(
  { rules }: CompiledPack,
  facts: Facts,
  { verdict, rule }: Pick<Ruling, 'verdict' | 'rule'>,
): boolean {
  const now = rules[rule]!.rule.close === true;
  return possibleRows(rules, facts).some(
    ({ rule: other }) => other.verdict === verdict && (other.close === true) !== now,
  );
}

function truthsOf(rules: readonly CompiledRule[], facts: Facts): readonly Truth[] {
  return rules.map(({ when }) => (when === undefined ? true : when.evaluate(facts)));
}

/** Index of the rule that decides among the possible verdicts. */
function decidingRule(
  rules: readonly CompiledRule[],
  truths: readonly Truth[],
  possible: readonly VerdictId[],
  leaning: number | undefined,
): number {
  const first = truths.indexOf(true);
  if (first < 0) throw new Error('the last verdict rule of a pack must hold always');
  // In a pack that does not say what has to be shown, rules that are not known are passed over.
  const isPlain = rules.every(({ core }) => core === undefined);
  const isCertain = isPlain || truths.slice(0, first).every((truth) => truth === false);
  if (isCertain && possible.includes(rules[first]!.rule.verdict)) return first;
  // While rules before it may hold, the last one says that too little is known; that is no reason for a settled
  // verdict.
  if (possible.length === 1) {
    if (leaning !== undefined) return leaning;
    // What holds is a better reason than what may hold before it.
    if (rules[first]!.when !== undefined && possible.includes(rules[first]!.rule.verdict)) return first;
    const may = rules.findIndex(({ rule }, index) => possible.includes(rule.verdict) && truths[index] !== false);
    if (may >= 0) return may;
  }
  const last = rules.length - 1;
  if (possible.includes(rules[last]!.rule.verdict)) return last;
  const careful = CAREFUL.find((id) => possible.includes(id));
  const open = rules.findIndex(({ rule }, index) => rule.verdict === careful && truths[index] !== false);
  return open >= 0 ? open : rules.findIndex(({ rule }) => rule.verdict === careful);
}

/** The rule's own sentence. A rule that always holds is caused by what made the rules before it fail. */
function ruleReason(
  compiled: CompiledPack,
  facts: Facts,
  index: number,
  exposure: ExposureResult,
  settled: boolean,
): Reason {
  const { rule, when, says, open, sources } = compiled.rules[index]!;
  const truths = truthsOf(compiled.rules, facts);
  const sentence = settled && truths[index] === true ? says : open;
  const failed = compiled.rules.filter(
    (other, place) => place < index && truths[place] === false && other.rule.verdict !== rule.verdict,
  );
  const causes = when === undefined ? union(failed.map((other) => other.when!.causes(facts))) : when.causes(facts);
  const decided = exposure.criteria
    .filter((criterion) => criterion.level !== UNDECIDED)
    .map((criterion) => criterion.answers);
  const answers = causes.includes(EXPOSURE) ? union([causes.filter((id) => id !== EXPOSURE), ...decided]) : causes;
  return { text: say(compiled, facts, sentence), answers: union([answers, sentence.mentions]), sources };
}

/**
 * Criteria that support the verdict, most important first: those with points for a yes, those with missing points for a
 * no or not-yet. A no or not-yet is given despite the criteria with points.
 */
function carriers(
  verdict: VerdictId,
  exposure: ExposureResult,
): { readonly reasons: readonly Reason[]; readonly contrary: readonly Reason[] } {
  const decided = exposure.criteria.filter(({ level, why }) => level !== UNDECIDED && why !== NOT_ASKED);
  const speaksFor = sorted(
    decided.filter(({ points }) => points > 0),
    ({ points }) => points,
  ).map(reasonOf);
  if (verdict === 'yes') return { reasons: speaksFor.slice(0, CARRIERS), contrary: [] };
  const lacking = decided.filter(({ points, weight }) => points * 2 < weight);
  const against = sorted(lacking, ({ weight, points }) => weight - points).map(reasonOf);
  const isLacking = ({ text }: Reason) => against.some((reason) => reason.text === text);
  return {
    reasons: against.slice(0, LACKING),
    contrary: speaksFor.filter((reason) => !isLacking(reason)).slice(0, CONTRARY),
  };
}

function sorted(
  criteria: readonly CriterionResult[],
  size: (criterion: CriterionResult) => number,
): readonly CriterionResult[] {
  return criteria.toSorted((a, b) => size(b) - size(a));
}

function reasonOf({ why, answers, sources }: CriterionResult): Reason {
  return { text: why, answers, sources };
}
