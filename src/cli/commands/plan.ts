import { assess, type Found } from '../../core/assess/index.ts';
import { withFlips } from '../../core/flips/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import { documentReporters, planReporters, type Reporter } from '../../report/index.ts';
import type { CliCommand } from '../command.ts';
import { podsFor } from '../number-options.ts';
import { deliver, deliverable, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import type { Host } from '../host.ts';
import { loadAnswers, loadPack } from '../load.ts';
import { tell } from '../print.ts';
import { readIds } from '../route.ts';
import { version } from '../version.ts';
import { onlyOnce, usage } from '../usage.ts';

interface PlanOptions {
  readonly brief?: boolean;
  readonly full?: boolean;
  readonly done?: readonly string[];
  readonly discovered?: string;
  readonly pods?: number;
}

export const plan: CliCommand<PlanOptions> = {
  examples: [
    'plan answers.yaml -o adoption-plan.md',
    'plan answers.yaml --brief --format terminal',
    'plan answers.yaml --pods 1200 -o adoption-plan.md',
    'plan answers.yaml --format json',
    'plan answers.yaml --format csv -o steps.csv',
    'plan answers.yaml --done agree-on-one-use-case -o adoption-plan.md',
    'plan answers.yaml --discovered cluster.json   (from: mesh-ready discover --how)',
    'plan - < answers.yaml',
  ],
  formats: usualFirst(planReporters, 'markdown'),
  define(command) {
    command
      .argument('<file>', 'answers file (- is standard input)')
      .option('--brief', 'only the first page, for those who decide')
      .option('--pods <n>', 'how many pods the scope has: what proxies take is told for all of them', podsFor('--pods'))
      .option('--full', 'every stage, risk, and option in full')
      .option('--done <steps>', 'first tick these steps as done today, in the answers file', readIds)
      .option(
        '--discovered <path>',
        'read workloads from this folder, file, or dump: findings for a mesh, and the order in which they join',
        onlyOnce('--discovered'),
      );
  },
  async run({ host, args: [file = ''], options }) {
    const { brief = false, full = false, done } = options;
    if (brief && full) throw usage('--brief and --full exclude each other; leave one out');
    const formats: Readonly<Record<string, () => Promise<Reporter>>> = brief ? documentReporters : planReporters;
    const format = formatOf<string>(options, formats, 'markdown');
    const compiled = await loadPack(options.rules, host);
    if (done !== undefined && file === '-') throw usage('--done writes into the answers file; name a file, not -');
    const loaded = await loadAnswers(file, compiled.pack, host, options.rules);
    const { discovered, pods } = options;
    const found = discovered === undefined ? undefined : await readFound(discovered, file, compiled, host);
    // Nothing is ticked where it is known already that the plan can't be written.
    if (done !== undefined) await deliverable(options, host, file);
    const answersFile =
      done === undefined
        ? loaded.answersFile
        : await (await import('../tick.ts')).tick(done, file, compiled, host, found);
    const assessment = withFlips(compiled, answersFile, assess(compiled, answersFile, version, found));
    const target = {
      ...reportOptions(options, host, file),
      brief,
      full,
      ...(discovered !== undefined && { discovered }),
      ...(pods !== undefined && { pods }),
    };
    if (format === 'csv' && assessment.stages.every(({ steps }) => steps.length === 0))
      await tell(host, 'note: this plan has no steps, so there is only the line of column names\n');
    const report = await formats[format]!();
    await deliver(report(assessment, target), options, host, file);
    return 0;
  },
};

/** What the workloads of a folder or dump show. Throws InputError. */
async function readFound(path: string, file: string, { pack }: CompiledPack, host: Host): Promise<Found> {
  if (path === '-' && file === '-') throw usage('only one of the file and --discovered can be standard input');
  const { foundAt } = await import('../discovery.ts');
  return foundAt(path, pack, host);
}
