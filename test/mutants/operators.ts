import { type Condition, limitsIn, nodeOf, operatorsIn, type Test } from '../../src/core/condition/index.ts';
import type { Pack } from '../../src/core/pack/schema.ts';
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
  return [
    ...pack.criteria.flatMap(({ id, levels }, at) =>
      levels.slice(1).map((level, index) => ({
        operator: 'swap two levels',
        name: `${id}: ${levels[index]!.id} and ${level.id}`,
        apply: (draft: Draft) => swap(draft.criteria[at]!.levels, index),
      })),
    ),
    ...pack.verdictRules.slice(1).map((rule, index) => ({
      operator: 'swap two verdict rules',
      name: `${pack.verdictRules[index]!.id} and ${rule.id}`,
      apply: (draft: Draft) => swap(draft.verdictRules, index),
    })),
  ];
}

function references(pack: Pack): Mutant[] {
  const broken = (name: string, apply: (draft: Draft) => void): Mutant => ({ operator: 'break an id', name, apply });
  return [
    ...pack.steps.flatMap(({ id, useCases = [], closes = [] }, at) => [
      ...(useCases.length > 0
        ? [broken(`step ${id}: useCases`, (draft) => (draft.steps[at]!.useCases![0] += 'x'))]
        : []),
      ...(closes.length > 0 ? [broken(`step ${id}: closes`, (draft) => (draft.steps[at]!.closes![0] += 'x'))] : []),
      broken(`step ${id}: owner`, (draft) => (draft.steps[at]!.owner += 'x')),
    ]),
    ...pack.verdictRules.flatMap(({ id, alternatives }, at) =>
      alternatives === undefined
        ? []
        : [broken(`verdict rule ${id}: alternatives`, (draft) => (draft.verdictRules[at]!.alternatives![0] += 'x'))],
    ),
    ...pack.risks.map(({ id }, at) => broken(`risk ${id}: sources`, (draft) => (draft.risks[at]!.sources[0] += 'x'))),
    ...pack.useCases.map(({ id }, at) => broken(`use case ${id}: id`, (draft) => (draft.useCases[at]!.id += 'x'))),
    ...pack.questions.map(({ id }, at) => broken(`question ${id}: id`, (draft) => (draft.questions[at]!.id += 'x'))),
    ...pack.gates.map(({ id }, at) => broken(`gate ${id}: id`, (draft) => (draft.gates[at]!.id += 'x'))),
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
  if (node.kind === 'not') return partsToDrop(node.parts[0]).map(({ what, left }) => ({ what, left: { not: left } }));
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
    ...pack.useCases.flatMap(({ id, signals }, at) =>
      signals.map((_, index) =>
        mutant(
          'change the points of a signal',
          `${id}: ${index + 1}`,
          (draft) => (draft.useCases[at]!.signals[index]!.points += 1),
        ),
      ),
    ),
  ];
}

/** Each bound in a condition, one higher and one lower. */
function shifted(condition: Condition): readonly { readonly what: string; readonly left: Condition }[] {
  const node = nodeOf(condition);
  if (node.kind === 'not') return shifted(node.parts[0]).map(({ what, left }) => ({ what, left: { not: left } }));
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

function entries(pack: Pack): Mutant[] {
  const dropped = (list: 'verdictRules' | 'gates' | 'steps' | 'risks' | 'alternatives' | 'watch' | 'useCases') =>
    pack[list].map(({ id }, at): Mutant => ({
      operator: 'drop an entry',
      name: `${list} ${id}`,
      apply: (draft) => draft[list].splice(at, 1),
    }));
  return [
    ...(['verdictRules', 'gates', 'steps', 'risks', 'alternatives', 'watch', 'useCases'] as const).flatMap(dropped),
    ...pack.criteria.flatMap(({ id, levels }, at) =>
      levels.map((level, index): Mutant => ({
        operator: 'drop a level',
        name: `${id}: ${level.id}`,
        apply: (draft) => draft.criteria[at]!.levels.splice(index, 1),
      })),
    ),
    ...pack.useCases.flatMap(({ id, signals }, at) =>
      signals.map((_, index): Mutant => ({
        operator: 'drop a signal',
        name: `${id}: ${index + 1}`,
        apply: (draft) => draft.useCases[at]!.signals.splice(index, 1),
      })),
    ),
  ];
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
    ...pack.verdictRules.map(({ id, verdict }, at): Mutant => ({
      operator: 'change the verdict of a rule',
      name: id,
      apply: (draft) => (draft.verdictRules[at]!.verdict = verdict === 'yes' ? 'no' : 'yes'),
    })),
  ];
}

function swap(list: unknown[], index: number): void {
  [list[index], list[index + 1]] = [list[index + 1], list[index]];
}
