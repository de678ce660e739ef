import type { SourceRef } from '../assessment.ts';
import { type CompiledCondition, compileCondition } from '../condition.ts';
import { compileSentence, type Sentence } from '../sentence.ts';
import { type Coding, codingOf, type Layout } from './coding.ts';
import { questionOrder } from './order.ts';
import type { Alternative, Condition, Criterion, Gate, Pack, Question, Risk, StageId, Step, UseCase, VerdictRule } from './schema.ts';
import { sourceFinder } from './sources.ts';

export interface CompiledQuestion {
  readonly question: Question;
  /** Place in `CompiledPack.asked` and in `Facts.list`. */
  readonly index: number;
  /** How its value is coded for the tests of conditions. */
  readonly coding: Coding;
  readonly when: CompiledCondition | undefined;
}

/** An entry of the pack with the sources it names. */
export interface Sourced {
  readonly sources: readonly SourceRef[];
}

export interface CompiledLevel {
  readonly id: string;
  /** Weight times share, rounded to tenths. */
  readonly points: number;
  readonly when: CompiledCondition | undefined;
  readonly says: Sentence;
}

export interface CompiledCriterion extends Sourced {
  readonly criterion: Criterion;
  readonly levels: readonly CompiledLevel[];
  readonly reads: readonly string[];
}

export interface CompiledRule extends Sourced {
  readonly rule: VerdictRule;
  readonly when: CompiledCondition | undefined;
  readonly says: Sentence;
}

export interface CompiledGate extends Sourced {
  readonly gate: Gate;
  readonly when: CompiledCondition | undefined;
  readonly met: CompiledCondition;
  readonly why: Sentence;
  readonly fix: Sentence;
}

export interface CompiledStep extends Sourced {
  readonly step: Step;
  readonly when: CompiledCondition | undefined;
  readonly done: CompiledCondition | undefined;
  readonly todo: Sentence;
  readonly proof: Sentence;
  readonly rollback: Sentence;
}

export interface CompiledSignal extends Sourced {
  readonly points: number;
  readonly when: CompiledCondition;
  readonly says: Sentence;
}

export interface CompiledUseCase extends Sourced {
  readonly useCase: UseCase;
  readonly when: CompiledCondition | undefined;
  readonly signals: readonly CompiledSignal[];
}

export interface CompiledRisk extends Sourced {
  readonly risk: Risk;
  readonly when: CompiledCondition;
  readonly why: Sentence;
  readonly mitigation: Sentence;
}

export interface CompiledAlternative extends Sourced {
  readonly alternative: Alternative;
  readonly when: CompiledCondition | undefined;
}

export interface CompiledWatch extends Sourced {
  readonly id: string;
  readonly says: Sentence;
  readonly unless: CompiledCondition | undefined;
}

/** A pack with every condition compiled to closures. Made once per pack; the pack itself is not changed. */
export interface CompiledPack {
  readonly pack: Pack;
  readonly digest: string;
  readonly questions: ReadonlyMap<string, Question>;
  /** Question ids, each after those that its `when` reads. */
  readonly order: readonly string[];
  /** The questions in that order. */
  readonly asked: readonly CompiledQuestion[];
  /** Question id to its place in `asked`. */
  readonly index: ReadonlyMap<string, number>;
  /** How many codes its facts take. */
  readonly layout: Layout;
  readonly criteria: readonly CompiledCriterion[];
  readonly rules: readonly CompiledRule[];
  readonly gates: readonly CompiledGate[];
  readonly stageOfGate: ReadonlyMap<string, StageId>;
  readonly steps: readonly CompiledStep[];
  readonly useCases: readonly CompiledUseCase[];
  readonly risks: readonly CompiledRisk[];
  readonly alternatives: readonly CompiledAlternative[];
  readonly watch: readonly CompiledWatch[];
}

/** Compiles a valid pack (see parsePack); throws on references to nothing and on circles. `digest` names its bytes. */
export function compilePack(pack: Pack, digest: string): CompiledPack {
  const index = new Map<string, number>();
  const asked: CompiledQuestion[] = [];
  const layout: Layout = { size: 0 };
  const condition = (source: Condition) => compileCondition(source, (id) => asked[index.get(id) ?? -1]);
  const perhaps = (source: Condition | undefined) => (source === undefined ? undefined : condition(source));
  const sources = sourceFinder(pack);
  for (const question of questionOrder(pack.questions)) {
    index.set(question.id, asked.length);
    asked.push({ question, index: asked.length, coding: codingOf(question, layout), when: perhaps(question.when) });
  }

  return {
    pack,
    digest,
    questions: new Map(pack.questions.map((question) => [question.id, question])),
    order: asked.map(({ question }) => question.id),
    asked,
    index,
    layout,
    criteria: pack.criteria.map((criterion) => {
      const levels = criterion.levels.map(({ id, share, when, says }) => ({
        id,
        points: Math.round(criterion.weight * share * 10) / 10,
        when: perhaps(when),
        says: compileSentence(says),
      }));
      const reads = [...new Set(levels.flatMap(({ when }) => when?.reads ?? []))];
      return { criterion, levels, reads, sources: sources(criterion.sources) };
    }),
    rules: pack.verdictRules.map((rule) => ({
      rule,
      when: perhaps(rule.when),
      says: compileSentence(rule.says),
      sources: sources(rule.sources),
    })),
    gates: pack.gates.map((gate) => ({
      gate,
      when: perhaps(gate.when),
      met: condition(gate.met),
      why: compileSentence(gate.why),
      fix: compileSentence(gate.fix.do),
      sources: sources(gate.sources),
    })),
    steps: pack.steps.map((step) => ({
      step,
      when: perhaps(step.when),
      done: perhaps(step.done),
      todo: compileSentence(step.do),
      proof: compileSentence(step.proof),
      rollback: compileSentence(step.rollback),
      sources: sources(step.sources),
    })),
    stageOfGate: new Map(pack.gates.map((gate) => [gate.id, gate.stage])),
    useCases: pack.useCases.map((useCase) => ({
      useCase,
      when: perhaps(useCase.when),
      signals: useCase.signals.map(({ points, when, says, sources: ids }) => ({
        points,
        when: condition(when),
        says: compileSentence(says),
        sources: sources(ids),
      })),
      sources: sources(useCase.sources),
    })),
    risks: pack.risks.map((risk) => ({
      risk,
      when: condition(risk.when),
      why: compileSentence(risk.why),
      mitigation: compileSentence(risk.mitigation),
      sources: sources(risk.sources),
    })),
    alternatives: pack.alternatives.map((alternative) => ({
      alternative,
      when: perhaps(alternative.when),
      sources: sources(alternative.sources),
    })),
    watch: pack.watch.map(({ id, says, unless, sources: ids }) => ({
      id,
      says: compileSentence(says),
      unless: perhaps(unless),
      sources: sources(ids),
    })),
  };
}
