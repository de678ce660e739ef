import { type Condition, limitsIn, nodeOf, operatorsIn, type Test } from '../../src/core/condition/index.ts';
import { sitesOf } from '../../src/core/pack/index.ts';
import { STRENGTHS } from '../../src/core/pack/scales.ts';
import type { Pack } from '../../src/core/pack/schema.ts';
import { createSpace, reads, type Space } from '../../src/core/range/index.ts';
import { conditionsWithin, type Draft, without } from './draft.ts';

/** One small change of a pack. `apply` changes the given copy. */
export interface Mutant {
  readonly operator: string;
  readonly name: string;
  readonly apply: (draft: Draft) => void;
}

/** Every change that the operators can make in a pack, in the order of the pack. */
export function mutantsOf(pack: Pack): readonly Mutant[] {
  return [
    ...orders(pack),
    ...references(pack),
    ...conditions(pack),
    ...numbers(pack),
    ...entries(pack),
    ...questions(pack),
    ...fields(pack),
  ];
}

function orders(pack: Pack): Mutant[] {
  const sites = sitesOf(pack).map(({ condition }) => condition);
  const space = createSpace(
    pack,
    sites.filter((condition) => !reads(condition)),
  );
  const levels = (['criteria', 'capacityCriteria'] as const).flatMap((list) =>
    pack[list].flatMap((criterion, at) =>
      neighbours<Ordered>(pack, criterion.levels, space).map(({ first, second, index }) => ({
        operator: 'swap two levels',
        name: `${criterion.id}: ${first.id} and ${second.id}`,
        apply: (draft: Draft) => swap(draft[list][at]!.levels, index),
      })),
    ),
  );
  const rows = (['verdictRules', 'course', 'capacityLevels'] as const).flatMap((list) =>
    neighbours<Ordered>(pack, pack[list], space).map(({ first, second, index }) => ({
      operator: 'swap two rows',
      name: `${list} ${first.id} and ${second.id}`,
      apply: (draft: Draft) => swap(draft[list], index),
    })),
  );
  return [...levels, ...rows];
}

interface Ordered {
  readonly id: string;
  readonly when?: Condition | undefined;
}

/**
 * Entries next to each other, where the first that holds counts, except those that never hold together where none
 * before them does: to swap these changes nothing. Rows that read the verdict are left out where that is clear.
 */
function neighbours<T extends Ordered>(pack: Pack, list: readonly T[], { formula, formulas, possible }: Space) {
  return list
    .slice(1)
    .map((second, index) => ({ first: list[index]!, second, index }))
    .filter(({ first, second, index }) => {
      const before = list.slice(0, index);
      if ([...before, first, second].some(({ when }) => when !== undefined && reads(when)))
        return !areApart(partsOf(pack, first.when), partsOf(pack, second.when));
      const isOpen = before.map(({ when }) => formulas.not(formula(when)));
      return possible(formulas.all([...isOpen, formula(first.when), formula(second.when)]));
    });
}

/** The parts of a condition that must all hold, as far as names are opened. */
function partsOf(pack: Pack, condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return [];
  if ('all' in condition) return (condition.all as readonly Condition[]).flatMap((part) => partsOf(pack, part));
  const named = 'holds' in condition ? pack.conditions?.find(({ id }) => id === condition.holds) : undefined;
  return [condition, ...(named === undefined ? [] : partsOf(pack, named.when))];
}

/** Whether one side has a part that the other denies, or both ask for other values of one question. */
function areApart(one: readonly Condition[], other: readonly Condition[]): boolean {
  const keys = (parts: readonly Condition[]) => new Set(parts.map((part) => JSON.stringify(part)));
  const denied = (parts: readonly Condition[], by: ReadonlySet<string>) =>
    parts.some((part) => 'not' in part && by.has(JSON.stringify(part.not)));
  const apart = one.some((a) =>
    other.some((b) => {
      const [left, right] = [onlyValues(a), onlyValues(b)];
      return (
        left !== undefined &&
        left.question === right?.question &&
        left.values.every((value) => !right.values.includes(value))
      );
    }),
  );
  return denied(one, keys(other)) || denied(other, keys(one)) || apart;
}

/** The values of a test that names them, of a question with one value. */
function onlyValues(
  condition: Condition,
): { readonly question: string; readonly values: readonly string[] } | undefined {
  const [[question, test] = []] = Object.entries(condition) as [string, unknown][];
  if (question === undefined || typeof test !== 'object' || test === null) return undefined;
  if ('is' in test) return { question, values: [String(test.is)] };
  if ('oneOf' in test && Array.isArray(test.oneOf)) return { question, values: test.oneOf.map(String) };
  return undefined;
}

function references(pack: Pack): Mutant[] {
  const broken = (name: string, apply: (draft: Draft) => void): Mutant => ({ operator: 'break an id', name, apply });
  const ids = (['questions', 'gates', 'useCases', 'options', 'conditions'] as const).flatMap((list) =>
    pack[list].map(({ id }, at) => broken(`${list} ${id}: id`, (draft) => (draft[list][at]!.id += 'x'))),
  );
  return [
    ...pack.steps.flatMap(({ id, useCases = [], closes = [] }, at) => [
      ...(useCases.length > 0
        ? [broken(`step ${id}: useCases`, (draft) => (draft.steps[at]!.useCases![0] += 'x'))]
        : []),
      ...(closes.length > 0 ? [broken(`step ${id}: closes`, (draft) => (draft.steps[at]!.closes![0] += 'x'))] : []),
      broken(`step ${id}: owner`, (draft) => (draft.steps[at]!.owner += 'x')),
    ]),
    ...pack.useCases.flatMap(({ id, covered }, at) =>
      (covered?.by ?? []).map(({ option }, index) =>
        broken(`use case ${id}: by ${option}`, (draft) => (draft.useCases[at]!.covered!.by[index]!.option += 'x')),
      ),
    ),
    ...pack.options.flatMap(({ id, answers }, at) =>
      answers.map(({ need }, index) =>
        broken(`option ${id}: need ${need}`, (draft) => (draft.options[at]!.answers[index]!.need += 'x')),
      ),
    ),
    ...pack.contradictions.map(({ id }, at) =>
      broken(`contradiction ${id}: sources`, (draft) => (draft.contradictions[at]!.sources[0] += 'x')),
    ),
    ...pack.risks.map(({ id }, at) => broken(`risk ${id}: sources`, (draft) => (draft.risks[at]!.sources[0] += 'x'))),
    ...ids,
  ];
}

function conditions(pack: Pack): Mutant[] {
  return conditionsWithin(pack).flatMap(({ name, condition, change }): Mutant[] => [
    {
      operator: 'contradict a condition',
      name,
      apply: (draft) => change(draft, (own) => ({ all: [own, { not: own }] })),
    },
    { operator: 'turn a condition round', name, apply: (draft) => change(draft, (own) => ({ not: own })) },
    ...partsToDrop(condition).map(({ what, left }) => ({
      operator: 'drop a part of a condition',
      name: `${name}: ${what}`,
      apply: (draft: Draft) => change(draft, () => left),
    })),
  ]);
}

/** Each part of `all` and `any`, and each value of a list, with the condition that remains without it. */
function partsToDrop(condition: Condition): readonly { readonly what: string; readonly left: Condition }[] {
  const node = nodeOf(condition);
  if (node.kind === 'not' || node.kind === 'unless')
    return partsToDrop(node.parts[0]).map(({ what, left }) => ({ what, left: { [node.kind]: left } as Condition }));
  // What a name stands for is changed where it stands.
  if (node.kind === 'named') return [];
  if (node.kind !== 'test') {
    const { kind, parts } = node;
    const build = (list: readonly Condition[]) => ({ [kind]: list }) as unknown as Condition;
    return parts.flatMap((part, index) => [
      ...(parts.length > 1 ? [{ what: `${kind} ${index + 1}`, left: build(without(parts, index)) }] : []),
      ...partsToDrop(part).map(({ what, left }) => ({
        what: `${kind} ${index + 1}, ${what}`,
        left: build(parts.toSpliced(index, 1, left)),
      })),
    ]);
  }
  const { question, test } = node;
  return operatorsIn(test).flatMap((used) => {
    if (used.form !== 'values' || used.operand.length < 2) return [];
    return used.operand.map((word, index) => ({
      what: `${question} ${word}`,
      left: { [question]: { ...test, [used.name]: without(used.operand, index) } },
    }));
  });
}

function numbers(pack: Pack): Mutant[] {
  const mutant = (operator: string, name: string, apply: (draft: Draft) => void): Mutant => ({ operator, name, apply });
  return [
    ...conditionsWithin(pack).flatMap(({ name, condition, change }) =>
      shifted(condition).map(({ what, left }) =>
        mutant('shift a threshold', `${name}: ${what}`, (draft) => change(draft, () => left)),
      ),
    ),
    ...pack.criteria.flatMap(({ id, levels }, at) => [
      mutant('change a weight', id, (draft) => (draft.criteria[at]!.weight += 2)),
      ...levels.map((level, index) =>
        mutant(
          'change a share',
          `${id}: ${level.id}`,
          (draft) =>
            (draft.criteria[at]!.levels[index]!.share = level.share > 0.5 ? level.share - 0.25 : level.share + 0.25),
        ),
      ),
    ]),
    ...pack.capacityCriteria.flatMap(({ id, levels }, at) => [
      mutant('change a weight', id, (draft) => (draft.capacityCriteria[at]!.points += 2)),
      ...levels.map((level, index) =>
        mutant(
          'change a share',
          `${id}: ${level.id}`,
          (draft) => (draft.capacityCriteria[at]!.levels[index]!.points += 1),
        ),
      ),
    ]),
  ];
}

/** Each bound in a condition, one higher and one lower. */
function shifted(condition: Condition): readonly { readonly what: string; readonly left: Condition }[] {
  const node = nodeOf(condition);
  if (node.kind === 'not' || node.kind === 'unless')
    return shifted(node.parts[0]).map(({ what, left }) => ({ what, left: { [node.kind]: left } as Condition }));
  if (node.kind === 'named') return [];
  if (node.kind !== 'test') {
    const { kind, parts } = node;
    return parts.flatMap((part, index) =>
      shifted(part).map(({ what, left }) => ({
        what,
        left: { [kind]: parts.toSpliced(index, 1, left) } as unknown as Condition,
      })),
    );
  }
  const { question, test } = node;
  const around = (number: number, what: string, left: (shiftedTo: number) => Test) =>
    [number + 1, number - 1].map((to) => ({ what: `${question} ${what} ${to}`, left: { [question]: left(to) } }));
  return operatorsIn(test).flatMap((used) => {
    const { name } = used;
    if (used.form === 'limit') return around(used.operand, name, (to) => ({ ...test, [name]: to }));
    if (used.form !== 'limits') return [];
    return limitsIn(used.operand).flatMap(({ name: bound, limit }) =>
      around(limit, `${name} ${bound}`, (to) => ({ ...test, [name]: { ...used.operand, [bound]: to } })),
    );
  });
}

/** The lists of which every entry says something of its own. */
const DROPPED = [
  'conditions',
  'verdictRules',
  'course',
  'capacityLevels',
  'capacityGaps',
  'capacityCriteria',
  'gates',
  'useCases',
  'steps',
  'risks',
  'contradictions',
  'options',
  'proposals',
  'watch',
] as const;

function entries(pack: Pack): Mutant[] {
  return [
    ...DROPPED.flatMap((list) =>
      pack[list].map(({ id }, at): Mutant => ({
        operator: 'drop an entry',
        name: `${list} ${id}`,
        apply: (draft) => draft[list].splice(at, 1),
      })),
    ),
    ...(['criteria', 'capacityCriteria'] as const).flatMap((list) =>
      pack[list].flatMap(({ id, levels }, at) =>
        levels.map((level, index): Mutant => ({
          operator: 'drop a level',
          name: `${id}: ${level.id}`,
          apply: (draft) => draft[list][at]!.levels.splice(index, 1),
        })),
      ),
    ),
    ...needs(pack),
    ...answersToNeeds(pack),
    ...pack.course.flatMap(({ id, advice = [] }, at) =>
      advice.map((_, index): Mutant => ({
        operator: 'drop an advice',
        name: `${id}: ${index + 1}`,
        apply: (draft) => draft.course[at]!.advice!.splice(index, 1),
      })),
    ),
  ];
}

/** How strong use cases are, and what covers them. */
function needs(pack: Pack): Mutant[] {
  return pack.useCases.flatMap(({ id, strength, covered }, at): Mutant[] => {
    const levels = STRENGTHS.filter((level): level is keyof typeof strength => level in strength);
    return [
      ...levels.map((level) => ({
        operator: 'drop a strength',
        name: `${id}: ${level}`,
        apply: (draft: Draft) => void delete draft.useCases[at]!.strength[level],
      })),
      ...levels.slice(1).map((level, index) => ({
        operator: 'swap two strengths',
        name: `${id}: ${levels[index]!} and ${level}`,
        apply: (draft: Draft) => {
          const own = draft.useCases[at]!.strength;
          draft.useCases[at]!.strength = { ...own, [level]: own[levels[index]!], [levels[index]!]: own[level] };
        },
      })),
      ...(covered === undefined
        ? []
        : [
            {
              operator: 'drop what covers',
              name: id,
              apply: (draft: Draft) => void delete draft.useCases[at]!.covered,
            },
            ...covered.by.map(({ option }, index) => ({
              operator: 'drop by what it is covered',
              name: `${id}: ${option}`,
              apply: (draft: Draft) => void draft.useCases[at]!.covered!.by.splice(index, 1),
            })),
          ]),
    ];
  });
}

/** How options answer needs, and what rules them out. */
function answersToNeeds(pack: Pack): Mutant[] {
  return pack.options.flatMap((option, at): Mutant[] => [
    ...(['enough', 'stretches', 'offered'] as const)
      .filter((key) => option[key] !== undefined)
      .map((key) => ({
        operator: 'drop how far an option reaches',
        name: `${option.id}: ${key}`,
        apply: (draft: Draft) => void delete draft.options[at]![key],
      })),
    ...option.answers.flatMap(({ need, enough }, index) => [
      {
        operator: 'drop an answer of an option',
        name: `${option.id}: ${need}`,
        apply: (draft: Draft) => void draft.options[at]!.answers.splice(index, 1),
      },
      ...(enough === undefined
        ? []
        : [
            {
              operator: 'drop how far an option reaches',
              name: `${option.id}: ${need}`,
              apply: (draft: Draft) => void delete draft.options[at]!.answers[index]!.enough,
            },
          ]),
    ]),
    ...(option.ruledOut ?? []).map((_, index) => ({
      operator: 'drop what rules an option out',
      name: `${option.id}: ${index + 1}`,
      apply: (draft: Draft) => void draft.options[at]!.ruledOut!.splice(index, 1),
    })),
  ]);
}

function questions(pack: Pack): Mutant[] {
  return pack.questions.flatMap(({ id, when, otherwise, values = [] }, at): Mutant[] => {
    const question = (draft: Draft) => draft.questions[at]!;
    return [
      {
        operator: 'hide a question',
        name: id,
        apply: (draft) => (question(draft).when = { 'service-count': { atLeast: 90_000 } }),
      },
      ...(when === undefined
        ? []
        : [{ operator: 'always ask a question', name: id, apply: (draft: Draft) => void delete question(draft).when }]),
      ...(otherwise === undefined
        ? []
        : [
            {
              operator: 'drop what else counts',
              name: id,
              apply: (draft: Draft) => void delete question(draft).otherwise,
            },
          ]),
      ...values.map(({ value }, index) => ({
        operator: 'drop an option',
        name: `${id}: ${value}`,
        apply: (draft: Draft) => void question(draft).values!.splice(index, 1),
      })),
    ];
  });
}

function fields(pack: Pack): Mutant[] {
  const later = (stage: string) => (stage === 'fly' ? 'run' : 'fly');
  return [
    ...pack.gates.flatMap(({ id, required, stage }, at): Mutant[] => [
      {
        operator: 'change whether a gate is required',
        name: id,
        apply: (draft) => (draft.gates[at]!.required = !required),
      },
      { operator: 'move a gate to another stage', name: id, apply: (draft) => (draft.gates[at]!.stage = later(stage)) },
    ]),
    ...pack.steps.flatMap(({ id, stage, useCases }, at): Mutant[] => [
      { operator: 'move a step to another stage', name: id, apply: (draft) => (draft.steps[at]!.stage = later(stage)) },
      ...(useCases === undefined
        ? []
        : [
            {
              operator: 'show a step for every use case',
              name: id,
              apply: (draft: Draft) => void delete draft.steps[at]!.useCases,
            },
          ]),
    ]),
    ...pack.steps.flatMap(({ id, courses }, at): Mutant[] =>
      courses === undefined
        ? []
        : [
            {
              operator: 'show a step with other courses',
              name: id,
              apply: (draft) => void delete draft.steps[at]!.courses,
            },
          ],
    ),
    ...pack.verdictRules.flatMap(({ id, verdict, core, close = false }, at): Mutant[] => [
      {
        operator: 'change the verdict of a rule',
        name: id,
        apply: (draft) => (draft.verdictRules[at]!.verdict = verdict === 'yes' ? 'no' : 'yes'),
      },
      {
        operator: 'change whether a rule is close',
        name: id,
        apply: (draft) => (draft.verdictRules[at]!.close = !close),
      },
      {
        operator: 'change what has to be shown',
        name: `${id}: ${core === undefined ? 'all' : 'nothing'}`,
        apply: (draft) => {
          if (core === undefined) draft.verdictRules[at]!.core = 'all';
          else delete draft.verdictRules[at]!.core;
        },
      },
    ]),
    ...pack.course.map(({ id, course }, at): Mutant => ({
      operator: 'change the course of a row',
      name: id,
      apply: (draft) => (draft.course[at]!.course = course === 'keep' ? 'leave' : 'keep'),
    })),
    ...pack.useCases.map(({ id, carries }, at): Mutant => ({
      operator: 'change what a use case carries',
      name: id,
      apply: (draft) => (draft.useCases[at]!.carries = carries === 'alone' ? 'together' : 'alone'),
    })),
    ...pack.stages.flatMap(({ id, operates }, at): Mutant[] =>
      operates === undefined
        ? []
        : [
            {
              operator: 'drop when a stage is operated',
              name: id,
              apply: (draft) => void delete draft.stages[at]!.operates,
            },
          ],
    ),
    ...pack.risks.map(({ id, standing = false }, at): Mutant => ({
      operator: 'show a risk with other verdicts',
      name: id,
      apply: (draft) => (draft.risks[at]!.standing = !standing),
    })),
  ];
}

function swap(list: unknown[], index: number): void {
  [list[index], list[index + 1]] = [list[index + 1], list[index]];
}
