import { assess } from '../../core/assess/index.ts';
import { withFlips } from '../../core/flips/index.ts';
import { documentReporters, planReporters } from '../../report/index.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAnswers, loadPack } from '../load.ts';
import { version } from '../version.ts';
import { usage } from '../usage.ts';

interface PlanOptions {
  readonly brief?: boolean;
  readonly full?: boolean;
}

export const plan: CliCommand<PlanOptions> = {
  examples: [
    'plan answers.yaml -o adoption-plan.md',
    'plan answers.yaml --brief --format terminal',
    'plan answers.yaml --format json',
    'plan answers.yaml --format csv -o steps.csv',
    'plan - < answers.yaml',
  ],
  formats: usualFirst(planReporters, 'markdown'),
  define(command) {
    command
      .argument('<file>', 'answers file (- is standard input)')
      .option('--brief', 'only the first page, for those who decide')
      .option('--full', 'every stage, risk, and option in full');
  },
  async run({ host, args: [file = ''], options }) {
    const { brief = false, full = false } = options;
    if (brief && full) throw usage('--brief and --full exclude each other; leave one out');
    const report = brief
      ? documentReporters[formatOf(options, documentReporters, 'markdown')]
      : planReporters[formatOf(options, planReporters, 'markdown')];
    const compiled = await loadPack(options.rules, host);
    const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
    const assessment = withFlips(compiled, answersFile, assess(compiled, answersFile, version));
    const target = { ...reportOptions(options, host, file), brief, full };
    await deliver(report(assessment, target), options, host, file);
    return 0;
  },
};
