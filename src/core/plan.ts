import type { AlternativeResult, Assessment, GateResult, RiskResult, StageResult, StepResult, UseCaseResult } from './assessment.ts';
import { union } from './condition.ts';
import type { Facts } from './facts.ts';
import type { CompiledPack, CompiledStep } from './pack/compile.ts';
import { STAGES, type StageId, type VerdictId } from './pack/scales.ts';
import { say } from './sentence.ts';

/** Steps that these answers bring into the plan, in the order of the pack. No plan for a no; only the first stage for not yet. */
export function planSteps(compiled: CompiledPack, facts: Facts, verdict: VerdictId, useCases: readonly UseCaseResult[]): ReadonlyMap<string, StepResult> {
  const steps = new Map<string, StepResult>();
  if (verdict === 'no') return steps;
  const chosen = useCases.filter(({ place }) => place === 'first' || place === 'next');
  for (const entry of compiled.steps) {
    const { step, when } = entry;
    if (verdict === 'not-yet' && step.stage !== 'crawl') continue;
    const serves = chosen.filter(({ id }) => step.useCases?.includes(id));
    if (step.useCases !== undefined && serves.length === 0) continue;
    if (when?.evaluate(facts) !== false) steps.set(step.id, stepOf(compiled, facts, entry, serves));
  }
  return steps;
}

/** The stages with their gates (entry before exit) and steps. */
export function planStages(
  compiled: CompiledPack,
  stage: StageId | 'none',
  verdict: VerdictId,
  gates: readonly GateResult[],
  steps: ReadonlyMap<string, StepResult>,
): readonly StageResult[] {
  return STAGES.flatMap((id) => {
    const described = compiled.pack.stages.find((entry) => entry.id === id);
    if (described === undefined) return [];
    const here = gates.filter((_, index) => compiled.gates[index]!.gate.stage === id);
    const all = compiled.steps.filter(({ step }) => step.stage === id);
    const shown = all.flatMap(({ step }) => steps.get(step.id) ?? []);
    return {
      id,
      title: described.title,
      about: described.about,
      status: statusOf(id, stage, verdict),
      gates: [...here.filter(({ kind }) => kind === 'entry'), ...here.filter(({ kind }) => kind === 'exit')],
      steps: shown,
      stepsLeftOut: all.length - shown.length,
    };
  });
}

/** Risks that the answers show to be there. */
export function judgeRisks(compiled: CompiledPack, facts: Facts): readonly RiskResult[] {
  const present = compiled.risks.filter(({ when }) => when.evaluate(facts) === true);
  return present.map(({ risk, when, why, mitigation, sources }) => ({
    id: risk.id,
    title: risk.title,
    why: say(compiled, facts, why),
    mitigation: say(compiled, facts, mitigation),
    answers: union([when.causes(facts), why.mentions]),
    sources,
  }));
}

/** What to do instead of a mesh: first what the deciding rule names, then what the answers bring up. None for a yes. */
export function alternativesFor(compiled: CompiledPack, facts: Facts, verdict: VerdictId, ruleId: string): readonly AlternativeResult[] {
  if (verdict === 'yes') return [];
  const named = compiled.rules.find(({ rule }) => rule.id === ruleId)?.rule.alternatives ?? [];
  const first = named.flatMap((id) => compiled.alternatives.find(({ alternative }) => alternative.id === id) ?? []);
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

/** Signs that would reopen a no or not yet, without those that are there already. */
export function watchFor(compiled: CompiledPack, facts: Facts, verdict: VerdictId): Assessment['watch'] {
  if (verdict === 'yes') return [];
  const open = compiled.watch.filter(({ unless }) => unless?.evaluate(facts) !== true);
  return open.map(({ id, says, sources }) => ({ id, says: say(compiled, facts, says), sources }));
}

function stepOf(compiled: CompiledPack, facts: Facts, entry: CompiledStep, serves: readonly UseCaseResult[]): StepResult {
  const { step, when, done, todo, proof, rollback, sources } = entry;
  const causes = serves.flatMap(({ reasons }) => reasons.map(({ answers }) => answers));
  return {
    id: step.id,
    title: step.title,
    do: say(compiled, facts, todo),
    proof: say(compiled, facts, proof),
    rollback: say(compiled, facts, rollback),
    owner: step.owner,
    effort: step.effort,
    done: done?.evaluate(facts) === true,
    ...(when !== undefined && when.evaluate(facts) === undefined && { mayNotApply: true }),
    answers: union([when?.causes(facts) ?? [], ...causes]),
    useCases: serves.map(({ id }) => id),
    closes: step.closes ?? [],
    sources,
  };
}

function statusOf(id: StageId, stage: StageId | 'none', verdict: VerdictId): StageResult['status'] {
  if (stage === 'none') return 'not-applicable';
  const ahead = STAGES.indexOf(id) - STAGES.indexOf(stage);
  if (ahead <= 0) return ahead < 0 ? 'done' : 'current';
  return ahead === 1 && verdict === 'yes' ? 'next' : 'later';
}
