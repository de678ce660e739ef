import * as z from 'zod';
import { PLACEHOLDER_NAMES } from '../placeholders.ts';
import { about, condition, idSchema, ids, sources, text, title } from './fields.ts';

/** Templates of the resources with which a first experiment begins. */

const PLACEHOLDERS = `${new Intl.ListFormat('en').format(PLACEHOLDER_NAMES.map((name) => `$(${name})`))} represent names that a person gives.`;

const actionSchema = z.strictObject({
  do: text(`The action, as one imperative; ${PLACEHOLDERS}`),
  undo: text('How to undo it, as one imperative.').optional(),
});

const fileSchema = z.strictObject({
  id: idSchema.describe('The name of the file, without its number.'),
  title,
  when: condition('Only where this certainly holds.').optional(),
  later: text(
    'Apply it only when this is so. Left out: it belongs to the first step, which denies nothing.',
  ).optional(),
  why: text('Why it is there.'),
  changes: text('The effect on running calls.'),
  see: text('How to see that it works.'),
  next: actionSchema.describe('The action once it is applied.').optional(),
  rollback: text('How to undo it, if deleting the resource is not enough.').optional(),
  trap: text('A mistake that no schema catches.').optional(),
  resource: z
    .looseObject({ apiVersion: z.string(), kind: z.string(), metadata: z.looseObject({ name: z.string() }) })
    .describe(`The resource. ${PLACEHOLDERS}`),
});

export const manifestSchema = z
  .strictObject({
    id: idSchema,
    title,
    about,
    options: ids('The options that it is for.').min(1),
    need: idSchema.describe('The use case that it is for.'),
    cannot: text('Why these options can do nothing for the use case. Replaces files.').optional(),
    instead: ids('Options that can do it.').optional(),
    prepare: z.array(actionSchema).describe('Prerequisites of the first file.').optional(),
    files: z.array(fileSchema).min(1).describe('The resources, in the order in which they are applied.').optional(),
    sources,
  })
  .refine(({ cannot, files }) => (cannot === undefined) !== (files === undefined), {
    message: 'write files, or cannot with the reason why there are none',
  });
