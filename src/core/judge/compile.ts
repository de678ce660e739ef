import {
  codingOf,
  type Condition,
  conditionCompiler,
  type Layout,
  testsOf,
  union,
  valuesSought,
} from '../condition/index.ts';
import { compileSentence } from './sentence.ts';
import type { CompiledLevel, CompiledPack, CompiledQuestion } from './compiled.ts';
import { bandsOf, questionOrder, sourceFinder, STRENGTHS } from '../pack/index.ts';
import type { Pack, UseCase } from '../pack/schema.ts';
import { withLater } from './with-later.ts';

export type * from './compiled.ts';

/** What of a pack is compiled at once. */
type AtOnce = Pick<CompiledPack, 'pack' | 'digest' | 'questions' | 'order' | 'asked' | 'index' | 'layout'>;

/**
 * Compiles a valid pack (see `parsePack`). `digest` identifies its bytes. Throws on cycles. Each list is compiled when
 * it is first read, and throws then on unknown references: most runs read few of them.
 */
export function compilePack(pack: Pack, digest: string): CompiledPack {
  const index = new Map<string, number>();
  const asked: CompiledQuestion[] = [];
  const layout: Layout = { size: 0, tests: 0 };
  const condition = conditionCompiler((id) => asked[index.get(id) ?? -1]);
  const perhaps = (source: Condition | undefined) => (source === undefined ? undefined : condition(source));
  const saying = ({ when, says }: { readonly when: Condition; readonly says: string }) => ({
    when: condition(when),
    says: compileSentence(says),
  });
  const titles = (called: UseCase['called'] = []) =>
    called.map(({ title, when }) => ({ title, when: condition(when) }));
  // A need tells the problems that make it one, not those of other needs.
  const evidence = ({ when, says }: { readonly when: Condition; readonly says: string }) => ({
    when: condition(when),
    says: { ...compileSentence(says), about: valuesTested(when) },
  });
  const sources = sourceFinder(pack);
  for (const question of questionOrder(pack.questions)) {
    index.set(question.id, asked.length);
    asked.push({
      question,
      index: asked.length,
      coding: codingOf(question, layout),
      when: perhaps(question.when),
      proposed: new Map(),
    });
  }
  // Conditions on proposed values can read questions that come later.
  for (const [place, each] of asked.entries()) {
    const conditions = (each.question.values ?? []).flatMap(({ value, when }) =>
      when === undefined ? [] : [[value, condition(when)] as const],
    );
    if (conditions.length > 0) asked[place] = { ...each, proposed: new Map(conditions) };
  }

  return withLater<AtOnce, Omit<CompiledPack, keyof AtOnce>>(
    {
      pack,
      digest,
      questions: new Map(pack.questions.map((question) => [question.id, question])),
      order: asked.map(({ question }) => question.id),
      asked,
      index,
      layout,
    },
    {
      conditions: () => new Map(pack.conditions.map(({ id, when }) => [id, condition(when)])),
      criteria: () =>
        pack.criteria.map((criterion) => {
          const levels = criterion.levels.map(({ id, share, when, says }) => ({
            id,
            points: Math.round(criterion.weight * share * 10) / 10,
            when: perhaps(when),
            says: compileSentence(says),
          }));
          return { criterion, levels, reads: () => readBy(levels), sources: sources(criterion.sources) };
        }),
      bands: () => bandsOf(pack).map(({ id, when }) => ({ id, when: condition(when) })),
      rules: () =>
        pack.verdictRules.map((rule) => ({
          rule,
          when: perhaps(rule.when),
          core: typeof rule.core === 'object' ? condition(rule.core) : rule.core,
          says: compileSentence(rule.says),
          open: compileSentence(rule.open ?? rule.says),
          sources: sources(rule.sources),
        })),
      gates: () =>
        pack.gates.map((gate) => ({
          gate,
          when: perhaps(gate.when),
          met: condition(gate.met),
          why: compileSentence(gate.why),
          fix: compileSentence(gate.fix.do),
          atOnce: gate.atOnce && {
            order: gate.atOnce.order,
            when: perhaps(gate.atOnce.when),
            says: compileSentence(gate.atOnce.says),
          },
          sources: sources(gate.sources),
        })),
      steps: () =>
        pack.steps.map((step) => ({
          step,
          when: perhaps(step.when),
          unless: perhaps(step.unless),
          done: perhaps(step.done),
          aside: perhaps(step.aside),
          likely: perhaps(step.likely),
          todo: compileSentence(step.do),
          proof: compileSentence(step.proof),
          rollback: compileSentence(step.rollback),
          sources: sources(step.sources),
        })),
      stageOfGate: () => new Map(pack.gates.map((gate) => [gate.id, gate.stage])),
      useCases: () =>
        pack.useCases.map((useCase) => ({
          useCase,
          called: titles(useCase.called),
          strength: STRENGTHS.flatMap((level) => {
            const said = level === 'none' ? undefined : useCase.strength[level];
            if (said === undefined) return [];
            const more = level === 'none' || level === 'wish' ? undefined : useCase.strength[level];
            const also = more?.also && { ...saying(more.also), mayBeMet: more.also.mayBeMet === true };
            return [{ level, cost: more?.cost, also, ...(level === 'pain' ? evidence : saying)(said) }];
          }),
          covered: useCase.covered && {
            ...saying(useCase.covered),
            by: useCase.covered.by.map(({ option, when }) => ({ option, when: condition(when) })),
          },
          sources: sources(useCase.sources),
        })),
      roles: () => pack.roles.map(({ id, title, called, crews }) => ({ id, title, called: titles(called), crews })),
      risks: () =>
        pack.risks.map((risk) => ({
          risk,
          when: condition(risk.when),
          why: compileSentence(risk.why),
          mitigation: compileSentence(risk.mitigation),
          sources: sources(risk.sources),
        })),
      contradictions: () =>
        pack.contradictions.map((contradiction) => ({
          contradiction,
          when: condition(contradiction.when),
          why: compileSentence(contradiction.why),
          correction: compileSentence(contradiction.correction),
          sources: sources(contradiction.sources),
        })),
      options: () =>
        pack.options.map((option) => ({
          option,
          answers: option.answers.map(({ need, when, says, enough }) => ({
            need,
            when: perhaps(when),
            says: compileSentence(says),
            enough: perhaps(enough ?? option.enough?.when),
          })),
          enough: option.enough && saying(option.enough),
          stretches: option.stretches && saying(option.stretches),
          ruledOut: (option.ruledOut ?? []).map(({ when, why, review, sources: ids }) => ({
            when: condition(when),
            why: compileSentence(why),
            review,
            sources: sources(ids),
          })),
          offered: option.offered && saying(option.offered),
          ended: option.ended && {
            why: compileSentence(option.ended.why),
            review: option.ended.review,
            sources: sources(option.ended.sources),
          },
          speaksFor: (option.speaksFor ?? []).map(({ points, decides, atHand, sources: ids, ...said }) => ({
            ...saying(said),
            points,
            decides: decides === true,
            atHand: atHand === true,
            sources: sources(ids),
          })),
          warnings: (option.warnings ?? []).map(({ when, says, doubt = false, sources: ids }) => ({
            when: perhaps(when),
            says: compileSentence(says),
            doubt,
            sources: sources(ids),
          })),
          cost: option.cost && {
            says: compileSentence(option.cost.says),
            perPod: option.cost.perPod,
            sources: sources(option.cost.sources),
          },
          sources: sources(option.sources),
        })),
      course: () =>
        pack.course.map((row) => ({
          row,
          when: perhaps(row.when),
          says: compileSentence(row.says),
          advice: (row.advice ?? []).map(saying),
          because: (row.because ?? []).map(saying),
          against: (row.against ?? []).map(saying),
          barred: row.barred && saying(row.barred),
          stop: row.stop === undefined ? undefined : compileSentence(row.stop),
          sources: sources(row.sources),
        })),
      proposals: () =>
        pack.proposals.map((proposal) => ({
          proposal,
          replies: proposal.replies.map((reply) => ({
            reply,
            when: perhaps(reply.when),
            says: compileSentence(reply.says),
            sources: sources(reply.sources ?? proposal.sources),
          })),
          sources: sources(proposal.sources),
        })),
      capacity: () => ({
        levels: pack.capacityLevels.map(({ id, when, says, instead = [] }) => ({
          id,
          when: perhaps(when),
          says: compileSentence(says),
          instead: instead.map(saying),
        })),
        gaps: pack.capacityGaps.map(({ id, sequential, sources: ids, ...said }) => ({
          id,
          sequential,
          ...saying(said),
          sources: sources(ids),
        })),
        criteria: pack.capacityCriteria.map(({ id, title, points, why, levels: all, sources: ids }) => {
          const levels = all.map((level) => ({
            id: level.id,
            points: level.points,
            when: perhaps(level.when),
            says: compileSentence(level.says),
          }));
          const criterion = { id, title, weight: points, why };
          return { criterion, levels, reads: () => readBy(levels), sources: sources(ids) };
        }),
      }),
      operates: () =>
        new Map(
          pack.stages.flatMap(({ id, operates }) =>
            operates === undefined ? [] : [[id, condition(operates)] as const],
          ),
        ),
      watch: () =>
        pack.watch.map(({ id, says, unless, first, likely, sources: ids }) => ({
          id,
          says: compileSentence(says),
          unless: perhaps(unless),
          first: perhaps(first),
          likely: perhaps(likely),
          sources: sources(ids),
        })),
    },
  );
}

/** The values that a condition looks for, by question. */
function valuesTested(condition: Condition): ReadonlyMap<string, ReadonlySet<string>> {
  const found = [...testsOf([condition])].map(
    ([question, tests]) => [question, new Set(tests.flatMap(valuesSought))] as const,
  );
  return new Map(found.filter(([, values]) => values.size > 0));
}

/** The questions that the levels of a criterion read, each once. */
function readBy(levels: readonly CompiledLevel[]): readonly string[] {
  return union(levels.flatMap(({ when }) => (when === undefined ? [] : [when.reads()])));
}
