import { parseCases } from '../../../core/cases/parse-cases.ts';
import { runCases } from '../../../core/cases/run-cases.ts';
import { compilePack } from '../../../core/judge/compile.ts';
import { InputError } from '../../../core/problem/problem.ts';
import { casesPass, casesReporters } from '../../../report/cases.ts';
import type { Call, CliCommand } from '../../command.ts';
import { deliver, formatOf, usualFirst } from '../../deliver.ts';
import { percentFor } from '../../number-options.ts';
import { readCases, readRules } from '../../rules.ts';

interface TestOptions {
  readonly minCoverage?: number;
}

/** Gives 1 when a case does not come out as it says, or coverage is too low; 2 when a file is wrong. */
export const test: CliCommand<TestOptions> = {
  summary: 'run the cases of a rule pack (*.test.yaml)',
  examples: [
    'rules test',
    'rules test our-rules --min-coverage 100',
    'rules test our-rules --format junit -o cases.xml',
  ],
  formats: usualFirst(casesReporters, 'terminal'),
  define(command) {
    command
      .argument('[folder]', 'folder of the rule pack; the built-in one when left out')
      .option(
        '--min-coverage <percent>',
        "so many of the pack's own rules are made true and made false",
        percentFor('--min-coverage'),
      );
  },
  async run({ host, args: [named], options }: Call<TestOptions>): Promise<number> {
    const format = formatOf(options, casesReporters, 'terminal');
    const folder = named ?? options.rules;
    const { name, pack, problems, digest } = await readRules(folder, host);
    if (pack === undefined) throw new InputError(problems);
    const read = parseCases(await readCases(folder, host), pack);
    if (read.problems.length > 0) throw new InputError(read.problems);
    const { minCoverage } = options;
    const report = {
      name,
      ...runCases(compilePack(pack, digest), read.cases),
      ...(minCoverage !== undefined && { minCoverage }),
    };
    await deliver(casesReporters[format](report), options, host);
    return casesPass(report) ? 0 : 1;
  },
};
