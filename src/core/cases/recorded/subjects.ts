import { type CompiledCondition, compileCondition, type Condition, nodeOf, type Truth } from '../../condition/index.ts';
import { type CompiledPack, type Facts, gateOutcome, possibleLevels } from '../../judge/index.ts';
import type { Pack, Question } from '../../pack/schema.ts';

/** A condition that must be true or false before a test can decide the result. */
export interface Requirement {
  readonly condition: CompiledCondition;
  readonly truth: boolean;
}

/** One test of a condition, and the requirements under which it decides the result by itself. */
export interface Leaf {
  readonly test: CompiledCondition;
  readonly requires: readonly Requirement[];
}

/** An entry of the pack as the table records it. */
export interface Subject {
  /** `gate edge-maintained` */
  readonly name: string;
  readonly entry: object;
  /** The properties of the entry that reports show besides its texts: `walk, exit, required`. */
  readonly is: string;
  readonly leaves: readonly Leaf[];
  /** Every condition that the result depends on. */
  readonly conditions: readonly Condition[];
  /** Whether the result depends on the need score as well; then the facts must hold it. */
  readonly score: boolean;
  /** The result of the entry: `met`. */
  readonly outcome: (facts: Facts) => string;
}

/** A condition, and the requirements under which it counts. */
type Posed = readonly [condition: Condition | undefined, requires: readonly Requirement[]];

/**
 * The entries of a pack that have a result of their own, in the order of its lists. For a pack that extends another
 * one, only the added and changed entries.
 */
export function subjectsOf(compiled: CompiledPack): readonly Subject[] {
  const { pack } = compiled;
  const compile = (source: Condition) => compileCondition(source, (id) => compiled.asked[compiled.index.get(id) ?? -1]);
  const holds = (condition: CompiledCondition | undefined): readonly Requirement[] =>
    condition === undefined ? [] : [{ condition, truth: true }];
  const fails = (condition: CompiledCondition | undefined): readonly Requirement[] =>
    condition === undefined ? [] : [{ condition, truth: false }];
  const verdictConditions = [...compiled.rules, ...compiled.criteria.flatMap(({ levels }) => levels)].flatMap(
    ({ when }) => (when === undefined ? [] : [when.source]),
  );
  const own = pack.changes && new Set(pack.changes.entries.map(({ list, id }) => `${list} ${id}`));

  const subjects: Subject[] = [];
  const add = (
    list: keyof Pack,
    noun: string,
    entry: { readonly id: string; readonly sources?: readonly string[] | undefined },
    is: readonly unknown[],
    posed: readonly Posed[],
    outcome: Subject['outcome'],
  ): void => {
    if (own?.has(`${list} ${entry.id}`) === false) return;
    const leaves = posed.flatMap(([condition, requires]) =>
      condition === undefined ? [] : leavesOf(condition, requires, compile),
    );
    const score = list === 'verdictRules';
    subjects.push({
      name: `${noun} ${entry.id}`,
      entry,
      is: inWords([...is, named('sources', entry.sources)]),
      leaves,
      conditions: score
        ? verdictConditions
        : posed.flatMap(([condition]) => (condition === undefined ? [] : [condition])),
      score,
      outcome,
    });
  };

  const asked = new Map(compiled.asked.map((each) => [each.question.id, each]));
  for (const question of pack.questions) {
    const { when, proposed } = asked.get(question.id)!;
    const values = question.values ?? [];
    add(
      'questions',
      'question',
      question,
      questionIs(question),
      [[when?.source, []], ...values.map((value): Posed => [value.when, []])],
      (facts) =>
        [
          ...(when === undefined ? [] : [pick(when.evaluate(facts), 'asked', 'not asked')]),
          ...[...proposed].map(([value, condition]) =>
            pick(condition.evaluate(facts), `proposes ${value}`, `keeps ${value} back`),
          ),
        ].join(' and '),
    );
  }
  for (const entry of pack.conditions) {
    const condition = compile(entry.when);
    add('conditions', 'condition', entry, [], [[entry.when, []]], (facts) =>
      pick(condition.evaluate(facts), 'holds', 'does not hold'),
    );
  }
  for (const { criterion, levels } of compiled.criteria) {
    add(
      'criteria',
      'criterion',
      criterion,
      [`weight ${criterion.weight}`],
      levels.map(({ when }, index) => [when?.source, levels.slice(0, index).flatMap((before) => fails(before.when))]),
      (facts) => {
        const possible = possibleLevels(levels, facts);
        return possible.length === 1 ? `${possible[0]!.id} ${possible[0]!.points}` : 'unknown';
      },
    );
  }
  for (const [index, { rule, when }] of compiled.rules.entries()) {
    add(
      'verdictRules',
      'verdict rule',
      rule,
      [rule.verdict, named('alternatives', rule.alternatives)],
      [[when?.source, compiled.rules.slice(0, index).flatMap((before) => fails(before.when))]],
      (facts) => decidingRule(compiled, facts),
    );
  }
  for (const compiledGate of compiled.gates) {
    const { gate, when, met, atOnce } = compiledGate;
    add(
      'gates',
      'gate',
      gate,
      [gate.stage, gate.kind, gate.required ? 'required' : 'advised', `fix ${gate.fix.effort} ${gate.fix.owner}`],
      [
        [when?.source, []],
        [met.source, holds(when)],
        [atOnce?.when?.source, [...holds(when), ...fails(met)]],
      ],
      (facts) => {
        const outcome = gateOutcome(compiledGate, facts).replace('-', ' ');
        return outcome === 'open' && atOnce && atOnce.when?.evaluate(facts) !== false
          ? `open (${atOnce.order})`
          : outcome;
      },
    );
  }
  for (const { useCase, when, signals } of compiled.useCases) {
    add(
      'useCases',
      'use case',
      useCase,
      [useCase.stage],
      [[when?.source, []], ...signals.map((signal): Posed => [signal.when.source, holds(when)])],
      (facts) => {
        if (when?.evaluate(facts) === false) return 'does not apply';
        const points = signals.map((signal) => (signal.when.evaluate(facts) === true ? signal.points : 0));
        return `points ${Math.round(points.reduce((sum, each) => sum + each, 0) * 10) / 10}`;
      },
    );
  }
  for (const { step, when, done } of compiled.steps) {
    add(
      'steps',
      'step',
      step,
      [
        step.stage,
        `${step.effort} ${step.owner}`,
        step.variant === true ? 'variant' : '',
        named('for', step.useCases),
        named('closes', step.closes),
      ],
      [
        [when?.source, []],
        [done?.source, holds(when)],
      ],
      (facts) => {
        const applies = when === undefined || when.evaluate(facts);
        return applies === true ? pick(done?.evaluate(facts) === true, 'done', 'to do') : pick(applies, '', 'left out');
      },
    );
  }
  for (const { risk, when } of compiled.risks) {
    const is = [risk.standing === true ? 'with a no as well' : ''];
    add('risks', 'risk', risk, is, [[when.source, []]], (facts) => pick(when.evaluate(facts), 'shown', 'left out'));
  }
  for (const { alternative, when } of compiled.alternatives) {
    add('alternatives', 'alternative', alternative, [], [[when?.source, []]], (facts) =>
      pick(when === undefined ? undefined : when.evaluate(facts), 'shown', 'left out'),
    );
  }
  const signs = new Map(pack.watch.map((sign) => [sign.id, sign]));
  for (const { id, unless } of compiled.watch) {
    add('watch', 'sign', signs.get(id)!, [], [[unless?.source, []]], (facts) =>
      pick(unless === undefined ? false : unless.evaluate(facts), 'there already', 'watched for'),
    );
  }
  return subjects;
}

/**
 * Every test in a condition. A test decides where its siblings don't: in an `all`, where they are true; in an `any`,
 * where they are false. One test represents a named condition, because the named condition has a subject of its own.
 */
function leavesOf(
  condition: Condition,
  requires: readonly Requirement[],
  compile: (source: Condition) => CompiledCondition,
): readonly Leaf[] {
  const { kind, parts } = nodeOf(condition);
  if (kind === 'test') return [{ test: compile(condition), requires }];
  const leaves = parts.flatMap((part, index) => {
    const beside = parts.toSpliced(index, 1).map((other) => ({ condition: compile(other), truth: kind === 'all' }));
    return leavesOf(part, [...requires, ...beside], compile);
  });
  return kind === 'named' ? leaves.slice(0, 1) : leaves;
}

/** The rule that decides the verdict; `unknown` while an earlier rule may. */
function decidingRule({ rules }: CompiledPack, facts: Facts): string {
  for (const { rule, when } of rules) {
    const truth = when === undefined ? true : when.evaluate(facts);
    if (truth === true) return rule.id;
    if (truth === undefined) return 'unknown';
  }
  return 'unknown';
}

function questionIs({ kind, values, alone, min, max, otherwise, notApplicable, changeable, from }: Question) {
  const changes = changeable === false ? 'nothing' : changeable?.join(' ');
  return [
    kind === 'number'
      ? `number ${min ?? ''}..${max ?? ''}`
      : `${kind} ${(values ?? []).map(({ value }) => value).join(' ')}`,
    named('alone', alone),
    otherwise === undefined ? '' : `otherwise ${[otherwise].flat().join(' ')}`,
    notApplicable === true ? 'may not apply' : '',
    changes === undefined ? '' : `changes ${changes}`,
    from === undefined ? '' : `from ${from}`,
  ];
}

function pick(truth: Truth, yes: string, no: string): string {
  return truth === undefined ? 'unknown' : truth ? yes : no;
}

function named(word: string, ids: readonly string[] | undefined): string {
  return ids === undefined || ids.length === 0 ? '' : `${word} ${ids.join(' ')}`;
}

function inWords(parts: readonly unknown[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
