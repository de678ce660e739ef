import { NEED, type Truth, union } from '../condition/index.ts';
import { type VerdictId, VERDICTS } from '../pack/index.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';
import type { Facts } from './facts.ts';
import { UNDECIDED } from './need.ts';
import type { CriterionResult, NeedResult, Reason, VerdictResult } from './results.ts';
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
  /** Every verdict still possible, in the order yes, not-yet, no. */
  readonly possible: readonly VerdictId[];
}

/**
 * The first rule that holds decides, given the need score in the facts; rules with an unknown condition are skipped.
 * Where the exact verdicts are given, an impossible verdict is replaced by a possible one. Throws when the pack has no
 * rule that always holds.
 */
export function decide({ rules }: CompiledPack, facts: Facts, exact?: readonly VerdictId[]): Ruling {
  const truths = truthsOf(rules, facts);
  const open = exact ?? openVerdicts(rules, truths);
  const possible = VERDICTS.filter((id) => open.includes(id));
  const rule = decidingRule(rules, truths, possible);
  return { verdict: rules[rule]!.rule.verdict, rule, possible };
}

/** The decided verdict, with the criteria that support it and those that oppose it. */
export function judgeVerdict(
  compiled: CompiledPack,
  facts: Facts,
  { rule: index, possible }: Ruling,
  need: NeedResult,
): VerdictResult {
  const { rule } = compiled.rules[index]!;
  const settled = possible.length === 1;
  const { reasons: carrying, contrary } = carriers(rule.verdict, need);
  const reasons = [ruleReason(compiled, facts, index, need, settled), ...carrying].slice(0, REASONS);
  return {
    id: rule.verdict,
    title: compiled.pack.verdicts.find(({ id }) => id === rule.verdict)?.title ?? rule.verdict,
    why: reasons.map(({ text }) => text),
    reasons,
    ...(contrary.length > 0 && { contrary }),
    rule: rule.id,
    settled,
    possible,
  };
}

function truthsOf(rules: readonly CompiledRule[], facts: Facts): readonly Truth[] {
  return rules.map(({ when }) => (when === undefined ? true : when.evaluate(facts)));
}

/** Verdicts of the rules that aren't known to be false, up to the first that holds. */
function openVerdicts(rules: readonly CompiledRule[], truths: readonly Truth[]): readonly VerdictId[] {
  const last = truths.indexOf(true);
  return rules.filter((_, index) => index <= last && truths[index] !== false).map(({ rule }) => rule.verdict);
}

/** Index of the rule that decides among the possible verdicts. */
function decidingRule(
  rules: readonly CompiledRule[],
  truths: readonly Truth[],
  possible: readonly VerdictId[],
): number {
  const first = truths.indexOf(true);
  if (first < 0) throw new Error('the last verdict rule of a pack must hold always');
  if (possible.includes(rules[first]!.rule.verdict)) return first;
  const careful = CAREFUL.find((id) => possible.includes(id));
  const open = rules.findIndex(({ rule }, index) => rule.verdict === careful && truths[index] !== false);
  return open >= 0 ? open : rules.findIndex(({ rule }) => rule.verdict === careful);
}

/** The sentence of the rule. The causes of a rule that always holds are the causes that made earlier rules fail. */
function ruleReason(compiled: CompiledPack, facts: Facts, index: number, need: NeedResult, settled: boolean): Reason {
  const { rule, when, says, open, sources } = compiled.rules[index]!;
  const sentence = settled ? says : open;
  const truths = truthsOf(compiled.rules, facts);
  const failed = compiled.rules.filter(
    (other, place) => place < index && truths[place] === false && other.rule.verdict !== rule.verdict,
  );
  const causes = when === undefined ? union(failed.map((other) => other.when!.causes(facts))) : when.causes(facts);
  const decided = need.criteria
    .filter((criterion) => criterion.level !== UNDECIDED)
    .map((criterion) => criterion.answers);
  const answers = causes.includes(NEED) ? union([causes.filter((id) => id !== NEED), ...decided]) : causes;
  return { text: say(compiled, facts, sentence), answers: union([answers, sentence.mentions]), sources };
}

/**
 * Criteria that support the verdict, most important first: those with points for a yes, those with missing points for a
 * no or not-yet. A no or not-yet is given despite the criteria with points.
 */
function carriers(
  verdict: VerdictId,
  need: NeedResult,
): { readonly reasons: readonly Reason[]; readonly contrary: readonly Reason[] } {
  const speaksFor = sorted(
    need.criteria.filter(({ points }) => points > 0),
    ({ points }) => points,
  ).map(reasonOf);
  if (verdict === 'yes') return { reasons: speaksFor.slice(0, CARRIERS), contrary: [] };
  const lacking = need.criteria.filter(({ level, points, weight }) => level !== UNDECIDED && points * 2 < weight);
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
