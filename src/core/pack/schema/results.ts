import * as z from 'zod';
import { LIST_KEYS, type ListKey, SOURCE_LISTS } from '../lists.ts';
import { isoDate } from './fields.ts';

/** Building blocks of the schemas of results, and the parts of results that come from the pack unchanged. */

/** For a text of a result that is the id of an entry: the lists with the entry, and other words that are allowed. */
export const idsIn = z.registry<{ readonly lists: readonly ListKey[]; readonly more?: readonly string[] }>();

/** An object of a result. `noun` is its name in messages and among the definitions of a JSON Schema. */
export function entry<Fields extends z.core.$ZodLooseShape>(noun: string, description: string, fields: Fields) {
  return z.strictObject(fields).meta({ id: noun.replaceAll(' ', '-'), title: noun, description });
}

export const words = (description: string) => z.string().describe(description);
export const texts = (description: string) => z.array(z.string()).describe(description);
export const idOf = (list: ListKey, description: string) => words(description).register(idsIn, { lists: [list] });
export const idsOf = (list: ListKey, description: string) =>
  z.array(z.string().register(idsIn, { lists: [list] })).describe(description);
export const oneOf = <const Words extends readonly string[]>(allowed: Words, noun: string, description: string) =>
  z.enum(allowed).meta({ title: noun, description });
export const someOf = <const Words extends readonly string[]>(allowed: Words, noun: string, description: string) =>
  z.array(z.enum(allowed).meta({ title: noun })).describe(description);
export const day = (description: string) => isoDate.describe(`${description}, YYYY-MM-DD.`);
export const count = (description: string) => z.int().min(0).describe(description);
export const line = z.int().min(1).describe('The line of the answers file where it is; the first is 1.');

export const sourceRefSchema = entry('source', 'Where a rule of the pack comes from.', {
  id: words('Its id in the pack; ours for a heuristic.').register(idsIn, { lists: SOURCE_LISTS, more: ['ours'] }),
  kind: z
    .enum(['talk', 'fact', 'ours'])
    .describe(
      "talk: said by the speaker. fact: read on a page, with its link. ours: a heuristic of the pack's authors.",
    ),
  at: words('Of the talk: the time in it, mm:ss.').exactOptional(),
  link: words('Of a fact: the address of the page.').exactOptional(),
  read: day('Of a fact: the day on which the page was read').exactOptional(),
  says: words('The statement.'),
  products: idsOf('options', 'Of a fact: the products that it concerns, where it concerns some only.').exactOptional(),
});
export const sources = z.array(sourceRefSchema).describe('Where the rule comes from.');

export const packDifferenceSchema = z.strictObject({
  change: z.enum(['added', 'changed', 'removed']).describe('The kind of change.'),
  list: z.enum(LIST_KEYS).describe('The key of the list in the pack.'),
  id: words('The id of the entry.'),
  parts: z
    .array(
      entry('changed part', 'One field that changed.', {
        path: words('The keys to the field within the entry, with dots between.'),
        before: words('The earlier value, in words.'),
        after: words('The value now, in words.'),
      }),
    )
    .describe('The changed fields of a changed entry; empty for one that was added or removed.'),
});

export const packChangesSchema = entry('pack changes', 'Changes of a pack against the pack that it extends.', {
  base: z.strictObject({ id: words('Its id.'), version: words('Its version.') }).describe('The pack that is extended.'),
  entries: z
    .array(
      packDifferenceSchema
        .extend({ reason: words('Why, as the pack says it.').exactOptional() })
        .meta({ id: 'changed-entry', title: 'changed entry', description: 'One entry that changed.' }),
    )
    .describe('The changed entries, list by list.'),
});
