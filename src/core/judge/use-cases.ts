import { union } from '../condition/index.ts';
import type { VerdictId } from '../pack/index.ts';
import type { CompiledPack, CompiledSignal, CompiledUseCase } from './compile.ts';
import type { Facts } from './facts.ts';
import { remember } from './remember.ts';
import type { GateResult, Reason, UseCaseResult } from './results.ts';
import { say } from './sentence.ts';

/** The only use case of a `not-yet`. */
export const EDGE = 'edge-gateway';

/** How many use cases follow the first one, at most. */
const NEXT = 2;

interface Scored {
  readonly entry: CompiledUseCase;
  readonly applies: boolean;
  readonly points: number;
  readonly why: readonly string[];
  readonly reasons: readonly Reason[];
}

/** Ranks the use cases by the points of their signals, then by the order of the pack. */
export function useCasesJudge(compiled: CompiledPack): (facts: Facts, verdict: VerdictId) => readonly UseCaseResult[] {
  const scores = compiled.useCases.map((entry) => {
    const strongestFirst = entry.signals
      .toSorted((a, b) => b.points - a.points)
      .map((signal) => ({
        signal,
        reasonOf: remember(compiled, signal.when.reads, signal.says.mentions, (facts) =>
          reasonOf(compiled, facts, signal),
        ),
      }));
    return (facts: Facts) => score(facts, entry, strongestFirst);
  });
  return (facts, verdict) => {
    const scored = scores.map((scoreOne) => scoreOne(facts));
    scored.sort((a, b) => rankOf(b, verdict) - rankOf(a, verdict));
    return scored.map((each, index) => resultOf(each, verdict, index));
  };
}

/** The use case to start with; undefined where none is started. */
export function startOf(useCases: readonly UseCaseResult[]): UseCaseResult | undefined {
  return useCases.find(({ place }) => place === 'first');
}

/** The use cases; the first one lists the gates that must be met before it starts. */
export function waiting(useCases: readonly UseCaseResult[], gates: readonly GateResult[]): readonly UseCaseResult[] {
  const waitsFor = gates.filter(({ atOnce }) => atOnce?.order === 'first').map(({ id }) => id);
  if (waitsFor.length === 0) return useCases;
  return useCases.map((useCase) => (useCase.place === 'first' ? { ...useCase, waitsFor } : useCase));
}

function resultOf(
  { entry: { useCase, sources }, applies, points, why, reasons }: Scored,
  verdict: VerdictId,
  index: number,
): UseCaseResult {
  const place = placeOf(verdict, useCase.id, applies, points, index);
  return {
    id: useCase.id,
    title: useCase.title,
    about: useCase.about,
    rank: index + 1,
    points,
    start: place === 'first',
    place,
    stage: useCase.stage,
    why,
    reasons,
    experiment: useCase.experiment,
    measure: useCase.measure,
    rollback: useCase.rollback,
    later: useCase.later,
    sources,
  };
}

function score(
  facts: Facts,
  entry: CompiledUseCase,
  signals: readonly { signal: CompiledSignal; reasonOf: (facts: Facts) => Reason }[],
): Scored {
  const why: string[] = [];
  const reasons: Reason[] = [];
  let points = 0;
  const applies = entry.when?.evaluate(facts) !== false;
  if (applies) {
    for (const { signal, reasonOf: reason } of signals) {
      if (signal.when.evaluate(facts) !== true) continue;
      points += signal.points;
      reasons.push(reason(facts));
      why.push(reasons.at(-1)!.text);
    }
  }
  return { entry, applies, points: Math.round(points * 10) / 10, why, reasons };
}

function reasonOf(compiled: CompiledPack, facts: Facts, { when, says, sources }: CompiledSignal): Reason {
  return { text: say(compiled, facts, says), answers: union([when.causes(facts), says.mentions]), sources };
}

function rankOf({ entry, points }: Scored, verdict: VerdictId): number {
  return verdict === 'not-yet' && entry.useCase.id === EDGE ? Infinity : points;
}

function placeOf(
  verdict: VerdictId,
  id: string,
  applies: boolean,
  points: number,
  index: number,
): UseCaseResult['place'] {
  if (verdict === 'not-yet' && id === EDGE) return 'first';
  if (!applies || points <= 0) return 'none';
  if (verdict !== 'yes') return 'later';
  return index === 0 ? 'first' : index <= NEXT ? 'next' : 'later';
}
