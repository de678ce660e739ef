import type { Answers } from '../answers/answers.ts';
import type { Assessment } from '../assess/assessment.ts';
import { type Facts, resolveFacts } from './facts.ts';
import { gatesJudge, stageOf } from './gates.ts';
import { needJudge } from './need.ts';
import type { CompiledPack } from './compile.ts';
import { alternativesFor, risksJudge, stagesJudge, stepsJudge, watchFor } from './plan.ts';
import type { Ranges } from '../range/ranges.ts';
import { useCasesJudge, waiting } from './use-cases.ts';
import { judgeVerdict } from './verdict.ts';

/** What the answers say, with the reasons for all of it. */
export interface Judgement extends Pick<
  Assessment,
  'need' | 'verdict' | 'stage' | 'stages' | 'useCases' | 'risks' | 'alternatives' | 'watch'
> {
  readonly facts: Facts;
}

export interface JudgeOptions {
  /**
   * The exact results still possible; without them ranges are bounds, and open gates and verdicts are taken as Kleene
   * has them.
   */
  readonly exact?: Ranges;
  /** Gates that are waived. */
  readonly waived?: ReadonlySet<string>;
}

/**
 * Judges one set of answers: need -> verdict -> gates -> use cases -> plan. Same answers, same result; changes nothing.
 */
export function judge(compiled: CompiledPack, answers: Answers, { exact, waived }: JudgeOptions = {}): Judgement {
  const judges = judgesOf(compiled);
  const facts = resolveFacts(compiled, answers);
  const need = judges.need(facts, exact);
  const verdict = judgeVerdict(compiled, facts, need, exact);
  const gates = judges.gates(facts, exact, waived);
  const stage = stageOf(verdict.id, gates, compiled.stageOfGate, exact?.stages);
  const useCases = waiting(judges.useCases(facts, verdict.id), gates);
  const steps = judges.steps(facts, verdict.id, useCases);
  return {
    facts,
    need,
    verdict,
    stage,
    stages: judges.stages(stage, verdict.id, gates, steps),
    useCases,
    risks: judges.risks(facts, verdict.id),
    alternatives: alternativesFor(compiled, facts, verdict.id, verdict.rule),
    watch: watchFor(compiled, facts, verdict.id),
  };
}

function prepare(compiled: CompiledPack) {
  return {
    need: needJudge(compiled),
    gates: gatesJudge(compiled),
    useCases: useCasesJudge(compiled),
    steps: stepsJudge(compiled),
    stages: stagesJudge(compiled),
    risks: risksJudge(compiled),
  };
}

/** What each pack remembers, made at its first use. */
const prepared = new WeakMap<CompiledPack, ReturnType<typeof prepare>>();

function judgesOf(compiled: CompiledPack): ReturnType<typeof prepare> {
  let judges = prepared.get(compiled);
  if (judges === undefined) prepared.set(compiled, (judges = prepare(compiled)));
  return judges;
}
