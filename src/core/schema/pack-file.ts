import * as z from 'zod';
import { DISABLED_LISTS, isListKey, LIST_KEYS, type ListedEntry, REFERENCES, SOURCE_LISTS } from '../pack/index.ts';
import { conditionSchema, testSchema } from '../condition/schema.ts';
import { type Pack, packSchema, placingSchema } from '../pack/schema.ts';
import { type ConditionKind, conditionDefinitions, conditionRef } from './conditions.ts';
import { changeOrNew, type Writing, written } from './entries.ts';
import { atMostKeys, branch, closed, idOfOne, type JsonSchema, withoutNumberLimits } from './json-schema.ts';

/**
 * A JSON Schema (draft-07) of one file of a rule pack, for editors. Any file can hold any key, so none is required.
 * `pack`: the questions that conditions read. `base`: the pack that it extends. Entries with ids of `base` can be
 * changes, except in a file whose own `pack` extends nothing.
 */
export function packFileSchema(pack: Pack, base?: Pack): JsonSchema {
  const plain = plainSchema(packSchema);
  const test = z.toJSONSchema(testSchema, { target: 'draft-7', io: 'input' }) as JsonSchema;
  delete test['$schema'];
  const head = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    description: `A mesh-ready rule pack file${base ? `, with what ${pack.pack.id} ${pack.pack.version} has` : ''}`,
    definitions: {
      ...conditionDefinitions(pack, { ...test, minProperties: 1 }),
      ...Object.fromEntries(Object.entries(namedIn(pack)).map(([key, entries]) => [key, idOfOne(entries)])),
      ...(base &&
        Object.fromEntries(
          LIST_KEYS.filter((list) => base[list].length > 0).map((list) => [
            `${list}-of-${base.pack.id}`,
            idOfOne(base[list]),
          ]),
        )),
    },
  };
  if (base === undefined) return { ...head, ...wholeFile(plain, 'condition', pack) };
  const isWhole = { required: ['pack'], properties: { pack: { type: 'object', not: { required: ['extends'] } } } };
  return {
    ...head,
    type: 'object',
    ...branch(isWhole, wholeFile(plain, 'any-condition'), extendingFile(plain, pack, base)),
  };
}

/** Lists whose conditions are judged before the exposure is known. */
const BEFORE_EXPOSURE: ReadonlySet<string> = new Set(['questions', 'criteria', 'gates']);

type Plain = Readonly<Record<string, JsonSchema>>;

/** The keys of a map with their descriptions, as zod has them. */
function plainSchema(map: z.ZodObject): Plain {
  const schema = z.toJSONSchema(map, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const node: JsonSchema = jsonSchema;
      // The schema of a condition is recursive, and its custom check hides that from zod.
      if ([zodSchema, zodSchema._zod.parent].includes(conditionSchema)) {
        const { description } = node;
        for (const key of Object.keys(node)) delete node[key];
        Object.assign(node, conditionRef('condition', false), description !== undefined && { description });
      }
      withoutNumberLimits(node);
    },
  }) as JsonSchema;
  return schema['properties'] as Plain;
}

/** A file of a pack that extends nothing: every entry is complete, and nothing can be disabled. */
function wholeFile(plain: Plain, condition: ConditionKind, pack?: Pack): JsonSchema {
  const { disable: _, ...keys } = plain;
  const properties = Object.entries(keys).map(([list, schema]): [string, JsonSchema] => {
    const writing = writingOf(list, condition, pack);
    return [list, listed(schema, (entry) => written(entry, writing))];
  });
  return closed(Object.fromEntries(properties));
}

function extendingFile(plain: Plain, pack: Pack, base: Pack): JsonSchema {
  const { reason, before } = plainSchema(placingSchema);
  const properties = Object.entries(plain).map(([list, schema]): [string, JsonSchema] => {
    if (list === 'disable') return [list, listed(schema, (entry) => disabling(entry, base))];
    const writing = writingOf(list, 'condition', pack);
    if (list === 'pack') return [list, headOf(schema, writing, base)];
    if (!isListKey(list)) return [list, listed(schema, (entry) => written(entry, writing))];
    const known: readonly ListedEntry[] = base[list];
    const offered = refTo(list, base);
    const { type: _, ...place } = before!;
    const items = (key: string) => itemsOf(known, key);
    const entries = (entry: JsonSchema) =>
      changeOrNew(
        'id',
        known,
        written(entry, { ...writing, change: true, items }, { reason }),
        written(entry, writing, { reason, ...(known.length > 0 && { before: { ...place, ...offered } }) }),
        offered,
      );
    return [list, listed(schema, entries)];
  });
  return closed(Object.fromEntries(properties));
}

/** The key `pack`; the texts that it leaves out are inherited. */
function headOf(schema: JsonSchema, writing: Writing, base: Pack): JsonSchema {
  const head = written(schema, writing);
  const properties = head['properties'] as Plain;
  const { description } = properties['extends']!;
  return {
    ...head,
    properties: { ...properties, extends: { const: base.pack.id, description } },
    required: ['schema', 'id', 'version', 'extends'],
  };
}

/** An entry of `disable`: one kind with the id of an existing entry, and a reason. */
function disabling(entry: JsonSchema, base: Pack): JsonSchema {
  const kinds = Object.entries(DISABLED_LISTS).map(([kind, list]) => [kind, refTo(list, base)]);
  const { reason } = entry['properties'] as Plain;
  return {
    ...entry,
    properties: { ...(Object.fromEntries(kinds) as JsonSchema), reason },
    minProperties: 2,
    ...atMostKeys(2),
  };
}

function listed(schema: JsonSchema, entries: (entry: JsonSchema) => JsonSchema): JsonSchema {
  const { description, items } = schema;
  if (items === undefined) return entries(schema);
  return { type: 'array', description, items: entries(items as JsonSchema) };
}

function writingOf(list: string, condition: ConditionKind, pack?: Pack): Writing {
  const own = condition === 'condition' && !BEFORE_EXPOSURE.has(list) ? 'rule-condition' : condition;
  return { condition: own, change: false, named: new Set(pack && Object.keys(namedIn(pack))), items: () => [] };
}

/** By key that names other entries: the entries that it can name. */
function namedIn(pack: Pack): Readonly<Record<string, readonly ListedEntry[]>> {
  const sources = SOURCE_LISTS.flatMap((list): readonly ListedEntry[] => pack[list]);
  return {
    ...Object.fromEntries(Object.entries(REFERENCES).map(([key, list]) => [key, pack[list]])),
    sources: [...sources, { id: 'ours', title: pack.pack.heuristics }],
  };
}

function refTo(list: string, base: Pack): JsonSchema {
  return { $ref: `#/definitions/${list}-of-${base.pack.id}` };
}

/** Names of the items that entries have under a key, like their levels, each once. */
function itemsOf(entries: readonly ListedEntry[], key: string): readonly ListedEntry[] {
  const all = entries.flatMap(
    (entry) => (entry as unknown as Readonly<Record<string, readonly ItemOfEntry[] | undefined>>)[key] ?? [],
  );
  const named = all.map(({ id, value, label, says }): ListedEntry => ({
    id: id ?? value ?? '',
    title: label ?? says ?? '',
  }));
  return named.filter(({ id }, index) => named.findIndex((other) => other.id === id) === index);
}

interface ItemOfEntry {
  readonly id?: string;
  readonly value?: string;
  readonly label?: string;
  readonly says?: string;
}
