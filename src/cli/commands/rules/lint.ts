import { parseCases } from '../../../core/cases/index.ts';
import { type LintFinding, lintPack } from '../../../core/lint/index.ts';
import type { Pack } from '../../../core/pack/schema.ts';
import type { Problem } from '../../../core/problem/index.ts';
import { type LintReport, lintReporters } from '../../../report/lint.ts';
import type { Call, CliCommand } from '../../command.ts';
import { deliver, formatOf, usualFirst } from '../../deliver.ts';
import type { Host } from '../../host.ts';
import { daysFor } from '../../number-options.ts';
import { readCaseFiles } from '../../read-pack-folder.ts';
import { readRules } from '../../rules.ts';

interface LintOptions {
  readonly maxFactAgeDays?: number;
  readonly strict?: boolean;
}

/**
 * Returns 2 when the pack has errors, which count as wrong input. Warnings alone return 0, unless `--strict` is set.
 */
export const lint: CliCommand<LintOptions> = {
  summary: 'find everything that is wrong with a rule pack',
  examples: ['rules lint', 'rules lint my-rules --strict', 'rules lint my-rules --max-fact-age-days 365 --format json'],
  formats: usualFirst(lintReporters, 'terminal'),
  define(command) {
    command
      .argument('[folder]', 'folder of the rule pack; the built-in one when left out')
      .option('--max-fact-age-days <days>', 'no fact is older than this', daysFor('--max-fact-age-days'))
      .option('--strict', 'warnings count as errors');
  },
  async run({ host, args: [folder], options }: Call<LintOptions>): Promise<number> {
    const format = formatOf(options, lintReporters, 'terminal');
    const report = await lintFolder(folder ?? options.rules, host, options.maxFactAgeDays);
    await deliver(lintReporters[format](report), options, host);
    const wrong = report.findings.some(({ severity }) => severity === 'error' || options.strict === true);
    return wrong ? 2 : 0;
  },
};

async function lintFolder(
  folder: string | undefined,
  host: Host,
  maxFactAgeDays: number | undefined,
): Promise<LintReport> {
  const { name, pack, problems, locate } = await readRules(folder, host);
  if (pack === undefined) return { name, pack: undefined, findings: problems.map(findingOf), proofs: [] };
  const settings = {
    today: host.today(),
    latestDay: host.latestDay(),
    ...(maxFactAgeDays !== undefined && { maxFactAgeDays }),
  };
  const { findings, proofs } = lintPack(pack, locate, settings);
  return {
    name,
    pack: pack.pack,
    findings: [...findings, ...casesProblems(folder, pack, host).map(findingOf)],
    proofs,
  };
}

/** Problems in the cases of the pack. The cases of the built-in pack were checked when the program was built. */
function casesProblems(folder: string | undefined, pack: Pack, host: Host): readonly Problem[] {
  return folder === undefined ? [] : parseCases(readCaseFiles(folder, host), pack).problems;
}

/** A problem as a finding; its message already says how to fix it. */
function findingOf({ code, message, file, line, column }: Problem): LintFinding {
  const place = {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
  return { code, severity: 'error', message, mend: '', ...place };
}
