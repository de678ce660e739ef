import * as z from 'zod';
import { conditionSchema, testSchema } from '../condition/schema.ts';
import { type Pack, packSchema } from '../pack/schema.ts';
import { DISABLED_LISTS } from '../pack/disable.ts';
import { type ConditionKind, conditionDefinitions, conditionRef } from './conditions.ts';
import { changeOrNew, type Writing, written } from './entries.ts';
import { atMostKeys, branch, closed, idOfOne, type JsonSchema, type Listed } from './json-schema.ts';
import { wordsOf } from './key-words.ts';

/** Lists whose entries neither change those of the extended pack nor stand beside them. */
const ALWAYS_WHOLE: ReadonlySet<string> = new Set(['disable', 'migrations']);

/**
 * A JSON Schema (draft-07) of one file of a rule pack, for editors. Any file may hold any of the keys, so none is
 * required. `pack`: whose questions conditions read. `base`: the pack that it extends; then entries with ids of that
 * may be changes, in every file but one whose own `pack` extends nothing.
 */
export function packFileSchema(pack: Pack, base?: Pack): JsonSchema {
  const plain = plainSchema();
  const test = z.toJSONSchema(testSchema, { target: 'draft-7', io: 'input' }) as JsonSchema;
  delete test['$schema'];
  const head = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    description: `A file of a mesh-ready rule pack${base ? `, with what ${pack.pack.id} ${pack.pack.version} has` : ''}`,
    definitions: {
      ...conditionDefinitions(pack.questions, pack.conditions, { ...test, minProperties: 1 }),
      ...Object.fromEntries(Object.entries(namedIn(pack)).map(([key, entries]) => [key, idOfOne(entries)])),
      ...(base &&
        Object.fromEntries(listsOf(base).map(([list, entries]) => [`${list}-of-${base.pack.id}`, idOfOne(entries)]))),
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

type Plain = Readonly<Record<string, JsonSchema>>;

/** The keys of a file as zod knows them. */
function plainSchema(): Plain {
  const schema = z.toJSONSchema(packSchema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      const node: JsonSchema = jsonSchema;
      // The condition language refers to itself, which its check by code does not show.
      if ((zodSchema as unknown) === conditionSchema) {
        for (const key of Object.keys(node)) delete node[key];
        Object.assign(node, conditionRef('condition', false));
      }
      // Bounds of JavaScript's numbers say nothing about a pack.
      if (node['maximum'] === Number.MAX_SAFE_INTEGER) delete node['maximum'];
      if (node['minimum'] === Number.MIN_SAFE_INTEGER) delete node['minimum'];
    },
  }) as JsonSchema;
  return schema['properties'] as Plain;
}

/** A file of a pack that extends nothing: every entry is whole, and there is nothing to disable. */
function wholeFile(plain: Plain, condition: ConditionKind, pack?: Pack): JsonSchema {
  const { disable: _, ...keys } = plain;
  const properties = Object.entries(keys).map(([list, schema]): [string, JsonSchema] => {
    const writing = writingOf(list, condition, pack);
    return [list, listed(list, schema, (entry) => written(entry, writing))];
  });
  return closed(Object.fromEntries(properties));
}

function extendingFile(plain: Plain, pack: Pack, base: Pack): JsonSchema {
  const properties = Object.entries(plain).map(([list, schema]): [string, JsonSchema] => {
    if (list === 'disable') return [list, listed(list, schema, (entry) => disabling(entry, base))];
    const known = ALWAYS_WHOLE.has(list) ? [] : base[list as 'gates'];
    const writing = writingOf(list, 'condition', pack);
    if (list === 'pack') return [list, headOf(schema, writing, base)];
    if (!Array.isArray(known) || ALWAYS_WHOLE.has(list))
      return [list, listed(list, schema, (entry) => written(entry, writing))];
    const reason = { type: 'string', description: wordsOf('reason')! };
    const offered = refTo(list, base);
    const before = { ...offered, description: wordsOf('before')! };
    const items = (key: string) => itemsOf(known, key);
    const entries = (entry: JsonSchema) =>
      changeOrNew(
        'id',
        known,
        written(entry, { ...writing, change: true, items }, { reason }),
        written(entry, writing, { reason, ...(known.length > 0 && { before }) }),
        offered,
      );
    return [list, listed(list, schema, entries)];
  });
  return closed(Object.fromEntries(properties));
}

/** What a pack says about itself; what it leaves out of the texts, it has from the extended one. */
function headOf(schema: JsonSchema, writing: Writing, base: Pack): JsonSchema {
  const { properties, ...rest } = written(schema, writing);
  const own = {
    ...(properties as JsonSchema),
    extends: { const: base.pack.id, description: wordsOf('extends', 'pack')! },
  };
  return { ...rest, properties: own, required: ['schema', 'id', 'version', 'extends'], description: wordsOf('pack')! };
}

/** An entry of `disable`: one kind with an id that there is, and a reason. */
function disabling(entry: JsonSchema, base: Pack): JsonSchema {
  const kinds = Object.entries(DISABLED_LISTS).map(([kind, list]) => [kind, refTo(list, base)]);
  const reason = { ...(entry['properties'] as Plain)['reason'], description: wordsOf('reason', 'disable')! };
  return {
    ...entry,
    properties: { ...(Object.fromEntries(kinds) as JsonSchema), reason },
    minProperties: 2,
    ...atMostKeys(2),
  };
}

function listed(list: string, schema: JsonSchema, entries: (entry: JsonSchema) => JsonSchema): JsonSchema {
  const description = wordsOf(list)!;
  if (!('items' in schema)) return { ...entries(schema), description };
  return { type: 'array', description, items: entries(schema['items'] as JsonSchema) };
}

function writingOf(list: string, condition: ConditionKind, pack?: Pack): Writing {
  const own = condition === 'condition' && list === 'verdictRules' ? 'rule-condition' : condition;
  return { list, condition: own, change: false, named: new Set(pack && Object.keys(namedIn(pack))), items: () => [] };
}

/** What the keys can name that name other entries. */
function namedIn(pack: Pack): Readonly<Record<string, readonly Listed[]>> {
  return {
    section: pack.sections,
    owner: pack.roles,
    useCases: pack.useCases,
    closes: pack.gates,
    alternatives: pack.alternatives,
    sources: [...pack.statements, ...pack.facts, { id: 'ours', title: pack.pack.heuristics }],
  };
}

/** The lists of a pack whose entries can be changed. */
function listsOf(pack: Pack): [list: string, entries: readonly Listed[]][] {
  return Object.entries(pack).flatMap(([list, entries]): [string, readonly Listed[]][] =>
    Array.isArray(entries) && entries.length > 0 && !ALWAYS_WHOLE.has(list)
      ? [[list, entries as readonly Listed[]]]
      : [],
  );
}

function refTo(list: string, base: Pack): JsonSchema {
  return { $ref: `#/definitions/${list}-of-${base.pack.id}` };
}

/** Names of the items that entries have behind a key, like their levels, each once. */
function itemsOf(entries: readonly Listed[], key: string): readonly Listed[] {
  const all = entries.flatMap(
    (entry) => (entry as unknown as Readonly<Record<string, readonly ItemOfEntry[] | undefined>>)[key] ?? [],
  );
  const named = all.map(({ id, value, label, says }): Listed => ({
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
