import type { AnswersFile } from '../answers/answers.ts';
import type { Coverage, Outcome } from '../assess/assessment.ts';
import { type Facts, poseFacts, type PosedFacts, resolveFacts } from '../judge/facts.ts';
import { blocks, outcomeOf, type Possible, refine } from '../judge/gates.ts';
import { tryLevels } from '../judge/need.ts';
import type { CompiledGate, CompiledPack } from '../judge/compile.ts';
import { STAGES, type StageId, type VerdictId } from '../pack/scales.ts';
import type { Decision } from '../range/decisions.ts';
import { type SharedRanges, sharedRanges } from '../range/shared.ts';
import { coverageOf } from '../assess/records.ts';
import { firstUseCase } from '../judge/use-cases.ts';
import { decidingRule, ruleTruths } from '../judge/verdict.ts';

/** Where one file stands: what a table of many files shows, the same as `assess` says of it. */
export interface Standing {
  readonly verdict: VerdictId;
  /** Every verdict still possible; settled when it is one. */
  readonly possible: readonly VerdictId[];
  readonly need: readonly [number, number];
  readonly stage: StageId | 'none';
  /** The use case to begin with. */
  readonly start: string | undefined;
  /** Required gates of its stage that are not met, in the order of the pack, waived ones too. */
  readonly blockers: readonly { readonly gate: string; readonly outcome: Outcome }[];
  readonly coverage: Coverage;
}

/** What is kept from file to file is dropped after so many files that had to be worked out anew. */
const KEPT = 2000;

/** Judges one file after another of the same pack. What they have in common is worked out once. */
export function standings(compiled: CompiledPack): (file: AnswersFile) => Standing {
  const known = new Map<string, Standing>();
  let shared: SharedRanges | undefined;
  return ({ answers }) => {
    const facts = resolveFacts(compiled, answers);
    const posed = poseFacts(compiled, answers, facts);
    const key = keyOf(posed);
    let standing = known.get(key);
    if (standing === undefined) {
      if (known.size === KEPT) {
        known.clear();
        shared = undefined;
      }
      const ranges = () => {
        shared ??= sharedRanges(compiled);
        shared.pose(posed);
        return shared;
      };
      known.set(key, (standing = judgeStanding(compiled, facts, posed.certain, ranges)));
    }
    return standing;
  };
}

/** Two files with the same key have the same standing: equal outcomes of every test of every answer that may count. */
function keyOf({ codes }: PosedFacts): string {
  let key = '';
  for (const code of codes) key += String.fromCharCode(code & 0xffff, code >>> 16);
  return key;
}

/** `certain` are the facts that hold whatever the open answers are; what they decide needs no search. */
function judgeStanding(compiled: CompiledPack, facts: Facts, certain: Facts, ranges: () => SharedRanges): Standing {
  const shared = once(ranges);
  const points = compiled.criteria.map(({ levels }, index): Decision | number => {
    const { possible } = tryLevels(levels, certain);
    return possible.length === 1 ? Math.round(possible[0]!.points * 10) : shared().points(index);
  });
  const need = needOf(points, shared);
  const rules = ruleTruths(compiled, { ...certain, need });
  const decisions = () => points.map((each) => (typeof each === 'number' ? shared().decided(each) : each));
  const first = rules.findIndex((truth) => truth !== false);
  const possible =
    rules[first] === true ? [compiled.rules[first]!.rule.verdict] : shared().verdicts(rules, decisions());
  const verdict =
    compiled.rules[decidingRule(compiled.rules, ruleTruths(compiled, { ...facts, need }), possible)]!.rule.verdict;
  const gatesOf = (stage: StageId) =>
    compiled.gates.flatMap((entry, index) =>
      entry.gate.required && entry.gate.stage === stage
        ? [judgeGate(entry, facts, certain, () => shared().gate(index))]
        : [],
    );
  const canBeAt = (at: StageId) =>
    (at === 'crawl' && possible.includes('not-yet')) || shared().canBeAt(at, rules, decisions());
  const stage = verdict === 'no' ? 'none' : verdict === 'not-yet' ? 'crawl' : stageOfYes(gatesOf, canBeAt);
  return {
    verdict,
    possible,
    need,
    stage,
    start: firstUseCase(compiled, facts, verdict),
    blockers:
      stage === 'none'
        ? []
        : gatesOf(stage)
            .filter(blocks)
            .map(({ id, outcome }) => ({ gate: id, outcome })),
    coverage: coverageOf(facts),
  };
}

interface StandingGate {
  readonly id: string;
  readonly required: boolean;
  readonly outcome: Outcome;
  /** Outcomes still possible. */
  readonly possible: Possible;
}

function judgeGate(
  { gate: { id, required }, when, met }: CompiledGate,
  facts: Facts,
  certain: Facts,
  possible: () => Possible,
): StandingGate {
  const applies = when === undefined || when.evaluate(certain);
  const sure = outcomeOf(applies, met.evaluate(certain));
  if (sure === 'not-applicable' || (applies === true && sure !== 'unknown'))
    return { id, required, outcome: sure, possible: [sure] };
  const all = possible();
  return {
    id,
    required,
    outcome: refine(outcomeOf(when === undefined || when.evaluate(facts), met.evaluate(facts)), all),
    possible: all,
  };
}

function needOf(points: readonly (Decision | number)[], shared: () => SharedRanges): readonly [number, number] {
  const open = points.filter((each) => typeof each !== 'number');
  let known = 0;
  for (const each of points) known += typeof each === 'number' ? each : 0;
  if (open.length === 0) return [known / 10, known / 10];
  const [low, high] = shared().sum(open);
  return [Math.round(low * 10 + known) / 10, Math.round(high * 10 + known) / 10];
}

/** The first stage with a gate in the way, where that is possible; otherwise the first that is. */
function stageOfYes(
  gatesOf: (stage: StageId) => readonly StandingGate[],
  canBeAt: (stage: StageId) => boolean,
): StageId {
  let certain = true;
  for (const stage of STAGES) {
    const gates = gatesOf(stage);
    const last = stage === STAGES.at(-1);
    if (last || gates.some(blocks)) {
      const stays = last || gates.some(({ possible }) => possible.length === 1 && possible[0] === 'open');
      return (certain && stays) || canBeAt(stage) ? stage : (STAGES.find(canBeAt) ?? stage);
    }
    certain &&= gates.every(({ possible }) => !possible.includes('open'));
  }
  throw new Error('there are no stages');
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
