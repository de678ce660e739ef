import { union } from '../condition/index.ts';
import { type StageId, STAGES, type VerdictId } from '../pack/index.ts';
import type { CompiledPack, CompiledRisk, CompiledStep } from './compile.ts';
import type { Facts } from './facts.ts';
import { remember } from './remember.ts';
import type {
  AlternativeResult,
  GateResult,
  RiskResult,
  StageResult,
  StepResult,
  UseCaseResult,
  WatchResult,
} from './results.ts';
import { say } from './sentence.ts';
import type { Ruling } from './verdict.ts';
import { withLater } from './with-later.ts';

export type StepsJudge = (
  facts: Facts,
  verdict: VerdictId,
  useCases: readonly UseCaseResult[],
) => ReadonlyMap<StageId, readonly StepResult[]>;

/**
 * Selects the steps of the plan, by stage, in the order of the pack. A no has no plan; a not-yet has the first stage
 * only.
 */
export function stepsJudge(compiled: CompiledPack): StepsJudge {
  const entries = compiled.steps.map((entry) => {
    const { when, done, todo, proof, rollback } = entry;
    const reads = [when, done].flatMap((condition) => condition?.reads ?? []);
    const mentions = [todo, proof, rollback].flatMap((sentence) => sentence.mentions);
    return {
      step: entry.step,
      resultOf: remember(compiled, reads, mentions, (facts) => stepOf(compiled, facts, entry)),
    };
  });
  const servedBy = new Map(
    compiled.useCases.map(({ useCase: { id } }) => [
      id,
      compiled.steps.map(({ step }) => step.useCases?.includes(id) === true),
    ]),
  );
  return (facts, verdict, useCases) => {
    const steps = new Map<StageId, StepResult[]>();
    if (verdict === 'no') return steps;
    const chosen = useCases
      .filter(({ place }) => place === 'first' || place === 'next')
      .map(({ id, reasons }) => ({
        id,
        answers: union(reasons.map(({ answers }) => answers)),
        serves: servedBy.get(id)!,
      }));
    for (let index = 0; index < entries.length; index += 1) {
      const { step, resultOf } = entries[index]!;
      if (verdict === 'not-yet' && step.stage !== 'crawl') continue;
      const served = step.useCases === undefined ? chosen : chosen.filter(({ serves }) => serves[index]);
      if (step.useCases !== undefined && served.length === 0) continue;
      const result = resultOf(facts);
      if (result === undefined) continue;
      const shown = step.useCases === undefined ? result : serving(result, served);
      const others = steps.get(step.stage);
      if (others === undefined) steps.set(step.stage, [shown]);
      else others.push(shown);
    }
    return steps;
  };
}

/** Sorts gates (entry before exit) and steps into the stages of the pack. */
export function stagesJudge(compiled: CompiledPack) {
  const gateOrder = [...compiled.gates.keys()].toSorted(
    (a, b) => Number(compiled.gates[a]!.gate.kind === 'exit') - Number(compiled.gates[b]!.gate.kind === 'exit'),
  );
  const described = STAGES.flatMap((id) => compiled.pack.stages.find((stage) => stage.id === id) ?? []).map(
    ({ id, title, about }) => ({
      id,
      title,
      about,
      gates: gateOrder.filter((index) => compiled.gates[index]!.gate.stage === id),
    }),
  );
  return (
    stage: StageId | 'none',
    verdict: VerdictId,
    gates: readonly GateResult[],
    steps: () => ReturnType<StepsJudge>,
  ): readonly StageResult[] =>
    described.map(({ id, title, about, gates: here }) => {
      const shown = () => steps().get(id) ?? [];
      const all = () => compiled.pack.steps.filter(({ stage: at }) => at === id).length;
      return withLater(
        { id, title, about, status: statusOf(id, stage, verdict), gates: here.map((index) => gates[index]!) },
        { steps: shown, stepsLeftOut: () => all() - shown().length },
      );
    });
}

/** Selects the risks that apply. A no keeps only the risks that exist without a mesh. */
export function risksJudge(compiled: CompiledPack): (facts: Facts, verdict: VerdictId) => readonly RiskResult[] {
  const entries = compiled.risks.map((entry) => {
    const mentions = [...entry.why.mentions, ...entry.mitigation.mentions];
    return {
      when: entry.when,
      standing: entry.risk.standing === true,
      resultOf: remember(compiled, entry.when.reads, mentions, (facts) => riskOf(compiled, facts, entry)),
    };
  });
  return (facts, verdict) => {
    const results: RiskResult[] = [];
    for (const { when, standing, resultOf } of entries) {
      if ((standing || verdict !== 'no') && when.evaluate(facts) === true) results.push(resultOf(facts));
    }
    return results;
  };
}

/**
 * What to do instead of a mesh: first the alternatives of the deciding rule that the answers don't exclude, then those
 * that the answers call for. None for a yes.
 */
export function alternativesFor(
  compiled: CompiledPack,
  facts: Facts,
  { verdict, rule }: Ruling,
): readonly AlternativeResult[] {
  if (verdict === 'yes') return [];
  const named = compiled.rules[rule]!.rule.alternatives ?? [];
  const first = named
    .flatMap((id) => compiled.alternatives.find(({ alternative }) => alternative.id === id) ?? [])
    .filter(({ when }) => when?.evaluate(facts) !== false);
  const more = compiled.alternatives.filter((entry) => !first.includes(entry) && entry.when?.evaluate(facts) === true);
  return [...first, ...more].map(({ alternative: { id, title, about, covers, leaves, who }, sources }) => ({
    id,
    title,
    about,
    covers,
    leaves,
    who,
    sources,
  }));
}

/** Signs that would reopen a no or not-yet, without those that already hold. */
export function watchFor(compiled: CompiledPack, facts: Facts, verdict: VerdictId): readonly WatchResult[] {
  if (verdict === 'yes') return [];
  const open = compiled.watch.filter(({ unless }) => unless?.evaluate(facts) !== true);
  return open.map(({ id, says, sources }) => ({ id, says: say(compiled, facts, says), sources }));
}

function riskOf(
  compiled: CompiledPack,
  facts: Facts,
  { risk, when, why, mitigation, sources }: CompiledRisk,
): RiskResult {
  return {
    id: risk.id,
    title: risk.title,
    why: say(compiled, facts, why),
    mitigation: say(compiled, facts, mitigation),
    answers: union([when.causes(facts), why.mentions]),
    sources,
  };
}

/** The step without its use cases; undefined where it isn't part of the plan. */
function stepOf(
  compiled: CompiledPack,
  facts: Facts,
  { step, when, done, todo, proof, rollback, sources }: CompiledStep,
): StepResult | undefined {
  const applies = when === undefined || when.evaluate(facts);
  if (applies === false || (applies === undefined && step.variant === true)) return undefined;
  return {
    id: step.id,
    title: step.title,
    do: say(compiled, facts, todo),
    proof: say(compiled, facts, proof),
    rollback: say(compiled, facts, rollback),
    owner: step.owner,
    effort: step.effort,
    done: done?.evaluate(facts) === true,
    ...(applies !== true && { mayNotApply: true }),
    answers: when?.causes(facts) ?? [],
    useCases: [],
    closes: step.closes ?? [],
    sources,
  };
}

function serving(
  step: StepResult,
  served: readonly { readonly id: string; readonly answers: readonly string[] }[],
): StepResult {
  const answers = union([step.answers, ...served.map((useCase) => useCase.answers)]);
  return { ...step, answers, useCases: served.map(({ id }) => id) };
}

function statusOf(id: StageId, stage: StageId | 'none', verdict: VerdictId): StageResult['status'] {
  if (stage === 'none') return 'not-applicable';
  const ahead = STAGES.indexOf(id) - STAGES.indexOf(stage);
  if (ahead <= 0) return ahead < 0 ? 'done' : 'current';
  return ahead === 1 && verdict === 'yes' ? 'next' : 'later';
}
