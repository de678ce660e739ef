import { union } from '../condition/index.ts';
import {
  type CourseId,
  grownEffort,
  growsWith,
  type Growth,
  isReleased,
  releaseQuestions,
  STAGES,
  type StageId,
  type TimeRange,
  type VerdictId,
  waitsInAll,
} from '../pack/index.ts';
import type { Question, Step } from '../pack/schema.ts';
import { outByChoice } from './choice-questions.ts';
import type { CompiledPack, CompiledRisk, CompiledStep } from './compile.ts';
import { hasWork } from './course.ts';
import { factOf, type Facts, numberOf } from './facts.ts';
import { remember } from './remember.ts';
import type { GateResult, RiskResult, StageResult, StepResult, UseCaseResult, WatchResult } from './results.ts';
import { say } from './sentence.ts';
import { withLater } from './with-later.ts';

/** How many unmet needs have the steps that begin to meet them ahead of other steps. */
const NEEDS_AHEAD = 3;

/** Ids of what files show in workloads. Without files it is empty: nothing is known, and nothing is shown for it. */
export type FoundFindings = ReadonlySet<string>;

export type StepsJudge = (
  facts: Facts,
  verdict: VerdictId,
  course: CourseId,
  useCases: readonly UseCaseResult[],
  found: FoundFindings,
) => ReadonlyMap<StageId, readonly StepResult[]>;

/**
 * Judges which steps these answers bring into the plan, by stage: those that come first, those of them for the first
 * need before those for others, those that begin to meet one of the first needs, then the others, each in the order of
 * the pack. Steps that name courses come with these; the
 * others with a verdict of yes, or a course that works on a mesh. None is for products that the choice rules out.
 */
export function stepsJudge(compiled: CompiledPack): StepsJudge {
  const entries = compiled.steps.map((entry) => {
    const { when, unless, done, aside, likely, todo, proof, rollback } = entry;
    const reads = () => [when, unless, done, aside, likely].flatMap((condition) => condition?.reads() ?? []);
    const mentions = () => [
      ...[todo, proof, rollback].flatMap((sentence) => sentence.mentions),
      ...growsWith(entry.step.grows),
      ...(isReleased(entry.step) ? releaseQuestions(compiled.pack).map(({ id }) => id) : []),
    ];
    return {
      step: entry.step,
      resultOf: remember(compiled, reads, mentions, (facts) => stepOf(compiled, facts, entry)),
    };
  });
  return (facts, verdict, course, useCases, found) => {
    const steps = new Map<StageId, StepResult[]>();
    const isWorking = hasWork(course, verdict);
    const chosen = useCases.filter(({ place }) => place === 'first' || place === 'next');
    const unmet = useCases.filter((useCase) => useCase.unmet);
    const ahead = unmet.slice(0, NEEDS_AHEAD).map(({ id }) => id);
    const places = new Map<StepResult, number>();
    const isOut = outByChoice(compiled, facts);
    for (const { step, resultOf } of entries) {
      if (step.courses === undefined ? !isWorking : !step.courses.includes(course)) continue;
      const isFor = step.useCases === undefined ? [] : chosen.filter(({ id }) => step.useCases!.includes(id));
      const serves = step.serves === undefined ? [] : unmet.filter(({ id }) => step.serves!.includes(id));
      if (step.useCases !== undefined && isFor.length === 0) continue;
      if (step.serves !== undefined && serves.length === 0) continue;
      if (isUnseen(step, found)) continue;
      const result = resultOf(facts);
      if (result === undefined || isOut(result.options)) continue;
      const served = [...isFor, ...serves];
      const shown = withFindings(served.length === 0 ? result : serving(result, served), step, found);
      const place = ahead.findIndex((id) => step.serves?.includes(id));
      const isForLater = step.serves !== undefined && place !== 0;
      places.set(shown, step.first === true ? Number(isForLater) - 2 : place < 0 ? NEEDS_AHEAD : place);
      const others = steps.get(step.stage);
      if (others === undefined) steps.set(step.stage, [shown]);
      else others.push(shown);
    }
    for (const [stage, each] of steps) {
      each.sort((a, b) => places.get(a)! - places.get(b)!);
      steps.set(stage, afterWhatTheyAwait(each));
    }
    return steps;
  };
}

/** Whether a step names another as before it, or waits for a gate that the other closes. */
export function awaits({ id, after = [], waitsFor = [] }: StepResult, other: StepResult): boolean {
  return other.id !== id && (after.includes(other.id) || other.closes.some((gate) => waitsFor.includes(gate)));
}

/** The same steps, each after those of them that it waits for. */
export function afterWhatTheyAwait(steps: readonly StepResult[]): StepResult[] {
  const placed = new Set<StepResult>();
  const begun = new Set<StepResult>();
  const place = (step: StepResult) => {
    if (begun.has(step)) return;
    begun.add(step);
    for (const other of steps) if (awaits(step, other)) place(other);
    placed.add(step);
  };
  for (const step of steps) place(step);
  return [...placed];
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
    found: FoundFindings,
  ): readonly StageResult[] =>
    described.map(({ id, title, about, gates: here }) => {
      const shown = () => steps().get(id) ?? [];
      const leftOut = () => {
        // A step that comes forward is shown in another stage.
        const everywhere = new Set([...steps().values()].flatMap((each) => each.map((step) => step.id)));
        const own = compiled.pack.steps.filter((step) => step.stage === id && !isUnseen(step, found));
        return own.filter((step) => !everywhere.has(step.id)).length;
      };
      return withLater(
        { id, title, about, status: statusOf(id, stage, verdict), gates: here.map((index) => gates[index]!) },
        { steps: shown, stepsLeftOut: leftOut },
      );
    });
}

/** Judges which risks the answers show to be there; without a yes only those that stand without a mesh. */
export function risksJudge(
  compiled: CompiledPack,
): (facts: Facts, verdict: VerdictId, found: FoundFindings) => readonly RiskResult[] {
  const entries = compiled.risks.map((entry) => {
    const reads = () => entry.when.reads();
    const mentions = () => [...entry.why.mentions, ...entry.mitigation.mentions];
    return {
      risk: entry.risk,
      when: entry.when,
      standing: entry.risk.standing === true,
      resultOf: remember(compiled, reads, mentions, (facts) => riskOf(compiled, facts, entry)),
    };
  });
  return (facts, verdict, found) => {
    const results: RiskResult[] = [];
    for (const { risk, when, standing, resultOf } of entries) {
      if ((!standing && verdict !== 'yes') || isUnseen(risk, found) || when.evaluate(facts) !== true) continue;
      results.push(withFindings(resultOf(facts), risk, found));
    }
    return results;
  };
}

/** Whether an entry names findings, and files show none of them. */
function isUnseen({ findings }: Pick<Step, 'findings'>, found: FoundFindings): boolean {
  return findings !== undefined && !findings.some((id) => found.has(id));
}

function withFindings<T extends object>(result: T, { findings }: Pick<Step, 'findings'>, found: FoundFindings): T {
  return findings === undefined ? result : { ...result, findings: findings.filter((id) => found.has(id)) };
}

/**
 * Signs that would reopen a no or not yet, without those that are there already: those that decide first, then those
 * that are near. One that can decide isn't told where answers are open that say whether it is there, and whether it
 * decides: it would presume them.
 */
export function watchFor(compiled: CompiledPack, facts: Facts, verdict: VerdictId): readonly WatchResult[] {
  if (verdict === 'yes') return [];
  const open = compiled.watch.filter(({ unless, first }) => {
    const there = unless?.evaluate(facts);
    if (unless === undefined || there === false) return true;
    return there === undefined && (first === undefined || first.evaluate(facts) === true);
  });
  const rank = ({ first, likely }: (typeof open)[number]) =>
    first?.evaluate(facts) === true ? 0 : likely?.evaluate(facts) === true ? 1 : 2;
  return open
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ id, says, sources }) => ({ id, says: say(compiled, facts, says), sources }));
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
    ...(risk.against === true && { against: true as const }),
    answers: union([when.causes(facts), why.mentions]),
    sources,
  };
}

/** The step without its use cases; undefined where it isn't part of the plan. */
function stepOf(
  compiled: CompiledPack,
  facts: Facts,
  { step, when, unless, done, aside, likely, todo, proof, rollback, sources }: CompiledStep,
): StepResult | undefined {
  const applies = when === undefined || when.evaluate(facts);
  if (applies === false || (applies === undefined && step.variant === true)) return undefined;
  if (unless?.evaluate(facts) === true) return undefined;
  return {
    id: step.id,
    title: step.title,
    do: say(compiled, facts, todo),
    proof: say(compiled, facts, proof),
    rollback: say(compiled, facts, rollback),
    owner: step.owner,
    effort: effortOf(compiled, facts, step),
    ...withCrews(compiled, facts, step),
    ...waitsOf(compiled, facts, step),
    done: done?.evaluate(facts) === true,
    ...(applies !== true && { mayNotApply: true }),
    ...(step.way !== undefined && { way: step.way }),
    ...(step.meets !== undefined && { meets: step.meets }),
    ...(likely?.evaluate(facts) === true && {
      likely: true as const,
      ...(step.likelyBecause !== undefined && { likelyBecause: step.likelyBecause }),
    }),
    answers: when?.causes(facts) ?? [],
    useCases: [],
    ...(step.first === true && { first: true as const }),
    ...(step.now === true && { now: true as const }),
    ...(step.light === true && { light: true as const }),
    ...(step.whileClosed === true && { whileClosed: true as const }),
    ...(step.path === true && { path: true as const }),
    ...(step.paced === true && { paced: true as const }),
    ...(step.interim === true && { interim: true as const }),
    ...(aside?.evaluate(facts) === true && { aside: true as const }),
    ...(step.after !== undefined && { after: step.after }),
    ...(step.provenBy !== undefined && { provenBy: step.provenBy }),
    ...(step.waitsFor !== undefined && { waitsFor: step.waitsFor }),
    options: step.options ?? [],
    closes: step.closes ?? [],
    sources,
  };
}

/** The work of a step: what it grows to with an answer that counts, but never less than a part of it, or its effort. */
function effortOf(compiled: CompiledPack, facts: Facts, { effort, grows }: Step): TimeRange {
  const count = grows && countOf(compiled, facts, grows);
  const others = grows?.also && numberOf(compiled, facts, grows.also.with);
  return count === undefined ? effort : grownEffort(grows!, effort, count, others ?? 1);
}

/** How many of what it grows with the work is for; undefined while no answer tells it. */
function countOf(compiled: CompiledPack, facts: Facts, grows: Growth): number | undefined {
  const asked = grows.only === undefined ? [grows.with] : [grows.with, grows.only];
  const known = asked.flatMap((id) => numberOf(compiled, facts, id) ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** The waiting of a step: for the release of what it changes in services, where answers tell it, then its own. */
function waitsOf(compiled: CompiledPack, facts: Facts, { waits, released }: Step): Pick<StepResult, 'waits'> {
  const releases = isReleased({ released }) ? releaseQuestions(compiled.pack) : [];
  const times = releases.map((question) => releaseOf(compiled, facts, question, released === 'one'));
  const all = waitsInAll([...times, waits]);
  return all === undefined ? {} : { waits: all };
}

/** How long a release takes by an answer; that of one service need not wait for the others. */
function releaseOf(
  compiled: CompiledPack,
  facts: Facts,
  { id, values = [] }: Question,
  isOfOne: boolean,
): TimeRange | undefined {
  const value = factOf(compiled, facts, id)?.value;
  const { release, releaseOfOne = release } = values.find((each) => each.value === value) ?? {};
  return isOfOne ? releaseOfOne : release;
}

/** How many crews share the work of a step, where there are several: none has less than one `each` of it. */
function withCrews(compiled: CompiledPack, facts: Facts, { grows }: Step): Pick<StepResult, 'crews'> {
  if (grows?.crews === undefined) return {};
  const people = numberOf(compiled, facts, grows.crews.with);
  const count = countOf(compiled, facts, grows);
  if (people === undefined || count === undefined) return {};
  const crews = Math.min(Math.floor(people / grows.crews.each), Math.ceil(count / grows.each));
  return crews > 1 ? { crews } : {};
}

function serving(step: StepResult, served: readonly UseCaseResult[]): StepResult {
  const answers = union([step.answers, ...served.flatMap(({ reasons }) => reasons.map((reason) => reason.answers))]);
  return { ...step, answers, useCases: served.map(({ id }) => id) };
}

function statusOf(id: StageId, stage: StageId | 'none', verdict: VerdictId): StageResult['status'] {
  if (stage === 'none') return 'not-applicable';
  const ahead = STAGES.indexOf(id) - STAGES.indexOf(stage);
  if (ahead <= 0) return ahead < 0 ? 'done' : 'current';
  return ahead === 1 && verdict === 'yes' ? 'next' : 'later';
}
