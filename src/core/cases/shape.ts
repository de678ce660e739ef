import * as z from 'zod';
import { assessmentSchema } from '../assess/schema.ts';
import { criterionResultSchema } from '../judge/schema/verdict.ts';
import { gateResultSchema, stepResultSchema } from '../judge/schema/plan.ts';
import { type ListKey, nounOf } from '../pack/index.ts';
import { idsIn, idsOf } from '../pack/schema/results.ts';
import type { Pack } from '../pack/schema.ts';

/** What a place of an assessment can hold. `any` covers values that a case can't foresee. */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'value'; readonly words?: readonly (string | boolean)[]; readonly isNumber?: true }
  | { readonly kind: 'entry'; readonly noun: string; readonly fields: Readonly<Record<string, Shape>> }
  /**
   * `ids`: the possible ids of the items; undefined where items have none. `elsewhere`: the list that holds an id which
   * this list can't hold.
   */
  | {
      readonly kind: 'list';
      readonly noun: string;
      readonly ids?: readonly string[];
      readonly item: (id: string) => Shape;
      readonly elsewhere?: (id: string) => string | undefined;
    };

type List = Extract<Shape, { kind: 'list' }>;

/** Keys that identify the items of a list, in the order in which `idOf` looks for them. */
const NAME_KEYS = ['id', 'question', 'gate'];

/**
 * The shape of the assessments that a pack can produce, with the short paths `gates`, `steps`, `criteria`, and
 * `shortlist`. Leaves out `flips`, which cases don't check.
 */
export function shapeOf(pack: Pack): Shape {
  const { flips: _, ...shape } = assessmentSchema.shape;
  const fields = fieldsOf(z.strictObject(shape), pack);
  const short = {
    criteria: shapeIn(z.array(criterionResultSchema), pack),
    gates: shapeIn(z.array(gateResultSchema), pack),
    steps: shapeIn(z.array(stepResultSchema), pack),
    shortlist: shapeIn(idsOf('options', 'What to compare first.'), pack),
  };
  return { kind: 'entry', noun: 'assessment', fields: { ...fields, ...short } };
}

function fieldsOf(schema: z.ZodObject, pack: Pack): Readonly<Record<string, Shape>> {
  return Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, shapeIn(field, pack)]));
}

function shapeIn(field: z.core.$ZodType, pack: Pack): Shape {
  const schema = withoutWrapping(field);
  if (schema instanceof z.ZodObject)
    return { kind: 'entry', noun: titleOf(schema) ?? 'entry', fields: fieldsOf(schema, pack) };
  if (schema instanceof z.ZodArray) return listOf(schema.element, pack);
  if (schema instanceof z.ZodTuple) return listOf(schema.def.items[0]!, pack);
  if (schema instanceof z.ZodNumber) return { kind: 'value', isNumber: true };
  if (schema instanceof z.ZodBoolean) return { kind: 'value', words: [true, false] };
  const words = wordsAt(schema, pack);
  if (words !== undefined) return { kind: 'value', words };
  return schema._zod.def.type === 'string' ? { kind: 'value' } : { kind: 'any' };
}

function listOf(element: z.core.$ZodType, pack: Pack): Shape {
  const schema = withoutWrapping(element);
  if (!(schema instanceof z.ZodObject)) {
    const ids = wordsAt(schema, pack);
    return { kind: 'list', noun: nounAt(schema) ?? 'item', ...(ids && { ids }), item: () => shapeIn(element, pack) };
  }
  const key = NAME_KEYS.find((name) => name in schema.shape);
  const name = key === undefined ? undefined : (schema.shape[key] as z.core.$ZodType);
  const ids = name && wordsAt(name, pack);
  const noun = (name && nounAt(name)) ?? titleOf(schema) ?? 'item';
  const fields = fieldsOf(schema, pack);
  const item = (id: string): Shape => ({
    kind: 'entry',
    noun: titleOf(schema) ?? noun,
    fields: { ...fields, ...(key !== undefined && { [key]: { kind: 'value' } }), ...ofOne(noun, id, fields, pack) },
  });
  return { kind: 'list', noun, ...(ids && { ids }), item };
}

/** Fields whose values differ between items: the levels of a criterion, and the gates and steps of a stage. */
function ofOne(
  noun: string,
  id: string,
  { gates, steps }: Readonly<Record<string, Shape>>,
  pack: Pack,
): Readonly<Record<string, Shape>> {
  if (noun === nounOf('criteria') || noun === nounOf('capacityCriteria')) {
    const all = noun === nounOf('criteria') ? pack.criteria : pack.capacityCriteria;
    const levels: readonly { readonly id: string }[] = all.find((criterion) => criterion.id === id)?.levels ?? [];
    return { level: { kind: 'value', words: [...levels.map((level) => level.id), 'unknown'] } };
  }
  if (noun !== 'stage') return {};
  const staged = (key: 'gates' | 'steps', list: List): Shape => {
    const all: readonly { readonly id: string; readonly stage: string }[] = pack[key];
    return {
      ...list,
      noun: `${list.noun} of ${id}`,
      ids: all.filter(({ stage }) => stage === id).map((each) => each.id),
      elsewhere: (other) =>
        all.filter((each) => each.id === other).map(({ stage }) => `stages.${stage}.${key}.${other}`)[0],
    };
  };
  return { gates: staged('gates', gates as List), steps: staged('steps', steps as List) };
}

/** The words that a text field can hold; undefined for free text. */
function wordsAt(schema: z.core.$ZodType, pack: Pack): readonly string[] | undefined {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  const { lists, more = [] } = idsIn.get(schema) ?? {};
  return lists && [...lists.flatMap((list) => pack[list].map(({ id }: { readonly id: string }) => id)), ...more];
}

function nounAt(schema: z.core.$ZodType): string | undefined {
  const [list, other]: readonly ListKey[] = idsIn.get(schema)?.lists ?? [];
  return list !== undefined && other === undefined ? nounOf(list) : titleOf(schema);
}

function titleOf(schema: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.title;
}

function withoutWrapping(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional || schema instanceof z.ZodNullable;
  return isWrapped ? withoutWrapping(schema.unwrap()) : schema;
}
