import type { Unknown } from './assessment.ts';
import type { CompiledCondition } from '../condition/index.ts';
import {
  blocks,
  type CompiledPack,
  countedInPlan,
  type Facts,
  fitOf,
  hasWork,
  isOpen,
  type Judgement,
  openQuestions,
  settleFact,
  withLater,
} from '../judge/index.ts';
import { type Effect, effectInWords, type PlanEffect } from './effect.ts';
import type { Influence } from '../range/index.ts';

/**
 * Unanswered questions that apply or may apply, best question to ask next first. Those that can change the verdict come
 * first; of these, what tells only who could run a mesh comes last, then what may not apply, then what moves only the
 * exposure. Then they are sorted by information about the verdict, then about the course, then about leaving the
 * stage; then those that may not apply come last; then by blocking gates, other gates, use cases, points of exposure,
 * and risks, then in the order of the pack. Points come late: where they can change the verdict, the information about
 * it says so. `tells` holds the information of each question; a question without an entry can change neither verdict,
 * course, nor stage.
 */
export function listUnknowns(
  compiled: CompiledPack,
  judgement: Judgement,
  tells: ReadonlyMap<string, Influence>,
): readonly Unknown[] {
  const effects = effectsOf(compiled, judgement, tells);
  const open = compiled.pack.questions.filter(({ id }) => effects.has(id));
  const ordered = open.toSorted((a, b) => compare(effects.get(a.id)!, effects.get(b.id)!));
  const later = withLater({}, { plan: () => effectsOnPlan(compiled, judgement) });
  const inWords = (id: string) => effectInWords(effects.get(id)!, () => later.plan(id));
  return ordered.map(({ id, prompt, section }) =>
    withLater(
      {
        question: id,
        prompt,
        section,
        effect: '',
        mainEffect: '',
        changesVerdict: effects.get(id)!.verdict,
        ...(effects.get(id)!.course && { changesCourse: true as const }),
        ...(effects.get(id)!.capacity && { tellsCapacity: true as const }),
        mayNotApply: judgement.facts.list[compiled.index.get(id)!]!.applies === undefined,
      },
      // Many runs read neither, or one of the first: the steps of the pack, its longest part, are read for others.
      { effect: () => inWords(id).effect, mainEffect: () => inWords(id).mainEffect },
    ),
  );
}

/**
 * What answers can tell where the rules are too entangled to work it out: nothing is known of how much, only which
 * questions the verdict and the exposure wait for.
 */
export function toldByBounds(compiled: CompiledPack, facts: Facts): ReadonlyMap<string, Influence> {
  const conditions = [compiled.rules, ...compiled.criteria.map(({ levels }) => levels)].flat().map(({ when }) => when);
  return new Map([...waitsFor(compiled, facts, conditions)].map((id) => [id, { verdict: 0 }]));
}

function effectsOf(
  compiled: CompiledPack,
  judgement: Judgement,
  tells: ReadonlyMap<string, Influence>,
): ReadonlyMap<string, Effect> {
  const { facts, exposure, verdict, gates, stage } = judgement;
  const effects = new Map<string, Effect>();
  for (const { question, index } of compiled.asked) {
    if (!isOpen(facts.list[index]!)) continue;
    const told = tells.get(question.id) ?? {};
    const verdictToo = told.verdict !== undefined && !verdict.settled;
    effects.set(question.id, {
      verdict: verdictToo,
      course: told.course !== undefined,
      applies: facts.list[index]!.applies === true,
      capacity: false,
      tells: told,
      points: 0,
      criteria: [],
      gates: [],
      blocking: 0,
      useCases: [],
      options: [],
      risks: [],
    });
  }
  const each = (conditions: readonly (CompiledCondition | undefined)[], move: (effect: Effect) => void) => {
    for (const id of waitsFor(compiled, facts, conditions)) move(effects.get(id)!);
  };

  exposure.criteria.forEach(({ title, range: [low, high], level }, index) => {
    if (low === high && level !== 'unknown') return;
    const conditions = compiled.criteria[index]!.levels.flatMap(({ when }) => when ?? []);
    each(conditions, (effect) => {
      effect.points += high - low;
      if (high > low) effect.criteria.push(title);
    });
  });
  // Where no answer can bring a mesh to work on, no gate concerns the reader.
  const isAhead = isOnTheWay(judgement);
  compiled.gates.forEach(({ gate: { title, stage: at }, when, met }, index) => {
    const gate = gates[index]!;
    if (!isAhead || gate.possible.length < 2) return;
    each([when, met], (effect) => {
      effect.gates.push(title);
      if (at === stage && blocks(gate)) effect.blocking += 1;
    });
  });
  for (const { useCase, strength, covered } of compiled.useCases)
    each([...strength.map(({ when }) => when), covered?.when], (effect) => effect.useCases.push(useCase.title));
  // A product concerns the reader only where one may be chosen.
  const mayChoose =
    verdict.possible.includes('yes') && verdict.coursePossible.some((to) => to === 'adopt' || to === 'move');
  const openOptions = compiled.options.filter((entry) => fitOf(entry, facts) === undefined);
  // Of an option without a mesh, whether it meets a need can be open, too: a plan says so.
  for (const entry of openOptions.filter(({ option }) => option.kind !== 'mesh'))
    for (const id of openQuestions(compiled, entry, facts)) effects.get(id)!.options.push(entry.option.title);
  for (const { ruledOut, option } of openOptions.filter((entry) => entry.option.kind === 'mesh' && mayChoose))
    each(
      ruledOut.map(({ when }) => when),
      (effect) => effect.options.push(option.title),
    );
  const { levels, gaps, criteria } = compiled.capacity;
  const conditions = [...levels, ...gaps, ...criteria.flatMap((criterion) => criterion.levels)].map(({ when }) => when);
  each(conditions, (effect) => {
    effect.capacity = effect.useCases.length === 0 && effect.criteria.length === 0;
  });
  // Risks that files bring up: an answer alone shows none of them.
  for (const { risk, when } of compiled.risks) {
    if (risk.findings !== undefined) continue;
    for (const id of waitsFor(compiled, facts, [when]))
      if (canTurn(compiled, facts, when, id)) effects.get(id)!.risks.push(risk.title);
  }
  return effects;
}

/** What open questions can still change in the plan alone: urgent steps, its work, and its dates. */
function effectsOnPlan(compiled: CompiledPack, judgement: Judgement): (question: string) => PlanEffect {
  const { facts, verdict } = judgement;
  const urgent = new Map<string, string[]>();
  // Of the other steps, a question that decides about many would name none that matters.
  for (const { step, when, unless } of compiled.steps) {
    const { courses } = step;
    const isPossible =
      courses === undefined ? isOnTheWay(judgement) : verdict.coursePossible.some((course) => courses.includes(course));
    if ((step.first !== true && step.now !== true) || !isPossible) continue;
    const conditions = [when, unless].flatMap((condition) => condition ?? []);
    for (const id of waitsFor(compiled, facts, conditions))
      if (conditions.some((condition) => canTurn(compiled, facts, condition, id)))
        urgent.set(id, [...(urgent.get(id) ?? []), step.title]);
  }
  const counted = countedInPlan(compiled);
  return (question) => ({ steps: urgent.get(question) ?? [], work: counted.has(question) });
}

/** Whether a mesh is still possible, as far as verdict and course tell. */
function isOnTheWay({ verdict }: Judgement): boolean {
  return verdict.possible.some((id) => verdict.coursePossible.some((course) => hasWork(course, id)));
}

/**
 * Whether an answer to an open question can change the outcome of a condition that waits for it. An outcome that is
 * known although the question is open (`unless`) can rest on other answers, too, so each value is tried.
 */
function canTurn(compiled: CompiledPack, facts: Facts, condition: CompiledCondition, id: string): boolean {
  const outcome = condition.evaluate(facts);
  const asked = compiled.asked[compiled.index.get(id)!]!;
  if (outcome === undefined || asked.question.kind !== 'choice') return true;
  return asked.question.values!.some(({ value }) => {
    const trial = { ...facts, codes: facts.codes.slice() };
    const fact = settleFact(asked, { kind: 'value', value }, trial);
    return condition.evaluate({ ...trial, list: facts.list.with(asked.index, fact) }) !== outcome;
  });
}

/**
 * Unanswered questions that can still change one of the conditions, directly or by deciding whether a question applies.
 */
function waitsFor(
  compiled: CompiledPack,
  facts: Facts,
  conditions: readonly (CompiledCondition | undefined)[],
): ReadonlySet<string> {
  const open = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string) => {
    const index = compiled.index.get(id);
    if (index === undefined || seen.has(id)) return;
    seen.add(id);
    const fact = facts.list[index]!;
    if (isOpen(fact)) open.add(id);
    if (fact.applies === undefined) compiled.asked[index]!.when!.causes(facts).forEach(visit);
  };
  for (const condition of conditions) condition?.causes(facts).forEach(visit);
  return open;
}

function compare(a: Effect, b: Effect): number {
  return (
    Number(b.verdict) - Number(a.verdict) ||
    (a.verdict ? byUrgency(a, b) : 0) ||
    more(a.tells.verdict, b.tells.verdict) ||
    more(a.tells.course, b.tells.course) ||
    more(a.tells.stage, b.tells.stage) ||
    Number(b.applies) - Number(a.applies) ||
    b.blocking - a.blocking ||
    b.gates.length - a.gates.length ||
    b.useCases.length - a.useCases.length ||
    b.points - a.points ||
    b.risks.length - a.risks.length
  );
}

/** For two questions that can change the verdict, whatever the answers tell. */
function byUrgency(a: Effect, b: Effect): number {
  return (
    Number(a.capacity) - Number(b.capacity) ||
    Number(b.applies) - Number(a.applies) ||
    Number(isOnlyShape(a)) - Number(isOnlyShape(b))
  );
}

/** Whether it moves only points of the exposure, and tells nothing of a need. */
function isOnlyShape({ criteria, useCases, gates }: Effect): boolean {
  return criteria.length > 0 && useCases.length + gates.length === 0;
}

/** Differences below this are rounding errors, not differences of information. */
const NOISE = 1e-9;

function more(a = 0, b = 0): number {
  return Math.abs(a - b) < NOISE ? 0 : b - a;
}
