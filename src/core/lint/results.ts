import { type CompiledPack, type Judgement, startOf } from '../judge/index.ts';

/** The names of all results of a judgement of complete answers. */
export function resultsOf(compiled: CompiledPack, judgement: Judgement): ReadonlySet<string> {
  const { facts, need, verdict, stages, useCases, risks, alternatives, watch } = judgement;
  const names = new Set<string>();
  compiled.asked.forEach(
    ({ question }, index) => facts.list[index]!.applies === true && names.add(`question ${question.id}: asked`),
  );
  for (const { id, level } of need.criteria) names.add(`criterion ${id}: level ${level}`);
  names.add(`verdict rule ${verdict.rule}: decides`).add(`verdict ${verdict.id}`);
  const shown = new Set<string>();
  for (const { gates, steps } of stages) {
    for (const { id, outcome } of gates) names.add(`gate ${id}: ${outcome}`);
    for (const { id, done } of steps) {
      shown.add(id);
      names.add(`step ${id}: ${done ? 'done' : 'to do'}`);
    }
  }
  for (const { step } of compiled.steps) {
    if (shown.has(step.id)) names.add(`step ${step.id}: shown`);
    else if (verdict.id === 'yes') names.add(`step ${step.id}: left out`);
  }
  const first = startOf(useCases);
  if (first !== undefined) names.add(`use case ${first.id}: first`);
  for (const { useCase, when, signals } of compiled.useCases) {
    if (when?.evaluate(facts) === false) continue;
    signals.forEach(
      (signal, index) =>
        signal.when.evaluate(facts) === true && names.add(`use case ${useCase.id}: signal ${index + 1}`),
    );
  }
  for (const { id } of risks) names.add(`risk ${id}: shown`);
  for (const { id } of alternatives) names.add(`alternative ${id}: shown`);
  for (const { id } of watch) names.add(`sign ${id}: shown`);
  return names;
}
