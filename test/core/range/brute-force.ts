import type { Condition, Test } from '../../../src/core/condition/index.ts';
import type { Answers } from '../../../src/core/answers/answers.ts';
import type { Pack, Question, Value } from '../../../src/core/pack/schema.ts';

type Completion = Record<string, Value>;
const ORDER = ['yes', 'not-yet', 'no'];
const STAGES = ['crawl', 'walk', 'run', 'fly'] as const;

/** All results of one completion. Independent of the product code: naive, without sharing or shortcuts. */
export function judgeCompletion(pack: Pack, completion: Completion, refused: ReadonlySet<string> = new Set()) {
  const byId = new Map(pack.questions.map((question) => [question.id, question]));
  let score = 0;
  let verdict = '';

  function fact(question: Question): Value | undefined {
    const hidden = question.when !== undefined && !isTrue(question.when);
    return hidden || refused.has(question.id) ? question.otherwise : completion[question.id];
  }
  function isTrue(condition: Condition): boolean {
    if ('all' in condition) return (condition.all as Condition[]).every(isTrue);
    if ('any' in condition) return (condition.any as Condition[]).some(isTrue);
    if ('holds' in condition) return isTrue(condition.when as Condition);
    if ('not' in condition) return !isTrue(condition.not as Condition);
    if ('unless' in condition) return !isTrue(condition.unless as Condition);
    const [id, test] = Object.entries(condition)[0] as [string, Test];
    if (id === 'exposure')
      return (
        (test.atLeast === undefined || score >= test.atLeast) && (test.atMost === undefined || score <= test.atMost)
      );
    if (id === 'verdict') return passes({} as Question, test, verdict);
    const question = byId.get(id)!;
    const value = fact(question);
    return value !== undefined && passes(question, test, value);
  }

  const levels: Record<string, string> = {};
  const points: Record<string, number> = {};
  let tenths = 0;
  for (const { id, weight, levels: all } of pack.criteria) {
    const level = all.find(({ when }) => when === undefined || isTrue(when))!;
    levels[id] = level.id;
    points[id] = Math.round(weight * level.share * 10) / 10;
    tenths += Math.round(weight * level.share * 10);
  }
  score = tenths / 10;
  const rule = pack.verdictRules.find(({ when }) => when === undefined || isTrue(when))!;
  verdict = rule.verdict;
  const gates: Record<string, string> = {};
  for (const { id, when, met } of pack.gates) {
    gates[id] = when !== undefined && !isTrue(when) ? 'not-applicable' : isTrue(met) ? 'met' : 'open';
  }
  const holds = (when: Condition | undefined) => when === undefined || isTrue(when);
  const needs = pack.useCases.map(({ id, carries, strength, covered }, place) => {
    const level = (['duty', 'pain', 'burden', 'wish'] as const).find((each) => {
      const said = strength[each];
      return said !== undefined && isTrue(said.when);
    });
    const isCovered = covered !== undefined && isTrue(covered.when);
    return { id, place, carries, level: level ?? 'none', unmet: level !== undefined && level !== 'wish' && !isCovered };
  });
  const candidates = needs.filter(({ unmet, carries }) => unmet && carries !== 'never');
  const least = (key: (need: (typeof needs)[number]) => number, list: typeof needs) => {
    const best = Math.min(...list.map(key));
    return list.filter((need) => key(need) === best);
  };
  const wanted = pack.questions.find(({ id }) => id === 'improve-first')?.values ?? [];
  // A use case of the last stage rests on the others: no wish moves it ahead of them, and what has hurt goes before it.
  const isLast = (id: string) => pack.useCases.some((useCase) => useCase.id === id && useCase.stage === 'fly');
  const ranks = ['duty', 'pain', 'duty of the last stage', 'burden'];
  const levelOf = ({ id, level }: (typeof needs)[number]) =>
    ranks.indexOf(isLast(id) && level === 'duty' ? 'duty of the last stage' : level);
  const strongest = least(levelOf, candidates);
  const isWanted = (id: string) =>
    !isLast(id) && wanted.some(({ value }) => value === id) && isTrue({ 'improve-first': { is: id } });
  const start =
    strongest.find(({ id }) => isWanted(id))?.id ??
    least(({ carries }) => (carries === 'alone' ? 0 : 1), strongest)[0]?.id;
  const strengths = Object.fromEntries(needs.map(({ id, level }) => [id, level as string]));
  const options: Record<string, string> = {};
  for (const { id, answers, enough, stretches, offered, ruledOut = [] } of pack.options) {
    const does = answers.some((answer) => {
      const ways = [answer.enough ?? enough?.when, stretches?.when].filter((way) => way !== undefined);
      return holds(answer.when) && (ways.length === 0 || ways.some(isTrue));
    });
    const isOffered = offered !== undefined && isTrue(offered.when);
    options[id] = !ruledOut.some(({ when }) => isTrue(when)) && (does || isOffered) ? 'fits' : 'out';
  }
  const course = pack.course.find(({ when }) => holds(when))!.course;
  const isOpen = (stage: string, kinds: readonly string[]) =>
    pack.gates.some(
      (gate) => gate.required && gate.stage === stage && kinds.includes(gate.kind) && gates[gate.id] === 'open',
    );
  const shown = STAGES.filter((id) => {
    const operates = pack.stages.find((each) => each.id === id)?.operates;
    return operates !== undefined && isTrue(operates);
  });
  const operating = verdict === 'yes' || course !== 'none' ? (shown.at(-1) ?? 'none') : 'none';
  let stage: string = 'none';
  if (verdict === 'yes' ? course !== 'leave' : ['adopt', 'finish', 'keep', 'decide'].includes(course)) {
    const concerns = (id: string) => {
      const own = pack.gates.filter((gate) => gate.stage === id);
      return own.length === 0 || own.some((gate) => gates[gate.id] !== 'not-applicable');
    };
    if (pack.stages.every(({ operates }) => operates === undefined))
      stage = STAGES.find((id) => isOpen(id, ['entry', 'exit'])) ?? 'fly';
    else if (operating !== 'none' && isOpen(operating, ['exit'])) stage = operating;
    else {
      const after = STAGES.slice(operating === 'none' ? 0 : STAGES.indexOf(operating) + 1);
      stage =
        after.find((id) => isOpen(id, ['entry', 'exit'])) ??
        after.findLast(concerns) ??
        (operating === 'none' ? 'crawl' : operating);
    }
  }
  const bands = ['small', 'middle', 'wide'].map((id) => pack.conditions.find((each) => each.id === `shape-${id}`));
  const band = bands.every((each) => each !== undefined) ? bands.find(({ when }) => isTrue(when))?.id : undefined;
  const capacity = pack.capacityLevels.find(({ when }) => holds(when))!.id;
  const load = pack.capacityCriteria.map(({ levels: all }) => all.find(({ when }) => holds(when))!);
  return {
    levels,
    points,
    score,
    verdict: rule.verdict,
    gates,
    operating,
    stage,
    start,
    strengths,
    options,
    course,
    band: band?.replace('shape-', ''),
    capacity,
    load,
  };
}

function passes(question: Question, test: Test, value: Value): boolean {
  for (const [operator, wanted] of Object.entries(test) as [keyof Test, never][]) {
    const list = value as string[];
    const counted = Array.isArray(value) ? list.filter((each) => !(question.alone ?? []).includes(each)).length : 0;
    const limits = wanted as { atLeast?: number; atMost?: number };
    if (operator === 'is' && value !== wanted) return false;
    if (operator === 'oneOf' && !(wanted as string[]).includes(value as string)) return false;
    if (operator === 'atLeast' && (value as number) < wanted) return false;
    if (operator === 'atMost' && (value as number) > wanted) return false;
    if (operator === 'includes' && !list.includes(wanted)) return false;
    if (operator === 'includesAny' && !(wanted as string[]).some((each) => list.includes(each))) return false;
    if (operator === 'count' && limits.atLeast !== undefined && counted < limits.atLeast) return false;
    if (operator === 'count' && limits.atMost !== undefined && counted > limits.atMost) return false;
  }
  return true;
}

/** Every value that the question allows. */
export function allowedValues({ kind, values = [], alone = [], min = 0, max = 0 }: Question): Value[] {
  if (kind === 'number') return Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const names = values.map(({ value }) => value);
  if (kind === 'choice') return names;
  const together = names.filter((name) => !alone.includes(name));
  let subsets: string[][] = [[]];
  for (const name of together) subsets = [...subsets, ...subsets.map((subset) => [...subset, name])];
  return [...subsets.filter((subset) => subset.length > 0), ...alone.map((name) => [name])];
}

/** Every way to answer the unanswered questions. */
export function* completions(pack: Pack, answers: Answers): Generator<Completion> {
  const choices = pack.questions.map((question) => {
    const answer = answers.get(question.id);
    return answer?.kind === 'value'
      ? [answer.value]
      : answer?.kind === 'not-applicable'
        ? [question.otherwise!]
        : allowedValues(question);
  });
  const at = choices.map(() => 0);
  for (;;) {
    yield Object.fromEntries(pack.questions.map(({ id }, index) => [id, choices[index]![at[index]!]!]));
    let place = 0;
    while (place < at.length && at[place] === choices[place]!.length - 1) at[place++] = 0;
    if (place === at.length) return;
    at[place]! += 1;
  }
}

/** The results of all completions, in the shape of `Ranges` with sorted lists. */
export function bruteForce(pack: Pack, answers: Answers) {
  const refused = new Set([...answers].filter(([, answer]) => answer.kind === 'not-applicable').map(([id]) => id));
  const seen = { verdicts: new Set<string>(), stages: new Set<string>(), starts: new Set<string>() };
  const operating = new Set<string>();
  const courses = new Set<string>();
  const bands = new Set<string>();
  const capacities = new Set<string>();
  const strengths = new Map(pack.useCases.map(({ id }) => [id, new Set<string>()]));
  const options = new Map(pack.options.map(({ id }) => [id, new Set<string>()]));
  const load = pack.capacityCriteria.map(() => new Set<string>());
  const capacityScore = [Infinity, -Infinity];
  const exposure = [Infinity, -Infinity];
  const levels = new Map(
    pack.criteria.map(({ id }) => [id, { range: [Infinity, -Infinity], levels: new Set<string>() }]),
  );
  const gates = new Map(pack.gates.map(({ id }) => [id, new Set<string>()]));
  for (const completion of completions(pack, answers)) {
    const result = judgeCompletion(pack, completion, refused);
    seen.verdicts.add(result.verdict);
    seen.stages.add(result.stage);
    operating.add(result.operating);
    if (result.start !== undefined) seen.starts.add(result.start);
    courses.add(result.course);
    if (result.band !== undefined) bands.add(result.band);
    capacities.add(result.capacity);
    for (const { id } of pack.useCases) strengths.get(id)!.add(result.strengths[id]!);
    for (const { id } of pack.options) options.get(id)!.add(result.options[id]!);
    result.load.forEach(({ id }, index) => load[index]!.add(id));
    widen(
      capacityScore,
      result.load.reduce((sum, { points }) => sum + points, 0),
    );
    widen(exposure, result.score);
    for (const { id } of pack.criteria) {
      levels.get(id)!.levels.add(result.levels[id]!);
      widen(levels.get(id)!.range, result.points[id]!);
    }
    for (const { id } of pack.gates) gates.get(id)!.add(result.gates[id]!);
  }
  return {
    verdicts: ORDER.filter((id) => seen.verdicts.has(id)),
    exposure,
    bands: ['small', 'middle', 'wide'].filter((id) => bands.has(id)),
    criteria: new Map(
      pack.criteria.map(({ id, levels: all }) => {
        const { range, levels: possible } = levels.get(id)!;
        return [id, { range, levels: all.map((level) => level.id).filter((level) => possible.has(level)) }];
      }),
    ),
    stages: ['none', ...STAGES].filter((id) => seen.stages.has(id)),
    operating: ['none', ...STAGES].filter((id) => operating.has(id)),
    gates: new Map(
      pack.gates.map(({ id }) => [
        id,
        ['met', 'open', 'not-applicable'].filter((outcome) => gates.get(id)!.has(outcome)),
      ]),
    ),
    courses: ['none', 'adopt', 'finish', 'decide', 'move', 'leave', 'keep'].filter((id) => courses.has(id)),
    strengths: new Map(
      pack.useCases.map(({ id }) => [
        id,
        ['duty', 'pain', 'burden', 'wish', 'none'].filter((level) => strengths.get(id)!.has(level)),
      ]),
    ),
    // A mesh has no range: its fit follows Kleene logic.
    options: new Map(
      pack.options
        .filter(({ kind }) => kind !== 'mesh')
        .map(({ id }) => [id, ['fits', 'out'].filter((fit) => options.get(id)!.has(fit))]),
    ),
    capacity: {
      levels: ['low', 'enough', 'high'].filter((id) => capacities.has(id)),
      score: capacityScore,
      criteria: new Map(
        pack.capacityCriteria.map(({ id, levels: all }, index) => [
          id,
          { levels: all.map((level) => level.id).filter((level) => load[index]!.has(level)) },
        ]),
      ),
    },
    starts: pack.useCases.map(({ id }) => id).filter((id) => seen.starts.has(id)),
  };
}

function widen(range: number[], value: number): void {
  range[0] = Math.min(range[0]!, value);
  range[1] = Math.max(range[1]!, value);
}
