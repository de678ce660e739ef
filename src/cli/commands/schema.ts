import { answersSchema } from '../../core/answers/schema.ts';
import { didYouMean, InputError } from '../../core/problem/index.ts';
import { show } from '../../core/yaml/index.ts';
import type { CliCommand } from '../command.ts';
import { deliver } from '../deliver.ts';
import type { Host } from '../host.ts';
import { loadRules } from '../load.ts';

/** The schemas by name. */
const SCHEMAS: Readonly<Record<string, (rules: string | undefined, host: Host) => Promise<object>>> = {
  answers: async (rules, host) => answersSchema((await loadRules(rules, host)).pack),
  pack: async (rules, host) => {
    const { pack } = await loadRules(rules, host);
    const base =
      rules === undefined || pack.changes !== undefined ? (await loadRules(undefined, host)).pack : undefined;
    return (await import('../../core/schema/pack-file.ts')).packFileSchema(pack, base);
  },
  cases: async (rules, host) =>
    (await import('../../core/schema/cases-file.ts')).casesFileSchema((await loadRules(rules, host)).pack),
  assessment: async () => (await import('../../core/schema/assessment.ts')).assessmentJsonSchema(),
};
export const SCHEMA_NAMES = Object.keys(SCHEMAS);

export const schema: CliCommand = {
  examples: [
    'schema answers -o answers.schema.json',
    'schema pack --rules my-rules -o my-rules/pack.schema.json',
    'schema assessment -o assessment.schema.json',
  ],
  define(command) {
    command.argument(
      '<what>',
      `one of: ${SCHEMA_NAMES.join(', ')}; assessment is what assess and plan write with --format json`,
    );
  },
  async run({ host, args: [what = ''], options }) {
    const make = Object.hasOwn(SCHEMAS, what) ? SCHEMAS[what] : undefined;
    if (make === undefined) {
      throw new InputError([
        {
          code: 'usage',
          message: `there is no schema of ${show(what)}; write one of: ${SCHEMA_NAMES.join(', ')}${didYouMean(what, SCHEMA_NAMES)}`,
        },
      ]);
    }
    await deliver(`${JSON.stringify(await make(options.rules, host), null, 2)}\n`, options, host);
    return 0;
  },
};
