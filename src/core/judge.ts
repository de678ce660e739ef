import type { Answers } from './answers/answers.ts';
import type { Assessment } from './assessment.ts';
import { type Facts, resolveFacts } from './facts.ts';
import { judgeGates, stageOf } from './gates.ts';
import { judgeNeed } from './need.ts';
import type { CompiledPack } from './pack/compile.ts';
import { alternativesFor, judgeRisks, planSteps, planStages, watchFor } from './plan.ts';
import type { Ranges } from './range/ranges.ts';
import { judgeUseCases } from './use-cases.ts';
import { judgeVerdict } from './verdict.ts';

/** What the answers say, with the reasons for all of it. */
export interface Judgement
  extends Pick<Assessment, 'need' | 'verdict' | 'stage' | 'stages' | 'useCases' | 'risks' | 'alternatives' | 'watch'> {
  readonly facts: Facts;
}

export interface JudgeOptions {
  /** The exact results still possible; without them ranges are bounds, and open gates and verdicts are taken as Kleene has them. */
  readonly exact?: Ranges;
  /** Gates that are waived. */
  readonly waived?: ReadonlySet<string>;
}

/** Judges one set of answers: need -> verdict -> gates -> use cases -> plan. Same answers, same result; changes nothing. */
export function judge(compiled: CompiledPack, answers: Answers, { exact, waived }: JudgeOptions = {}): Judgement {
  const facts = resolveFacts(compiled, answers);
  const need = judgeNeed(compiled, facts, exact);
  const verdict = judgeVerdict(compiled, facts, need, exact);
  const gates = judgeGates(compiled, facts, exact, waived);
  const stage = stageOf(verdict.id, gates, compiled.stageOfGate, exact?.stages);
  const useCases = judgeUseCases(compiled, facts, verdict.id);
  const steps = planSteps(compiled, facts, verdict.id, useCases);
  return {
    facts,
    need,
    verdict,
    stage,
    stages: planStages(compiled, stage, verdict.id, gates, steps),
    useCases,
    risks: judgeRisks(compiled, facts),
    alternatives: alternativesFor(compiled, facts, verdict.id, verdict.rule),
    watch: watchFor(compiled, facts, verdict.id),
  };
}
