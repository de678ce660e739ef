import { conditionInWords } from '../pack/condition-words.ts';
import type { CompiledCondition } from '../condition.ts';
import type { Judgement } from '../judge.ts';
import type { CompiledPack } from '../pack/compile.ts';

/** Whether some case made a rule of the pack true, and whether some made it false. */
export interface RuleCoverage {
  /** `gate edge-maintained: met` */
  readonly rule: string;
  readonly condition: string;
  readonly madeTrue: boolean;
  readonly madeFalse: boolean;
}

export interface Coverage {
  readonly rules: readonly RuleCoverage[];
  /** Share of what could be covered, 0 to 100, rounded down. */
  readonly percent: number;
}

interface Rule {
  readonly name: string;
  readonly condition: string;
  readonly holds: (judgement: Judgement) => boolean | undefined;
}

/**
 * Which rules these results made true and false. A level or a verdict rule is true where it is the one that counts; every
 * other condition where it holds.
 */
export function coverageOf(compiled: CompiledPack, judgements: readonly Judgement[]): Coverage {
  const rules = rulesOf(compiled).map(({ name, condition, holds }): RuleCoverage => {
    const outcomes = new Set(judgements.map(holds));
    return { rule: name, condition, madeTrue: outcomes.has(true), madeFalse: outcomes.has(false) };
  });
  const covered = rules.reduce((sum, { madeTrue, madeFalse }) => sum + Number(madeTrue) + Number(madeFalse), 0);
  return { rules, percent: rules.length === 0 ? 100 : Math.floor((covered * 100) / (rules.length * 2)) };
}

function rulesOf(compiled: CompiledPack): readonly Rule[] {
  const rule = (name: string, condition: CompiledCondition | undefined): Rule[] =>
    condition === undefined ? [] : [{ name, condition: conditionInWords(condition.source), holds: ({ facts }) => condition.evaluate(facts) }];
  const chosen = (name: string, condition: CompiledCondition | undefined, holds: Rule['holds']): Rule => ({
    name,
    condition: condition === undefined ? 'nothing before it holds' : conditionInWords(condition.source),
    holds,
  });
  return [
    ...compiled.asked.flatMap(({ question, when }) => rule(`question ${question.id}: asked`, when)),
    ...compiled.criteria.flatMap(({ criterion, levels }, place) =>
      levels.map(({ id, when }) => chosen(`criterion ${criterion.id}: level ${id}`, when, ({ need }) => need.criteria[place]!.level === id)),
    ),
    ...compiled.rules.map(({ rule: { id }, when }) => chosen(`verdict rule ${id}`, when, ({ verdict }) => verdict.rule === id)),
    ...compiled.gates.flatMap(({ gate: { id }, when, met }) => [...rule(`gate ${id}: applies`, when), ...rule(`gate ${id}: met`, met)]),
    ...compiled.steps.flatMap(({ step: { id }, when, done }) => [...rule(`step ${id}: applies`, when), ...rule(`step ${id}: done`, done)]),
    ...compiled.useCases.flatMap(({ useCase: { id }, when, signals }) => [
      ...rule(`use case ${id}: applies`, when),
      ...signals.flatMap((signal, index) => rule(`use case ${id}: signal ${index + 1}`, signal.when)),
    ]),
    ...compiled.risks.flatMap(({ risk: { id }, when }) => rule(`risk ${id}`, when)),
    ...compiled.alternatives.flatMap(({ alternative: { id }, when }) => rule(`alternative ${id}`, when)),
    ...compiled.watch.flatMap(({ id, unless }) => rule(`sign ${id}: there already`, unless)),
  ];
}
