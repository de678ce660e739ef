import type { Answers } from '../../../src/core/answers/index.ts';
import type { CompiledPack } from '../../../src/core/judge/compile.ts';
import { judge } from '../../../src/core/judge/judge.ts';
import { WORKLOAD_FINDINGS } from '../../../src/core/pack/index.ts';

/** What complete answers give, judged, by the names that lint has for it. */
export function resultsOf(compiled: CompiledPack, answers: Answers): ReadonlySet<string> {
  const judgement = judge(compiled, answers, { found: new Set(WORKLOAD_FINDINGS) });
  const { facts, ruling, heading } = judgement;
  const course = compiled.course[heading.row];
  const inPlan = [...judgement.steps.values()].flat();
  const shown = new Set(inPlan.map(({ id }) => id));
  return new Set([
    ...compiled.asked.flatMap(({ question }, index) =>
      facts.list[index]!.applies === true ? [`question ${question.id}: asked`] : [],
    ),
    ...judgement.exposure.criteria.map(({ id, level }) => `criterion ${id}: level ${level}`),
    `verdict rule ${compiled.rules[ruling.rule]!.rule.id}: decides`,
    `verdict ${ruling.verdict}`,
    ...judgement.gates.map(({ id, outcome }) => `gate ${id}: ${outcome}`),
    ...inPlan.map(({ id, done }) => `step ${id}: ${done ? 'done' : 'to do'}`),
    ...compiled.pack.steps.flatMap(({ id }) =>
      shown.has(id) ? [`step ${id}: shown`] : ruling.verdict === 'yes' ? [`step ${id}: left out`] : [],
    ),
    ...judgement.useCases.flatMap(({ id, start, strength }) => [
      ...(start ? [`use case ${id}: first`] : []),
      `use case ${id}: ${strength}`,
    ]),
    ...(course === undefined ? [] : [`course ${course.row.id}: decides`]),
    ...judgement.risks.map(({ id }) => `risk ${id}: shown`),
    ...judgement.options.map(({ id, fit }) => `option ${id}: ${fit}`),
    ...judgement.watch.map(({ id }) => `sign ${id}: shown`),
  ]);
}
