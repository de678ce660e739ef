import type { Answers } from '../answers/index.ts';
import { type CompiledPack, judge, possibleRows, resolveFacts, steer } from '../judge/index.ts';
import { COURSES, STAGES } from '../pack/index.ts';
import type { Ranges } from '../range/index.ts';

/**
 * Bounds of the results still possible, for rules that are too entangled for exact ranges: as wide as those, or wider.
 * They follow Kleene logic. An answer to a question that may not apply counts as open; of stages and of the first need,
 * everything that there is counts as possible.
 */
export function boundsOf(compiled: CompiledPack, answers: Answers): Ranges {
  const { facts, ruling, exposure, gates, useCases, options, capacity } = judge(compiled, certainOf(compiled, answers));
  const stages = ['none', ...STAGES] as const;
  const courses = ruling.possible.flatMap((verdict) => steer(compiled, { ...facts, verdict }).possible);
  const levels = (
    entries: CompiledPack['criteria'] | CompiledPack['capacity']['criteria'],
    judged: typeof exposure.criteria,
  ) =>
    new Map(
      judged.map(({ id, range }, index) => [
        id,
        { range, levels: possibleRows(entries[index]!.levels, facts).map((level) => level.id) },
      ]),
    );
  return {
    verdicts: ruling.possible,
    exposure: facts.exposure,
    bands: exposure.bandPossible ?? [],
    criteria: levels(compiled.criteria, exposure.criteria),
    courses: COURSES.filter((id) => courses.includes(id)),
    strengths: new Map(useCases.map(({ id, strengthPossible }) => [id, strengthPossible])),
    options: new Map(
      options.flatMap(({ id, kind, fit }) =>
        kind === 'mesh' ? [] : [[id, fit === 'open' ? (['fits', 'out'] as const) : [fit]] as const],
      ),
    ),
    capacity: {
      levels: capacity.possible,
      score: capacity.range,
      criteria: levels(compiled.capacity.criteria, capacity.criteria),
    },
    stages,
    operating: stages,
    gates: new Map(gates.map(({ id, possible }) => [id, possible])),
    starts: compiled.pack.useCases.flatMap(({ id, carries }) => (carries === 'never' ? [] : [id])),
  };
}

/** The answers that count whatever is still open: those to questions that apply. */
function certainOf(compiled: CompiledPack, answers: Answers): Answers {
  const { list } = resolveFacts(compiled, answers);
  const certain = new Map(
    [...answers].filter(
      ([id, { kind }]) => kind !== 'value' || list[compiled.index.get(id) ?? -1]?.applies !== undefined,
    ),
  );
  return certain.size === answers.size ? answers : certainOf(compiled, certain);
}
