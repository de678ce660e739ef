import {
  type CompiledCondition,
  type CompileCondition,
  type Condition,
  conditionCompiler,
  EXPOSURE,
  nodeOf,
  questionsRead,
  type Truth,
} from '../../condition/index.ts';
import {
  type CompiledPack,
  type CompiledReply,
  type Facts,
  fitOf,
  gateOutcome,
  possibleRows,
} from '../../judge/index.ts';
import { effortInWords, timeInWords } from '../../pack/index.ts';
import type { Pack, Question } from '../../pack/schema.ts';
import { reads } from '../../range/index.ts';

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
  /** Whether the outcome depends on the exposure score as well; then the facts have to hold it. */
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
  const compile = conditionCompiler((id) => compiled.asked[compiled.index.get(id) ?? -1]);
  const holds = (condition: CompiledCondition | undefined): readonly Requirement[] =>
    condition === undefined ? [] : [{ condition, truth: true }];
  const fails = (condition: CompiledCondition | undefined): readonly Requirement[] =>
    condition === undefined ? [] : [{ condition, truth: false }];
  const sourcesOf = (entries: readonly { readonly when: CompiledCondition | undefined }[]) =>
    entries.flatMap(({ when }) => (when === undefined ? [] : [when.source]));
  const scoreConditions = sourcesOf(compiled.criteria.flatMap(({ levels }) => levels));
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
    const conditions = [
      ...(list === 'verdictRules' ? sourcesOf(compiled.rules) : []),
      ...posed.flatMap(([condition]) => (condition === undefined ? [] : [condition])),
    ];
    const score = conditions.some((condition) => questionsRead(condition).includes(EXPOSURE));
    subjects.push({
      name: `${noun} ${entry.id}`,
      entry,
      is: inWords([...is, named('sources', entry.sources)]),
      leaves,
      conditions: score ? [...conditions, ...scoreConditions] : conditions,
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
        const possible = possibleRows(levels, facts);
        return possible.length === 1 ? `${possible[0]!.id} ${possible[0]!.points}` : 'unknown';
      },
    );
  }
  for (const [index, { rule, when }] of compiled.rules.entries()) {
    add(
      'verdictRules',
      'verdict rule',
      rule,
      [rule.close === true ? `${rule.verdict} close` : rule.verdict, rule.core === undefined ? '' : 'leans'],
      [[when?.source, compiled.rules.slice(0, index).flatMap((before) => fails(before.when))]],
      (facts) => firstThat(compiled.rules, facts, (decides) => decides.rule.id),
    );
  }
  // What a row makes of the verdict is for the cases: nobody answers with a verdict.
  const free = compiled.course.filter(({ when }) => when === undefined || !reads(when.source));
  for (const { row, when } of compiled.course) {
    const before = free.slice(
      0,
      free.findIndex((each) => each.row === row),
    );
    add(
      'course',
      'row of the course',
      row,
      [row.course],
      [[free.some((each) => each.row === row) ? when?.source : undefined, before.flatMap((each) => fails(each.when))]],
      (facts) => firstThat(compiled.course, facts, (each) => each.row.id),
    );
  }
  const { levels: capacityLevels, gaps, criteria: capacityCriteria } = compiled.capacity;
  const levelEntries = new Map(pack.capacityLevels.map((level) => [level.id, level]));
  for (const [index, { id, when }] of capacityLevels.entries()) {
    add(
      'capacityLevels',
      'level of capacity',
      levelEntries.get(id)!,
      [],
      [[when?.source, capacityLevels.slice(0, index).flatMap((before) => fails(before.when))]],
      (facts) => firstThat(capacityLevels, facts, (each) => each.id),
    );
  }
  const gapEntries = new Map(pack.capacityGaps.map((gap) => [gap.id, gap]));
  for (const { id, when } of gaps) {
    add('capacityGaps', 'gap in capacity', gapEntries.get(id)!, [], [[when.source, []]], (facts) =>
      pick(when.evaluate(facts), 'there', 'not there'),
    );
  }
  const criterionEntries = new Map(pack.capacityCriteria.map((criterion) => [criterion.id, criterion]));
  for (const { criterion, levels } of capacityCriteria) {
    add(
      'capacityCriteria',
      'criterion of capacity',
      criterionEntries.get(criterion.id)!,
      [`points ${criterion.weight}`],
      levels.map(({ when }, index) => [when?.source, levels.slice(0, index).flatMap((before) => fails(before.when))]),
      (facts) => firstThat(levels, facts, ({ id, points }) => `${id} ${points}`),
    );
  }
  for (const stage of pack.stages) {
    const operates = compiled.operates.get(stage.id);
    if (operates === undefined) continue;
    add('stages', 'stage', stage, [], [[operates.source, []]], (facts) =>
      pick(operates.evaluate(facts), 'operates', 'does not operate'),
    );
  }
  for (const compiledGate of compiled.gates) {
    const { gate, when, met, atOnce } = compiledGate;
    add(
      'gates',
      'gate',
      gate,
      [
        gate.stage,
        gate.kind,
        gate.required ? 'required' : 'advised',
        `fix ${timeInWords(gate.fix.effort)} ${gate.fix.owner}`,
      ],
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
  for (const { useCase, strength, covered } of compiled.useCases) {
    add(
      'useCases',
      'use case',
      useCase,
      [useCase.stage, useCase.carries],
      [
        ...strength.map(({ when }, index): Posed => [
          when.source,
          strength.slice(0, index).flatMap((before) => fails(before.when)),
        ]),
        [covered?.when.source, []],
        ...(covered?.by ?? []).map(({ when }): Posed => [when.source, holds(covered?.when)]),
      ],
      (facts) => {
        const level = firstThat(strength, facts, ({ level: id }) => id, 'none');
        const isCovered = covered === undefined ? false : covered.when.evaluate(facts);
        if (isCovered !== true) return isCovered === false ? level : `${level}, perhaps covered`;
        const by = covered!.by.find(({ when }) => when.evaluate(facts) === true);
        return `${level}, covered${by === undefined ? '' : ` by ${by.option}`}`;
      },
    );
  }
  for (const { step, when, unless, done } of compiled.steps) {
    add(
      'steps',
      'step',
      step,
      [
        step.stage,
        `${effortInWords(step)} ${step.owner}`,
        step.variant === true ? 'variant' : '',
        named('with', step.courses),
        named('for', step.useCases),
        named('serves', step.serves),
        step.first === true ? 'first' : '',
        step.light === true ? 'light' : '',
        step.whileClosed === true ? 'while closed' : '',
        named('closes', step.closes),
        named('where files show', step.findings),
      ],
      [
        [when?.source, []],
        [unless?.source, holds(when)],
        [done?.source, holds(when)],
      ],
      (facts) => {
        const applies = unless?.evaluate(facts) === true ? false : when === undefined || when.evaluate(facts);
        return applies === true ? pick(done?.evaluate(facts) === true, 'done', 'to do') : pick(applies, '', 'left out');
      },
    );
  }
  for (const { risk, when } of compiled.risks) {
    const is = [risk.standing === true ? 'whatever the verdict' : '', named('where files show', risk.findings)];
    add('risks', 'risk', risk, is, [[when.source, []]], (facts) => pick(when.evaluate(facts), 'shown', 'left out'));
  }
  for (const { contradiction, when } of compiled.contradictions)
    add('contradictions', 'contradiction', contradiction, [], [[when.source, []]], (facts) =>
      pick(when.evaluate(facts), 'told', 'not told'),
    );
  for (const compiledOption of compiled.options) {
    const { option, answers, enough, stretches, ruledOut, offered } = compiledOption;
    const isIn = ruledOut.flatMap(({ when }) => fails(when));
    const ways = [...answers.flatMap((answer) => [answer.when, answer.enough]), enough?.when, stretches?.when];
    add(
      'options',
      'option',
      option,
      [option.kind, named('answers', [...new Set(option.answers.map(({ need }) => need))])],
      [
        ...ruledOut.map(({ when }): Posed => [when.source, []]),
        ...[...ways, offered?.when].map((way): Posed => [way?.source, isIn]),
      ],
      (facts) => pick(fitOf(compiledOption, facts), 'fits', 'out'),
    );
  }
  // What the verdict makes of a reply is for the cases.
  const isFree = ({ reply: { courses, verdicts, close, later } }: CompiledReply) =>
    courses === undefined && verdicts === undefined && close !== true && later !== true;
  for (const { proposal, replies } of compiled.proposals) {
    const posed = replies.map(({ when }, index): Posed => [
      when?.source,
      replies.slice(0, index).flatMap((before) => (isFree(before) ? fails(before.when) : [])),
    ]);
    const free = replies.filter(isFree);
    const nameOf = (reply: (typeof replies)[number]) => `${replies.indexOf(reply) + 1} ${reply.reply.answer}`;
    add(
      'proposals',
      'proposal',
      proposal,
      [
        proposal.replies
          .map(({ answer, close, later, verdicts = [], courses = [] }) =>
            [
              answer,
              ...(close === true ? ['close'] : []),
              ...(later === true ? ['later'] : []),
              ...verdicts,
              ...courses,
            ].join(' '),
          )
          .join('; '),
      ],
      posed,
      (facts) => firstThat(free, facts, nameOf, 'by its options or the course'),
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
function leavesOf(condition: Condition, requires: readonly Requirement[], compile: CompileCondition): readonly Leaf[] {
  const { kind, parts } = nodeOf(condition);
  if (kind === 'test') return [{ test: compile(condition), requires }];
  const leaves = parts.flatMap((part, index) => {
    const beside = parts.toSpliced(index, 1).map((other) => ({ condition: compile(other), truth: kind === 'all' }));
    return leavesOf(part, [...requires, ...beside], compile);
  });
  return kind === 'named' ? leaves.slice(0, 1) : leaves;
}

/** The first entry that holds; `unknown` while one before it may. */
function firstThat<Entry extends { readonly when: CompiledCondition | undefined }>(
  entries: readonly Entry[],
  facts: Facts,
  name: (entry: Entry) => string,
  otherwise = 'unknown',
): string {
  for (const entry of entries) {
    const truth = entry.when === undefined ? true : entry.when.evaluate(facts);
    if (truth === true) return name(entry);
    if (truth === undefined) return 'unknown';
  }
  return otherwise;
}

function questionIs({
  kind,
  values,
  alone,
  min,
  max,
  otherwise,
  notApplicable,
  changeable,
  decision,
  given,
  forChoice,
  from,
}: Question) {
  const changes = changeable === false ? 'nothing' : changeable?.join(' ');
  return [
    kind === 'number'
      ? `number ${min ?? ''}..${max ?? ''}`
      : `${kind} ${(values ?? []).map(({ value }) => value).join(' ')}`,
    named('alone', alone),
    otherwise === undefined ? '' : `otherwise ${[otherwise].flat().join(' ')}`,
    notApplicable === true ? 'may not apply' : '',
    changes === undefined ? '' : `changes ${changes}`,
    decision === true ? 'decision' : named('decision', decision),
    given === undefined ? '' : `given ${[given].flat().join(' ')}`,
    forChoice === true ? 'for a choice' : '',
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
