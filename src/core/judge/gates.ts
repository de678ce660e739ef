import { type Truth, union } from '../condition/index.ts';
import { type StageId, STAGES } from '../pack/index.ts';
import type { CompiledGate, CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import type { Facts } from './facts.ts';
import { remember } from './remember.ts';
import type { GateResult, Outcome, StageResult } from './results.ts';
import { say } from './sentence.ts';

export type Possible = readonly ('met' | 'open' | 'not-applicable')[];

/** Judges every gate, in the order of the pack. Only answers meet a gate; a waived gate keeps its outcome. */
export function gatesJudge(
  compiled: CompiledPack,
): (facts: Facts, exact?: Exact, waived?: ReadonlySet<string>) => readonly GateResult[] {
  const asTheyStand = compiled.gates.map((entry) => {
    const { when, met, why, fix, atOnce } = entry;
    const reads = () => [...(when?.reads() ?? []), ...met.reads(), ...(atOnce?.when?.reads() ?? [])];
    const mentions = () => [...why.mentions, ...fix.mentions, ...(atOnce?.says.mentions ?? [])];
    return remember(compiled, reads, mentions, (facts) => judgeGate(compiled, facts, entry));
  });
  return (facts, exact, waived) =>
    asTheyStand.map((judgeOne) => {
      const gate = judgeOne(facts);
      const possible = exact?.gates.get(gate.id);
      if (possible === undefined && waived?.has(gate.id) !== true) return gate;
      const refined = possible === undefined ? {} : { possible, outcome: refine(gate.outcome, possible) };
      return { ...gate, ...refined, waived: waived?.has(gate.id) ?? false };
    });
}

/** The only outcome possible; else the point outcome where it is possible. */
function refine(point: Outcome, possible: Possible): Outcome {
  if (possible.length === 1) return possible[0]!;
  return possible.some((each) => each === point) ? point : 'unknown';
}

/** Whether a gate is in the way of its stage: required, and open or not known. A waiver does not close it. */
export function blocks(gate: Pick<GateResult, 'required' | 'outcome'>): boolean {
  return gate.required && isUnmet(gate);
}

/** The gates that block a stage: those that block any stage before it. */
export function blockersBefore(stages: readonly StageResult[], wanted: StageId): readonly GateResult[] {
  const before = stages.filter(({ id }) => STAGES.indexOf(id) < STAGES.indexOf(wanted));
  return before.flatMap(({ gates }) => gates.filter(blocks));
}

/** Whether a gate, required or advised, applies and isn't met: open or unknown. */
export function isUnmet({ outcome }: Pick<GateResult, 'outcome'>): boolean {
  return outcome === 'open' || outcome === 'unknown';
}

/** The outcome of a gate for these facts. */
export function gateOutcome({ when, met }: CompiledGate, facts: Facts): Outcome {
  return outcomeOf(when === undefined ? true : when.evaluate(facts), met.evaluate(facts));
}

function judgeGate(
  compiled: CompiledPack,
  facts: Facts,
  { gate, when, met, why, fix, atOnce, sources }: CompiledGate,
): GateResult {
  const applies = when === undefined ? true : when.evaluate(facts);
  const truth = applies === false ? undefined : met.evaluate(facts);
  const causes = when === undefined ? [] : [when.causes(facts)];
  if (applies !== false) causes.push(met.causes(facts));
  const outcome = outcomeOf(applies, truth);
  const isUrgent = atOnce !== undefined && outcome === 'open' && atOnce.when?.evaluate(facts) !== false;
  return {
    id: gate.id,
    title: gate.title,
    kind: gate.kind,
    required: gate.required,
    outcome,
    possible: possibleOutcomes(applies, truth),
    waived: false,
    debt: false,
    why: say(compiled, facts, why),
    fix: { do: say(compiled, facts, fix), effort: gate.fix.effort, owner: gate.fix.owner },
    ...(isUrgent && { atOnce: { order: atOnce.order, says: say(compiled, facts, atOnce.says) } }),
    answers: union(causes),
    sources,
  };
}

/** The outcome of a gate, given whether it applies and whether it is met. One that may not apply is never open. */
function outcomeOf(applies: Truth, met: Truth): Outcome {
  if (applies === false) return 'not-applicable';
  if (met === true) return 'met';
  return met === undefined || applies === undefined ? 'unknown' : 'open';
}

const POSSIBLE = {
  met: ['met'],
  open: ['open'],
  both: ['met', 'open'],
  none: ['not-applicable'],
  metOrNone: ['met', 'not-applicable'],
  openOrNone: ['open', 'not-applicable'],
  all: ['met', 'open', 'not-applicable'],
} as const satisfies Record<string, Possible>;

function possibleOutcomes(applies: boolean | undefined, truth: boolean | undefined): Possible {
  if (applies === false) return POSSIBLE.none;
  if (applies === true) return truth === undefined ? POSSIBLE.both : truth ? POSSIBLE.met : POSSIBLE.open;
  return truth === undefined ? POSSIBLE.all : truth ? POSSIBLE.metOrNone : POSSIBLE.openOrNone;
}
