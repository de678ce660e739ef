import { join, resolve } from 'node:path';
import {
  compareTable,
  parseCases,
  RECORDED_FILE,
  recordedEntries,
  recordedText,
  runCases,
} from '../../../core/cases/index.ts';
import { compilePack } from '../../../core/judge/index.ts';
import { InputError } from '../../../core/problem/index.ts';
import { visible } from '../../../report/escape.ts';
import { casesPass, casesReporters } from '../../../report/cases.ts';
import { count } from '../../../report/phrases.ts';
import type { Call, CliCommand } from '../../command.ts';
import { deliver, formatOf, usualFirst } from '../../deliver.ts';
import type { Host } from '../../host.ts';
import { percentFor } from '../../number-options.ts';
import { tell } from '../../print.ts';
import { readCaseFiles } from '../../read-pack-folder.ts';
import { readCases, readRules } from '../../rules.ts';

interface TestOptions {
  readonly minCoverage?: number;
  readonly record?: boolean;
}

/** Returns 1 when a case fails, the recorded table is out of date, or coverage is too low; 2 when a file is wrong. */
export const test: CliCommand<TestOptions> = {
  summary: 'run the cases of a rule pack (*.test.yaml)',
  examples: [
    'rules test',
    'rules test my-rules --min-coverage 100',
    'rules test my-rules --record',
    'rules test my-rules --format junit -o cases.xml',
  ],
  formats: usualFirst(casesReporters, 'terminal'),
  define(command) {
    command
      .argument('[folder]', 'folder of the rule pack; the built-in one when left out')
      .option(
        '--min-coverage <percent>',
        "this percentage of the pack's own rules is made true and made false",
        percentFor('--min-coverage'),
      )
      .option('--record', `write what comes out for every entry into ${RECORDED_FILE} in the folder, to be reviewed`);
  },
  async run({ host, args: [named], options }: Call<TestOptions>): Promise<number> {
    const format = formatOf(options, casesReporters, 'terminal');
    const folder = named ?? options.rules;
    if (options.record === true) return record(folder, host);
    const { name, pack, problems, digest } = await readRules(folder, host);
    if (pack === undefined) throw new InputError(problems);
    const read = parseCases(await readCases(folder, host), pack);
    if (read.problems.length > 0) throw new InputError(read.problems);
    const { minCoverage } = options;
    const report = {
      name,
      ...runCases(compilePack(pack, digest), read),
      ...(minCoverage !== undefined && { minCoverage }),
    };
    await deliver(casesReporters[format](report), options, host);
    return casesPass(report) ? 0 : 1;
  },
};

/**
 * Rewrites the recorded table, whatever it contains. The other cases must be readable, because they name the
 * organizations.
 */
async function record(folder: string | undefined, host: Host): Promise<number> {
  if (folder === undefined)
    throw new InputError([
      {
        code: 'usage',
        message: '--record writes into the folder of a rule pack; name it: rules test my-rules --record',
      },
    ]);
  const { pack, problems, digest } = await readRules(folder, host);
  if (pack === undefined) throw new InputError(problems);
  const name = join(folder, RECORDED_FILE);
  const files = readCaseFiles(folder, host);
  const read = parseCases(
    files.filter((file) => file.name !== name),
    pack,
  );
  if (read.problems.length > 0) throw new InputError(read.problems);
  const entries = recordedEntries(compilePack(pack, digest), read.given);
  const { recorded } = parseCases(files, pack);
  const changes =
    recorded === undefined
      ? entries.length
      : compareTable(recorded, entries).filter(({ mismatches }) => mismatches.length > 0).length;
  (await import('../../save.ts')).saveFile(resolve(host.cwd, name), recordedText(entries), name);
  await tell(
    host,
    changes === 0
      ? `${visible(name)} is as it was\n`
      : `wrote ${visible(name)}: ${changes} of ${count(entries.length, 'entry', 'entries')} changed; review the difference\n`,
  );
  return 0;
}
