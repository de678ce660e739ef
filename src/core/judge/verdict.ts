import { NEED, type Truth, union } from '../condition/index.ts';
import { type VerdictId, VERDICTS } from '../pack/index.ts';
import type { CompiledPack, CompiledRule } from './compile.ts';
import type { Facts } from './facts.ts';
import { UNDECIDED } from './need.ts';
import type { CriterionResult, NeedResult, Reason, VerdictResult } from './results.ts';
import { say } from './sentence.ts';

/** How many reasons a verdict gives: the sentence of its rule, and those of the criteria that carry it. */
const REASONS = 5;

/** How many criteria carry a verdict, and how many of those that argue against it are told. */
const CARRIERS = 4;
const LACKING = 3;
const CONTRARY = 2;

/** Which verdict to fall back to where the point result is not possible: the most careful first. */
const CAREFUL: readonly VerdictId[] = ['not-yet', 'no', 'yes'];

/** The verdict without its reasons. */
export interface Ruling {
  readonly verdict: VerdictId;
  /** Place of the rule that decides. */
  readonly rule: number;
  /** Every verdict still possible, in the order yes, not-yet, no. */
  readonly possible: readonly VerdictId[];
}

/**
 * The first rule that holds decides, for the need score that the facts hold; rules that are not known are passed over.
 * Where the exact verdicts are given, one that no completion of the answers can reach gives way to one that can. Throws
 * when the pack has no rule that always holds.
 */
export function decide({ rules }: CompiledPack, facts: Facts, exact?: readonly VerdictId[]): Ruling {
  const truths = truthsOf(rules, facts);
  const open = exact ?? openVerdicts(rules, truths);
  const possible = VERDICTS.filter((id) => open.includes(id));
  const rule = decidingRule(rules, truths, possible);
  return { verdict: rules[rule]!.rule.verdict, rule, possible };
}

/** The verdict that was decided, with what carries it and what argues against it. */
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

/** Verdicts of the rules that are not known to fail, up to the first that holds. */
function openVerdicts(rules: readonly CompiledRule[], truths: readonly Truth[]): readonly VerdictId[] {
  const last = truths.indexOf(true);
  return rules.filter((_, index) => index <= last && truths[index] !== false).map(({ rule }) => rule.verdict);
}

/** Place of the rule that decides among the verdicts that are possible. */
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

/** The rule's own sentence. A rule that always holds is caused by what made the rules before it fail. */
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
 * Criteria that carry the verdict, most important first: what gives points for a yes, what is missing for a no and a
 * not yet. The latter two are given in spite of what gives points.
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
