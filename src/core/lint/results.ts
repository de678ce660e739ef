import type { CompiledPack, Judgement } from '../judge/index.ts';

/** The names of all results of a judgement of complete answers. */
export function resultsOf(compiled: CompiledPack, judgement: Judgement): ReadonlySet<string> {
  const { facts, exposure, verdict, stages, useCases, risks, options, watch } = judgement;
  const names = new Set<string>();
  compiled.asked.forEach(
    ({ question }, index) => facts.list[index]!.applies === true && names.add(`question ${question.id}: asked`),
  );
  for (const { id, level } of exposure.criteria) names.add(`criterion ${id}: level ${level}`);
  names.add(`verdict rule ${verdict.row}: decides`).add(`verdict ${verdict.id}`);
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
  for (const { id, start } of useCases) if (start) names.add(`use case ${id}: first`);
  for (const { id, strength, coveredBy } of useCases) {
    names.add(`use case ${id}: ${strength}`);
    if (coveredBy.length > 0) names.add(`use case ${id}: covered`);
  }
  const row = compiled.course[judgement.heading.row];
  if (row !== undefined) names.add(`course ${row.row.id}: decides`);
  for (const { id } of risks) names.add(`risk ${id}: shown`);
  for (const { id, fit } of options) names.add(`option ${id}: ${fit}`);
  for (const { id } of watch) names.add(`sign ${id}: shown`);
  return names;
}
