import type { Answers } from '../answers/index.ts';
import type { StageId } from '../pack/index.ts';
import type { CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import { type Facts, resolveFacts } from './facts.ts';
import { bringForward } from './bring-forward.ts';
import { gatesJudge } from './gates.ts';
import { exposureJudge, exposureRange } from './exposure.ts';
import { judgeCapacity } from './capacity.ts';
import { contradictionsJudge } from './contradictions.ts';
import { hasWork, type Heading, steer } from './course.ts';
import { judgeOptions } from './options.ts';
import { judgeProposals } from './proposals.ts';
import { postpone } from './postpone.ts';
import { type FoundFindings, risksJudge, stagesJudge, stepsJudge, watchFor } from './plan.ts';
import type {
  CapacityResult,
  ContradictionResult,
  GateResult,
  OptionResult,
  ExposureResult,
  ProposalResult,
  RiskResult,
  StageResult,
  StepResult,
  UseCaseResult,
  VerdictResult,
  WatchResult,
} from './results.ts';
import { nextStage, operatingStage, type StageOrNone, withDebt } from './stage.ts';
import { useCasesJudge, waiting } from './use-cases.ts';
import { decide, judgeVerdict, type Ruling } from './verdict.ts';
import { withLater } from './with-later.ts';

/** The results of one set of answers. */
export interface Judgement extends Outline, Reasoned {}

/** What all other results follow from. */
export interface Outline {
  /** With the exposure score. */
  readonly facts: Facts;
  /** The verdict without its reasons. */
  readonly ruling: Ruling;
  /** The course without its reasons. */
  readonly heading: Heading;
}

/** All results that come with reasons. */
interface Reasoned {
  readonly exposure: ExposureResult;
  readonly verdict: VerdictResult;
  /** In the order of the pack. */
  readonly gates: readonly GateResult[];
  /** The stage at which production shows that the organization operates. */
  readonly operatingAt: StageOrNone;
  /** The stage to work on next. */
  readonly stage: StageOrNone;
  readonly useCases: readonly UseCaseResult[];
  readonly steps: ReadonlyMap<StageId, readonly StepResult[]>;
  readonly stages: readonly StageResult[];
  readonly risks: readonly RiskResult[];
  readonly contradictions: readonly ContradictionResult[];
  readonly options: readonly OptionResult[];
  readonly capacity: CapacityResult;
  readonly watch: readonly WatchResult[];
  readonly proposals: readonly ProposalResult[];
}

export interface JudgeOptions {
  /**
   * The exact results still possible. Without them, ranges are bounds, and unknown gates and verdicts follow Kleene
   * logic.
   */
  readonly exact?: Exact;
  /** Ids of waived gates. */
  readonly waived?: ReadonlySet<string>;
  /** What files show in workloads. It decides which risks and steps are shown, and nothing else. */
  readonly found?: FoundFindings;
}

const NOTHING_FOUND: FoundFindings = new Set();

/**
 * Judges one set of answers: exposure -> verdict -> gates -> use cases -> plan. Same answers, same result; changes
 * nothing. Only the facts and the ruling are worked out at once, the rest when it is read: whoever asks for the verdict
 * of many answers waits for no reasons.
 */
export function judge(compiled: CompiledPack, answers: Answers, options: JudgeOptions = {}): Judgement {
  const { exact, waived, found = NOTHING_FOUND } = options;
  const outline = outlineOf(compiled, answers, exact);
  const { facts, ruling, heading } = outline;
  const { verdict } = ruling;
  const told: Facts = { ...facts, verdict };
  const judges = judgesOf(compiled);
  const judgement: Judgement = withLater<Outline, Reasoned>(
    { ...outline },
    {
      exposure: () => judges.exposure(facts, exact),
      verdict: () => judgeVerdict(compiled, told, ruling, judgement.exposure, heading),
      operatingAt: () => operatingStage(compiled, facts, verdict, heading.course, exact?.operating),
      gates: () => {
        const judged = judges.gates(facts, exact, waived);
        return hasWork(heading.course, verdict) ? withDebt(compiled, judged, judgement.operatingAt) : judged;
      },
      stage: () =>
        nextStage(compiled, judgement.gates, judgement.operatingAt, { verdict, course: heading.course }, exact?.stages),
      useCases: () => waiting(judges.useCases(facts, exact), judgement.gates),
      steps: () => {
        const steps = judges.steps(facts, verdict, heading.course, judgement.useCases, found);
        const dated = postpone(compiled, facts, heading.course, steps, judgement.useCases, judgement.gates);
        return bringForward(dated, judgement.stage, heading.course);
      },
      stages: () => judges.stages(judgement.stage, verdict, judgement.gates, () => judgement.steps, found),
      risks: () => judges.risks(facts, verdict, found),
      contradictions: () => judges.contradictions(facts),
      options: () => judgeOptions(compiled, facts, judgement.useCases, exact),
      capacity: () => judgeCapacity(compiled, facts, exact),
      watch: () => watchFor(compiled, facts, verdict),
      proposals: () => judgeProposals(compiled, facts, () => judgement.verdict),
    },
  );
  return judgement;
}

/** The same without all that comes with reasons: for whoever looks at many answers. */
export function outlineOf(compiled: CompiledPack, answers: Answers, exact?: Exact): Outline {
  const { facts, ruling } = rule(compiled, answers, exact);
  const heading = steer(compiled, { ...facts, verdict: ruling.verdict }, exact?.courses);
  return { facts, ruling, heading };
}

/** The verdict alone, without its reasons. */
export function rule(compiled: CompiledPack, answers: Answers, exact?: Exact): Omit<Outline, 'heading'> {
  const resolved = resolveFacts(compiled, answers);
  const facts: Facts = { ...resolved, exposure: exact?.exposure ?? exposureRange(compiled, resolved) };
  return { facts, ruling: decide(compiled, facts, exact?.verdicts) };
}

function prepare(compiled: CompiledPack) {
  return withLater(
    {},
    {
      exposure: () => exposureJudge(compiled),
      gates: () => gatesJudge(compiled),
      useCases: () => useCasesJudge(compiled),
      steps: () => stepsJudge(compiled),
      stages: () => stagesJudge(compiled),
      risks: () => risksJudge(compiled),
      contradictions: () => contradictionsJudge(compiled),
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
