import type { Assessment, GateResult, ExposureResult, StageResult } from '../assess/index.ts';
import { choiceOf } from '../fit/index.ts';

/** Short paths to the parts of an assessment that cases use most. */
const SHORT: Readonly<Record<string, (assessment: object) => unknown>> = {
  gates: (assessment) => stagesOf(assessment).flatMap((stage): readonly GateResult[] => stage.gates),
  steps: (assessment) => stagesOf(assessment).flatMap(({ steps }) => steps),
  criteria: (assessment) => (own(assessment, 'exposure') as ExposureResult).criteria,
  shortlist: (assessment) => choiceOf(assessment as Assessment).shortlist.map(({ option }) => option.id),
};

/**
 * The value at a path of an assessment, with keys separated by dots. A list item is named by its id or by its index
 * from 0. Undefined where there is no value.
 */
export function lookUp(assessment: object, path: string): unknown {
  const [first = '', ...rest] = path.split('.');
  let value: unknown = SHORT[first]?.(assessment) ?? own(assessment, first);
  for (const part of rest) value = Array.isArray(value) ? itemOf(value, part) : own(value, part);
  return value;
}

/** The id of a list item of an assessment; the item itself where it has no id. */
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
