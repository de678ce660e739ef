import type { AnswersFile } from '../answers/answers.ts';
import type { Coverage, Outcome } from '../assessment.ts';
import { certainFacts, type Facts, resolveFacts } from '../facts.ts';
import { blocks, outcomeOf, type Possible, refine } from '../gates.ts';
import { tryLevels } from '../need.ts';
import type { CompiledGate, CompiledPack } from '../pack/compile.ts';
import { STAGES, type StageId, type VerdictId } from '../pack/scales.ts';
import type { Decision } from '../range/decisions.ts';
import { type SharedRanges, sharedRanges } from '../range/shared.ts';
import { coverageOf } from '../records.ts';
import { firstUseCase } from '../use-cases.ts';
import { decidingRule, ruleTruths } from '../verdict.ts';

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
    const key = keyOf(facts);
    let standing = known.get(key);
    if (standing === undefined) {
      if (known.size === KEPT) {
        known.clear();
        shared = undefined;
      }
      const posed = () => {
        shared ??= sharedRanges(compiled);
        shared.pose(answers, facts);
        return shared;
      };
      known.set(key, (standing = judgeStanding(compiled, facts, certainFacts(compiled, answers, facts), posed)));
    }
    return standing;
  };
}

/** Two files with the same key have the same standing: same outcome of every test, same questions answered. */
function keyOf({ codes, list }: Facts): string {
  let key = '';
  for (const code of codes) key += String.fromCharCode(code & 0xffff, code >>> 16);
  for (const { state } of list) key += state.charAt(0);
  return key;
}

/** `certain` are the facts that hold whatever the open answers are; what they decide needs no search. */
function judgeStanding(compiled: CompiledPack, facts: Facts, certain: Facts, posed: () => SharedRanges): Standing {
  const shared = once(posed);
  const points = compiled.criteria.map(({ levels }, index): Decision | number => {
    const { possible } = tryLevels(levels, certain);
    return possible.length === 1 ? Math.round(possible[0]!.points * 10) : shared().points(index);
  });
  const need = needOf(points, shared);
  const rules = ruleTruths(compiled, { ...certain, need });
  const decisions = () => points.map((each) => (typeof each === 'number' ? shared().decided(each) : each));
  const first = rules.findIndex((truth) => truth !== false);
  const possible = rules[first] === true ? [compiled.rules[first]!.rule.verdict] : shared().verdicts(rules, decisions());
  const verdict = compiled.rules[decidingRule(compiled.rules, ruleTruths(compiled, { ...facts, need }), possible)]!.rule.verdict;
  const blocking = (stage: StageId) =>
    compiled.gates.flatMap((entry, index) => {
      if (!entry.gate.required || entry.gate.stage !== stage) return [];
      const gate = judgeGate(entry, facts, certain, () => shared().gate(index));
      return blocks(gate) ? [gate] : [];
    });
  const canBeAt = (at: StageId) => (at === 'crawl' && possible.includes('not-yet')) || shared().canBeAt(at, rules, decisions());
  const stage = verdict === 'no' ? 'none' : verdict === 'not-yet' ? 'crawl' : stageOfYes(blocking, canBeAt);
  return {
    verdict,
    possible,
    need,
    stage,
    start: firstUseCase(compiled, facts, verdict),
    blockers: stage === 'none' ? [] : blocking(stage).map(({ id, outcome }) => ({ gate: id, outcome })),
    coverage: coverageOf(facts),
  };
}

interface StandingGate {
  readonly id: string;
  readonly required: boolean;
  readonly outcome: Outcome;
  /** True when no open answer can change the outcome. */
  readonly certain: boolean;
}

function judgeGate({ gate: { id, required }, when, met }: CompiledGate, facts: Facts, certain: Facts, possible: () => Possible): StandingGate {
  const sure = outcomeOf(when === undefined ? true : when.evaluate(certain), met.evaluate(certain));
  const applies = when === undefined || when.evaluate(certain) === true;
  if (sure === 'not-applicable' || (applies && sure !== 'unknown')) return { id, required, outcome: sure, certain: true };
  const point = outcomeOf(when === undefined ? true : when.evaluate(facts), met.evaluate(facts));
  const all = possible();
  return { id, required, outcome: refine(point, all), certain: all.length === 1 };
}

function needOf(points: readonly (Decision | number)[], shared: () => SharedRanges): readonly [number, number] {
  const open = points.filter((each) => typeof each !== 'number');
  let known = 0;
  for (const each of points) known += typeof each === 'number' ? each : 0;
  if (open.length === 0) return [known / 10, known / 10];
  const [low, high] = shared().sum(open);
  return [Math.round(low * 10 + known) / 10, Math.round(high * 10 + known) / 10];
}

/**
 * The first stage with a gate in the way. Where only gates that are not known are in the way, it may still not be possible:
 * then the first that is.
 */
function stageOfYes(blocking: (stage: StageId) => readonly StandingGate[], canBeAt: (stage: StageId) => boolean): StageId {
  for (const stage of STAGES) {
    const gates = blocking(stage);
    if (gates.length === 0) continue;
    if (gates.some(({ outcome, certain }) => outcome === 'open' && certain) || canBeAt(stage)) return stage;
    return STAGES.find(canBeAt) ?? stage;
  }
  return STAGES.at(-1)!;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
