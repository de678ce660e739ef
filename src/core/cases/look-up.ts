import type { GateResult, NeedResult, StageResult } from '../assess/index.ts';

/** The parts of an assessment that cases look at most, found without their place in it. */
const SHORT: Readonly<Record<string, (assessment: object) => unknown>> = {
  gates: (assessment) => stagesOf(assessment).flatMap((stage): readonly GateResult[] => stage.gates),
  steps: (assessment) => stagesOf(assessment).flatMap(({ steps }) => steps),
  criteria: (assessment) => (own(assessment, 'need') as NeedResult).criteria,
};

/**
 * What stands at a path of an assessment: keys with dots between. An item of a list is named by its id, or counted from
 * 0. Undefined where there is nothing.
 */
export function lookUp(assessment: object, path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  let value: unknown = SHORT[first]?.(assessment) ?? own(assessment, first);
  for (const part of rest) value = Array.isArray(value) ? itemOf(value, part) : own(value, part);
  return value;
}

/** The id of an item in a list of an assessment; the item itself where it has none. */
export function idOf(item: unknown): unknown {
  for (const key of ['id', 'question', 'gate']) {
    const id = own(item, key);
    if (typeof id === 'string') return id;
  }
  return item;
}

function stagesOf(assessment: object): readonly StageResult[] {
  return own(assessment, 'stages') as readonly StageResult[];
}

function itemOf(list: readonly unknown[], part: string): unknown {
  return list.find((item) => idOf(item) === part) ?? (/^\d+$/.test(part) ? list[Number(part)] : undefined);
}

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
