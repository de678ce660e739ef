import { CARRIES, type Carries, KNOWN_QUESTIONS, STAGES, STRENGTHS, type Strength } from '../pack/index.ts';
import type { CompiledPack } from './compile.ts';
import type { Exact } from './exact.ts';
import { type Facts, factOf } from './facts.ts';
import type { GateResult, UseCaseResult } from './results.ts';
import { type Need, needsJudge } from './strength.ts';

/** How many use cases follow the first one, at most. */
export const NEXT = 2;

/** What the order of needs depends on; a need that is not unmet is `unmet: false`. */
export interface Ranked {
  readonly id: string;
  readonly carries: Carries;
  /** The organization wants it improved first, and it can go ahead of others. */
  readonly isAsked: boolean;
  /** The less, the sooner. */
  readonly urgency: number;
  readonly strength: Strength;
  readonly unmet: boolean;
  readonly isCovered: boolean;
}

/**
 * The use cases by what they are needed for: unmet ones, covered ones, the others; of the unmet, those that can be a
 * reason for a mesh; then the stronger, then the one that the organization wants improved first, then what carries a
 * mesh alone, then the order of the pack. What belongs to the last stage rests on the others: required, it comes after
 * what has hurt. `start`: the first unmet one that can be a reason for a mesh.
 */
export function useCasesJudge(compiled: CompiledPack): (facts: Facts, exact?: Exact) => readonly UseCaseResult[] {
  const needs = needsJudge(compiled);
  return (facts, exact) => {
    const first = factOf(compiled, facts, KNOWN_QUESTIONS.wish)?.value;
    const entries = needs(facts).map((need, place) => ({
      need,
      place,
      id: compiled.useCases[place]!.useCase.id,
      carries: compiled.useCases[place]!.useCase.carries,
      isAsked: compiled.useCases[place]!.useCase.id === first && canGoAhead(compiled.useCases[place]!.useCase),
      urgency: urgencyOf(compiled.useCases[place]!.useCase, need.strength),
      strength: need.strength,
      unmet: need.unmet,
      isCovered: need.covered === true,
    }));
    entries.sort((a, b) => order(a, b) || a.place - b.place);
    const canStart = ({ unmet, carries }: Ranked) => unmet && carries !== 'never';
    return entries.map(({ need, place, ...ranked }, index) => {
      const { useCase, sources } = compiled.useCases[place]!;
      const at = placeOf(need, canStart(ranked), index);
      return {
        id: useCase.id,
        title: need.title,
        about: useCase.about,
        rank: index + 1,
        strength: need.strength,
        strengthPossible: exact?.strengths.get(useCase.id) ?? need.strengthPossible,
        unmet: need.unmet,
        ...(need.coverUnknown && { coverUnknown: true as const }),
        carries: useCase.carries,
        coveredBy: need.coveredBy,
        ...(need.unmet && need.cost !== undefined && { cost: need.cost }),
        start: at === 'first',
        place: at,
        stage: useCase.stage,
        why: need.reasons.map(({ text }) => text),
        reasons: need.reasons,
        experiment: useCase.experiment,
        measure: useCase.measure,
        abort: useCase.abort,
        rollback: useCase.rollback,
        later: useCase.later,
        sources,
      };
    });
  };
}

/** The use case to begin with. */
export function startOf(useCases: readonly UseCaseResult[]): UseCaseResult | undefined {
  return useCases.find(({ start }) => start);
}

/** The use cases; the first one lists the gates that must be met before it starts. */
export function waiting(useCases: readonly UseCaseResult[], gates: readonly GateResult[]): readonly UseCaseResult[] {
  const waitsFor = gates.filter(({ atOnce }) => atOnce?.order === 'first').map(({ id }) => id);
  if (waitsFor.length === 0) return useCases;
  return useCases.map((useCase) => (useCase.place === 'first' ? { ...useCase, waitsFor } : useCase));
}

/** Whether a wish moves a use case ahead of others as strong: what belongs to the last stage rests on these others. */
export function canGoAhead({ stage }: Pick<UseCaseResult, 'stage'>): boolean {
  return stage !== STAGES.at(-1);
}

/**
 * Where a need of this strength comes among others: the less, the sooner. What belongs to the last stage rests on the
 * others, so a requirement of it comes between what has hurt and what costs effort.
 */
export function urgencyOf(useCase: Pick<UseCaseResult, 'stage'>, strength: Strength): number {
  const index = STRENGTHS.indexOf(strength);
  return strength === 'duty' && !canGoAhead(useCase)
    ? (STRENGTHS.indexOf('pain') + STRENGTHS.indexOf('burden')) / 2
    : index;
}

function order(a: Ranked, b: Ranked): number {
  const group = ({ unmet, isCovered }: Ranked) => (unmet ? 0 : isCovered ? 1 : 2);
  const never = ({ unmet, carries }: Ranked) => Number(unmet && carries === 'never');
  return (
    group(a) - group(b) ||
    never(a) - never(b) ||
    a.urgency - b.urgency ||
    Number(b.isAsked) - Number(a.isAsked) ||
    CARRIES.indexOf(a.carries) - CARRIES.indexOf(b.carries)
  );
}

function placeOf({ strength, covered, unmet }: Need, canStart: boolean, index: number): UseCaseResult['place'] {
  if (canStart) return index === 0 ? 'first' : index <= NEXT ? 'next' : 'later';
  return unmet || (strength !== 'none' && covered !== true) ? 'later' : 'none';
}
