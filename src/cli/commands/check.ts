import type { Bar } from '../../core/answers/answers.ts';
import { assessReadiness } from '../../core/assess-readiness.ts';
import { judgeBar } from '../../core/bar.ts';
import { checkReporters } from '../../report/check.ts';
import { barOf, readDays, readPercent, readStage, readVerdicts } from '../bar-options.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAnswers, loadRules } from '../load.ts';
import { print } from '../print.ts';
import { nameOf } from '../read.ts';
import { version } from '../version.ts';

const NO_BAR = 'note: no bar is set, so only the file itself was checked; set one with check: in the file, or with --ready-for\n';

/** Gives 1 when the bar is missed, in every format. */
export const check = {
  summary: 'hold an answers file to a bar, for CI',
  examples: [
    'check answers.yaml',
    'check answers.yaml --ready-for walk --max-age-days 180',
    'check answers.yaml --verdict yes,not-yet --format json',
  ],
  formats: usualFirst(checkReporters, 'terminal'),
  define(command) {
    command
      .argument('<file>', 'answers file (- is standard input); its check: block is the bar')
      .option('--ready-for <stage>', 'every required gate before this stage is met or waived', readStage)
      .option('--verdict <verdict>', 'the verdict is this one, or one of several with commas', readVerdicts)
      .option('--min-coverage <percent>', 'so many of the questions that apply are answered', readPercent)
      .option('--max-age-days <days>', 'no answer is older', readDays);
  },
  async run({ host, args: [file = ''], options }: Call<Bar>): Promise<number> {
    const format = formatOf(options, checkReporters, 'terminal');
    const { pack, digest } = await loadRules(options.rules, host);
    const { answersFile } = await loadAnswers(file, pack, host);
    const assessment = assessReadiness(pack, digest, answersFile, version);
    const wanted = barOf(answersFile.check, options);
    if (Object.keys(wanted).length === 0) await print(host.stderr, NO_BAR);
    const bar = judgeBar(assessment, wanted, host.today());
    const text = checkReporters[format]({ assessment, bar, file: nameOf(file) }, reportOptions(options, host));
    await deliver(text, options, host, file);
    return bar.met ? 0 : 1;
  },
} as const satisfies CliCommand<Bar>;
