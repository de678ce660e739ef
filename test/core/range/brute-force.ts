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

  function fact(question: Question): Value | undefined {
    const hidden = question.when !== undefined && !isTrue(question.when);
    return hidden || refused.has(question.id) ? question.otherwise : completion[question.id];
  }
  function isTrue(condition: Condition): boolean {
    if ('all' in condition) return (condition.all as Condition[]).every(isTrue);
    if ('any' in condition) return (condition.any as Condition[]).some(isTrue);
    if ('holds' in condition) return isTrue(condition.when as Condition);
    if ('not' in condition) return !isTrue(condition.not as Condition);
    const [id, test] = Object.entries(condition)[0] as [string, Test];
    if (id === 'need')
      return (
        (test.atLeast === undefined || score >= test.atLeast) && (test.atMost === undefined || score <= test.atMost)
      );
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
  const gates: Record<string, string> = {};
  for (const { id, when, met } of pack.gates) {
    gates[id] = when !== undefined && !isTrue(when) ? 'not-applicable' : isTrue(met) ? 'met' : 'open';
  }
  const blocked = STAGES.filter((stage) =>
    pack.gates.some((gate) => gate.required && gate.stage === stage && gates[gate.id] === 'open'),
  );
  const stage = rule.verdict === 'no' ? 'none' : rule.verdict === 'not-yet' ? 'crawl' : (blocked[0] ?? 'fly');
  const ranked = pack.useCases.map(({ id, when, signals }) => {
    const applies = when === undefined || isTrue(when);
    return {
      id,
      points: applies ? signals.reduce((sum, signal) => sum + (isTrue(signal.when) ? signal.points : 0), 0) : 0,
    };
  });
  let start: string | undefined;
  if (rule.verdict === 'not-yet') start = ranked.find(({ id }) => id === 'edge-gateway')?.id;
  if (rule.verdict === 'yes') {
    const most = Math.max(...ranked.map((each) => each.points));
    if (most > 0) start = ranked.find((each) => each.points === most)!.id;
  }
  return { levels, points, score, verdict: rule.verdict, gates, stage, start };
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
  const need = [Infinity, -Infinity];
  const levels = new Map(
    pack.criteria.map(({ id }) => [id, { range: [Infinity, -Infinity], levels: new Set<string>() }]),
  );
  const gates = new Map(pack.gates.map(({ id }) => [id, new Set<string>()]));
  for (const completion of completions(pack, answers)) {
    const result = judgeCompletion(pack, completion, refused);
    seen.verdicts.add(result.verdict);
    seen.stages.add(result.stage);
    if (result.start !== undefined) seen.starts.add(result.start);
    widen(need, result.score);
    for (const { id } of pack.criteria) {
      levels.get(id)!.levels.add(result.levels[id]!);
      widen(levels.get(id)!.range, result.points[id]!);
    }
    for (const { id } of pack.gates) gates.get(id)!.add(result.gates[id]!);
  }
  return {
    verdicts: ORDER.filter((id) => seen.verdicts.has(id)),
    need,
    criteria: new Map(
      pack.criteria.map(({ id, levels: all }) => {
        const { range, levels: possible } = levels.get(id)!;
        return [id, { range, levels: all.map((level) => level.id).filter((level) => possible.has(level)) }];
      }),
    ),
    stages: ['none', ...STAGES].filter((id) => seen.stages.has(id)),
    gates: new Map(
      pack.gates.map(({ id }) => [
        id,
        ['met', 'open', 'not-applicable'].filter((outcome) => gates.get(id)!.has(outcome)),
      ]),
    ),
    starts: pack.useCases.map(({ id }) => id).filter((id) => seen.starts.has(id)),
  };
}

function widen(range: number[], value: number): void {
  range[0] = Math.min(range[0]!, value);
  range[1] = Math.max(range[1]!, value);
}
