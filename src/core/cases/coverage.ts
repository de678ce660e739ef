import { type CompiledCondition, conditionInWords } from '../condition/index.ts';
import { type CompiledPack, type Judgement, replyHolds } from '../judge/index.ts';
import type { Pack } from '../pack/schema.ts';

/** Whether some case makes a rule of the pack true, and whether some case makes it false. */
export interface RuleCoverage {
  /** `gate edge-maintained: met` */
  readonly rule: string;
  readonly condition: string;
  readonly madeTrue: boolean;
  readonly madeFalse: boolean;
}

/** How many rules the cases cover. */
export interface Covered {
  readonly rules: readonly RuleCoverage[];
  /** Covered share in percent, 0 to 100, rounded down. */
  readonly percent: number;
}

/** Coverage of the pack's own rules. For a pack that extends another one, these are the added and changed rules. */
export interface Coverage extends Covered {
  /** Coverage of the rules that the pack inherits unchanged. */
  readonly inherited?: Covered & { readonly pack: string };
}

interface Rule {
  readonly list: keyof Pack;
  readonly id: string;
  readonly name: string;
  readonly condition: string;
  readonly holds: (result: CoveredBy) => boolean | undefined;
}

/** What of a judgement shows which rules held. */
export type CoveredBy = Pick<Judgement, 'facts' | 'exposure' | 'verdict' | 'heading' | 'capacity'>;

/**
 * Which rules these results make true and false. A level or a verdict rule is true where it is the deciding one; every
 * other rule is true where its condition holds.
 */
export function coverageOf(compiled: CompiledPack, results: readonly CoveredBy[]): Coverage {
  const rules = rulesOf(compiled);
  const { changes } = compiled.pack;
  if (changes === undefined) return covered(rules, results);
  const written = new Set(changes.entries.map(({ list, id }) => `${list} ${id}`));
  const isOwn = ({ list, id }: Rule) => written.has(`${list} ${id}`);
  const inherited = covered(
    rules.filter((rule) => !isOwn(rule)),
    results,
  );
  return { ...covered(rules.filter(isOwn), results), inherited: { pack: changes.base.id, ...inherited } };
}

function covered(rules: readonly Rule[], results: readonly CoveredBy[]): Covered {
  const coverages = rules.map(({ name, condition, holds }): RuleCoverage => {
    const makes = (outcome: boolean) => results.some((result) => holds(result) === outcome);
    return { rule: name, condition, madeTrue: makes(true), madeFalse: makes(false) };
  });
  const sum = coverages.reduce((all, { madeTrue, madeFalse }) => all + Number(madeTrue) + Number(madeFalse), 0);
  return { rules: coverages, percent: rules.length === 0 ? 100 : Math.floor((sum * 100) / (rules.length * 2)) };
}

function rulesOf(compiled: CompiledPack): readonly Rule[] {
  return [
    ...compiled.asked.flatMap(({ question: { id }, when }) => plain('questions', id, `question ${id}: asked`, when)),
    ...compiled.criteria.flatMap(({ criterion: { id }, levels }, place) =>
      levels.map((level) =>
        chosen(
          'criteria',
          id,
          `criterion ${id}: level ${level.id}`,
          level.when,
          ({ exposure }) => exposure.criteria[place]!.level === level.id,
        ),
      ),
    ),
    ...compiled.rules.map(({ rule: { id }, when }) =>
      chosen('verdictRules', id, `verdict rule ${id}`, when, ({ verdict }) => verdict.row === id),
    ),
    ...compiled.gates.flatMap(({ gate: { id }, when, met }) => [
      ...plain('gates', id, `gate ${id}: applies`, when),
      ...plain('gates', id, `gate ${id}: met`, met),
    ]),
    ...compiled.steps.flatMap(({ step: { id }, when, unless, done }) => [
      ...plain('steps', id, `step ${id}: applies`, when),
      ...plain('steps', id, `step ${id}: left out`, unless),
      ...plain('steps', id, `step ${id}: done`, done),
    ]),
    ...compiled.course.map(({ row: { id }, when }, place) =>
      chosen('course', id, `course ${id}`, when, ({ heading }) => heading.row === place),
    ),
    ...compiled.useCases.flatMap(({ useCase: { id }, strength, covered }) => [
      ...strength.flatMap(({ level, when }) => plain('useCases', id, `use case ${id}: ${level}`, when)),
      ...plain('useCases', id, `use case ${id}: covered`, covered?.when),
    ]),
    ...compiled.risks.flatMap(({ risk: { id }, when }) => plain('risks', id, `risk ${id}`, when)),
    ...compiled.contradictions.flatMap(({ contradiction: { id }, when }) =>
      plain('contradictions', id, `contradiction ${id}`, when),
    ),
    ...compiled.options.flatMap(({ option: { id }, enough, stretches, offered, ruledOut }) => [
      ...plain('options', id, `option ${id}: enough`, enough?.when),
      ...plain('options', id, `option ${id}: stretches`, stretches?.when),
      ...plain('options', id, `option ${id}: offered`, offered?.when),
      ...ruledOut.flatMap(({ when }, index) => plain('options', id, `option ${id}: ruled out ${index + 1}`, when)),
    ]),
    ...compiled.capacity.levels.map(({ id, when }) =>
      chosen('capacityLevels', id, `capacity ${id}`, when, ({ capacity }) => capacity.level === id),
    ),
    ...compiled.capacity.gaps.flatMap(({ id, when }) => plain('capacityGaps', id, `capacity gap ${id}`, when)),
    ...compiled.proposals.flatMap(({ proposal: { id }, replies }) =>
      replies.map((reply, place) =>
        chosen('proposals', id, `proposal ${id}: reply ${place + 1}`, reply.when, ({ facts, verdict }) =>
          replies.slice(0, place + 1).every((each) => replyHolds(each, facts, verdict) === (each === reply)),
        ),
      ),
    ),
    ...compiled.watch.flatMap(({ id, unless }) => plain('watch', id, `sign ${id}: there already`, unless)),
  ];
}

function plain(list: keyof Pack, id: string, name: string, condition: CompiledCondition | undefined): readonly Rule[] {
  // What reads nothing says on purpose that it always holds.
  if (condition === undefined || condition.reads().length === 0) return [];
  return [
    { list, id, name, condition: conditionInWords(condition.source), holds: ({ facts }) => condition.evaluate(facts) },
  ];
}

function chosen(
  list: keyof Pack,
  id: string,
  name: string,
  condition: CompiledCondition | undefined,
  holds: Rule['holds'],
): Rule {
  return {
    list,
    id,
    name,
    condition: condition === undefined ? 'nothing before it holds' : conditionInWords(condition.source),
    holds,
  };
}
