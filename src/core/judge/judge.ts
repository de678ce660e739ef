import type { Answers } from '../answers/index.ts';
import type { StageId } from '../pack/index.ts';
import type { CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import { type Facts, resolveFacts } from './facts.ts';
import { gatesJudge, stageOf } from './gates.ts';
import { needJudge, needRange } from './need.ts';
import { alternativesFor, risksJudge, stagesJudge, stepsJudge, watchFor } from './plan.ts';
import type {
  AlternativeResult,
  GateResult,
  NeedResult,
  RiskResult,
  StageResult,
  StepResult,
  UseCaseResult,
  VerdictResult,
  WatchResult,
} from './results.ts';
import { useCasesJudge, waiting } from './use-cases.ts';
import { decide, judgeVerdict, type Ruling } from './verdict.ts';
import { withLater } from './with-later.ts';

/** The results of one set of answers. */
export interface Judgement extends Reasoned {
  /** With the need score. */
  readonly facts: Facts;
  /** The verdict without its reasons. */
  readonly ruling: Ruling;
}

/** All results that come with reasons. */
interface Reasoned {
  readonly need: NeedResult;
  readonly verdict: VerdictResult;
  /** In the order of the pack. */
  readonly gates: readonly GateResult[];
  readonly stage: StageId | 'none';
  readonly useCases: readonly UseCaseResult[];
  readonly steps: ReadonlyMap<StageId, readonly StepResult[]>;
  readonly stages: readonly StageResult[];
  readonly risks: readonly RiskResult[];
  readonly alternatives: readonly AlternativeResult[];
  readonly watch: readonly WatchResult[];
}

export interface JudgeOptions {
  /**
   * The exact results still possible. Without them, ranges are bounds, and unknown gates and verdicts follow Kleene
   * logic.
   */
  readonly exact?: Exact;
  /** Ids of waived gates. */
  readonly waived?: ReadonlySet<string>;
}

/**
 * Judges one set of answers: need -> verdict -> gates -> use cases -> plan. Deterministic; changes nothing. Computes
 * facts and ruling at once and the rest on read, so that a caller that needs many verdicts pays for no reasons.
 */
export function judge(compiled: CompiledPack, answers: Answers, options: JudgeOptions = {}): Judgement {
  const judgement = judgeParts(compiled, answers, options);
  if (compiled.isWhole) return judgement;
  let whole: Judgement | undefined;
  const plan = () => (whole ??= judge(compiled.whole, answers, options));
  return withLater(judgement, {
    useCases: () => plan().useCases,
    steps: () => plan().steps,
    risks: () => plan().risks,
    alternatives: () => plan().alternatives,
    watch: () => plan().watch,
  });
}

/** Judges with the compiled parts. */
function judgeParts(compiled: CompiledPack, answers: Answers, { exact, waived }: JudgeOptions): Judgement {
  const resolved = resolveFacts(compiled, answers);
  const facts: Facts = { ...resolved, need: exact?.need ?? needRange(compiled, resolved) };
  const ruling = decide(compiled, facts, exact?.verdicts);
  const { verdict } = ruling;
  const judges = judgesOf(compiled);
  const judgement: Judgement = withLater<Pick<Judgement, 'facts' | 'ruling'>, Reasoned>(
    { facts, ruling },
    {
      need: () => judges.need(facts, exact),
      verdict: () => judgeVerdict(compiled, facts, ruling, judgement.need),
      gates: () => judges.gates(facts, exact, waived),
      stage: () => stageOf(verdict, judgement.gates, compiled.stageOfGate, exact?.stages),
      useCases: () => waiting(judges.useCases(facts, verdict), judgement.gates),
      steps: () => judges.steps(facts, verdict, judgement.useCases),
      stages: () => judges.stages(judgement.stage, verdict, judgement.gates, () => judgement.steps),
      risks: () => judges.risks(facts, verdict),
      alternatives: () => alternativesFor(compiled, facts, ruling),
      watch: () => watchFor(compiled, facts, verdict),
    },
  );
  return judgement;
}

function prepare(compiled: CompiledPack) {
  return withLater(
    {},
    {
      need: () => needJudge(compiled),
      gates: () => gatesJudge(compiled),
      useCases: () => useCasesJudge(compiled),
      steps: () => stepsJudge(compiled),
      stages: () => stagesJudge(compiled),
      risks: () => risksJudge(compiled),
    },
  );
}

/** The caches of each pack. */
const prepared = new WeakMap<CompiledPack, ReturnType<typeof prepare>>();

function judgesOf(compiled: CompiledPack): ReturnType<typeof prepare> {
  let judges = prepared.get(compiled);
  if (judges === undefined) prepared.set(compiled, (judges = prepare(compiled)));
  return judges;
}
