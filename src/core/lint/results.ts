import type { CompiledPack, Judgement } from '../judge/index.ts';

/** The results of a judgement of complete answers, by their names. */
export interface Results {
  has(name: string): boolean;
}

/** By the first word of their names: the results of a kind. */
type Kinds = Readonly<Record<string, () => readonly string[]>>;

/**
 * The results of one kind are worked out when the first of them is asked for. `judged`: the steps of the judgement; of
 * others, nothing is known.
 */
export function resultsOf(compiled: CompiledPack, judgement: Judgement, judged: ReadonlySet<string>): Results {
  const kinds: Kinds = {
    question: () =>
      compiled.asked.flatMap(({ question }, index) =>
        judgement.facts.list[index]!.applies === true ? [`question ${question.id}: asked`] : [],
      ),
    criterion: () => judgement.exposure.criteria.map(({ id, level }) => `criterion ${id}: level ${level}`),
    verdict: () => [
      `verdict rule ${compiled.rules[judgement.ruling.rule]!.rule.id}: decides`,
      `verdict ${judgement.ruling.verdict}`,
    ],
    gate: () => judgement.stages.flatMap(({ gates }) => gates.map(({ id, outcome }) => `gate ${id}: ${outcome}`)),
    step: () => stepsOf(judgement, judged),
    use: () =>
      judgement.useCases.flatMap(({ id, start, strength, coveredBy }) => [
        ...(start ? [`use case ${id}: first`] : []),
        `use case ${id}: ${strength}`,
        ...(coveredBy.length > 0 ? [`use case ${id}: covered`] : []),
      ]),
    course: () => {
      const row = compiled.course[judgement.heading.row];
      return row === undefined ? [] : [`course ${row.row.id}: decides`];
    },
    risk: () => judgement.risks.map(({ id }) => `risk ${id}: shown`),
    option: () => judgement.options.map(({ id, fit }) => `option ${id}: ${fit}`),
    sign: () => judgement.watch.map(({ id }) => `sign ${id}: shown`),
  };
  const known = new Map<string, ReadonlySet<string>>();
  return {
    has(name) {
      const kind = name.slice(0, name.indexOf(' '));
      let results = known.get(kind);
      if (results === undefined) known.set(kind, (results = new Set(kinds[kind]!())));
      return results.has(name);
    },
  };
}

function stepsOf({ steps, ruling }: Judgement, judged: ReadonlySet<string>): readonly string[] {
  const inPlan = [...steps.values()].flat();
  const shown = new Set(inPlan.map(({ id }) => id));
  return [
    ...inPlan.map(({ id, done }) => `step ${id}: ${done ? 'done' : 'to do'}`),
    ...[...judged].flatMap((id) =>
      shown.has(id) ? [`step ${id}: shown`] : ruling.verdict === 'yes' ? [`step ${id}: left out`] : [],
    ),
  ];
}
