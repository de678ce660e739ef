import type { Answer, AnswersFile } from '../answers/index.ts';
import { assess, type Assessment, type CriterionResult, type GateResult, type UseCaseResult } from '../assess/index.ts';
import type { Fit } from '../pack/index.ts';
import type { CompiledPack } from '../judge/index.ts';

/** The assessment of the same organization before and after some answers change. */
export interface WhatIf {
  readonly before: Assessment;
  readonly after: Assessment;
}

/**
 * Assesses the file as it is, and with these answers in place of its own. An undefined answer makes the question
 * unanswered.
 */
export function whatIf(
  compiled: CompiledPack,
  file: AnswersFile,
  changes: ReadonlyMap<string, Answer>,
  toolVersion: string,
): WhatIf {
  const changed = { ...file, answers: new Map([...file.answers, ...changes]) };
  return { before: assess(compiled, file, toolVersion), after: assess(compiled, changed, toolVersion) };
}

/** Differences between two assessments by the same pack. */
export interface Differences {
  readonly criteria: readonly { readonly before: CriterionResult; readonly after: CriterionResult }[];
  readonly gates: readonly { readonly before: GateResult; readonly after: GateResult }[];
  /** Use cases whose position in the plan changes. */
  readonly useCases: readonly {
    readonly id: string;
    readonly title: string;
    readonly before: UseCaseResult['place'];
    readonly after: UseCaseResult['place'];
  }[];
  /** Options that are no mesh and whose fit is another one. */
  readonly options: readonly {
    readonly id: string;
    readonly title: string;
    readonly before: Fit;
    readonly after: Fit;
  }[];
  readonly stepsGained: readonly { readonly id: string; readonly title: string }[];
  readonly stepsLost: readonly { readonly id: string; readonly title: string }[];
  readonly risksGained: readonly { readonly id: string; readonly title: string }[];
  readonly risksLost: readonly { readonly id: string; readonly title: string }[];
  readonly contradictionsGained: readonly { readonly id: string; readonly title: string }[];
  readonly contradictionsLost: readonly { readonly id: string; readonly title: string }[];
}

export function differences({ before, after }: WhatIf): Differences {
  const steps = (assessment: Assessment) => assessment.stages.flatMap((stage) => stage.steps);
  const gates = (assessment: Assessment) => assessment.stages.flatMap((stage) => stage.gates);
  return {
    criteria: pairs(before.exposure.criteria, after.exposure.criteria).filter(
      ({ before: a, after: b }) => a.level !== b.level || String(a.range) !== String(b.range),
    ),
    gates: pairs(gates(before), gates(after)).filter(({ before: a, after: b }) => a.outcome !== b.outcome),
    useCases: pairs(after.useCases, before.useCases)
      .filter(({ before: now, after: then }) => now.place !== then.place)
      .map(({ before: now, after: then }) => ({ id: now.id, title: now.title, before: then.place, after: now.place })),
    options: pairs(after.options, before.options)
      .filter(({ before: now, after: then }) => now.kind !== 'mesh' && now.fit !== then.fit)
      .map(({ before: now, after: then }) => ({ id: now.id, title: now.title, before: then.fit, after: now.fit })),
    stepsGained: missing(steps(after), steps(before)),
    stepsLost: missing(steps(before), steps(after)),
    risksGained: missing(after.risks, before.risks),
    risksLost: missing(before.risks, after.risks),
    contradictionsGained: missing(after.contradictions, before.contradictions),
    contradictionsLost: missing(before.contradictions, after.contradictions),
  };
}

/** Pairs of entries with the same id, in the order of the first list. */
function pairs<T extends { readonly id: string }>(
  first: readonly T[],
  second: readonly T[],
): { before: T; after: T }[] {
  const byId = new Map(second.map((entry) => [entry.id, entry]));
  return first.flatMap((before) => {
    const after = byId.get(before.id);
    return after === undefined ? [] : [{ before, after }];
  });
}

/** Entries of the first list that the second list doesn't have. */
function missing<T extends { readonly id: string; readonly title: string }>(first: readonly T[], second: readonly T[]) {
  const ids = new Set(second.map(({ id }) => id));
  return first.filter(({ id }) => !ids.has(id)).map(({ id, title }) => ({ id, title }));
}
