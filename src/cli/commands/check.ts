import { appendFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { assessReadiness } from '../../core/assess-readiness.ts';
import { judgeBar } from '../../core/bar.ts';
import { type CompiledPack, compilePack } from '../../core/pack/compile.ts';
import { type CheckFormat, checkReporters, type CheckResult, githubSummary } from '../../report/check.ts';
import { barOf, type BarOptions, readDays, readPercent, readStage, readVerdicts } from '../bar-options.ts';
import { loadBaseline } from '../baseline.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, reportOptions, usualFirst } from '../deliver.ts';
import type { Host } from '../host.ts';
import { loadAnswers, loadRules } from '../load.ts';
import { tell } from '../print.ts';
import { nameOf } from '../read.ts';
import { readIds } from '../route.ts';
import { targetsOf } from '../targets.ts';
import { version } from '../version.ts';

const NO_BAR = 'note: no bar is set, so only the file itself was checked; set one with check: in the file, or with --ready-for\n';

/** Gives 1 when the bar is missed, in every format. */
export const check = {
  summary: 'hold an answers file to a bar, for CI',
  examples: [
    'check answers.yaml',
    'check answers.yaml --ready-for walk --max-age-days 180',
    'check answers.yaml --verdict yes,not-yet --settled --require edge-maintained',
    'check answers.yaml --baseline answers.last-year.yaml --no-regression',
    'check answers.yaml --format github --format sarif=mesh-ready.sarif',
  ],
  formats: usualFirst(checkReporters, 'terminal'),
  define(command) {
    command
      .argument('<file>', 'answers file (- is standard input); its check: block is the bar')
      .option('--ready-for <stage>', 'every required gate before this stage is met or waived', readStage)
      .option('--verdict <verdict>', 'the verdict is this one, or one of several with commas', readVerdicts)
      .option('--settled', 'no answer that is open can change the verdict')
      .option('--require <gates>', 'these gates are met; a waiver is not enough', readIds)
      .option('--min-coverage <percent>', 'so many of the questions that apply are answered', readPercent)
      .option('--max-age-days <days>', 'no answer is older', readDays)
      .option('--baseline <file>', 'compare with this older answers file')
      .option('--no-regression', 'nothing is worse than in the baseline')
      .addHelpText('after', '\n--format may be repeated, and name a file: --format github --format sarif=report.sarif');
  },
  async run({ host, args: [file = ''], options }: Call<BarOptions>): Promise<number> {
    const targets = targetsOf<CheckFormat>(options, checkReporters, 'terminal', host, file);
    const rules = await loadRules(options.rules, host);
    const { answersFile } = await loadAnswers(file, rules.pack, host);
    const wanted = barOf(answersFile.check, options, rules.pack);
    let compiled: CompiledPack | undefined;
    const whole = () => (compiled ??= compilePack(rules.pack, rules.digest));
    const assessment = assessReadiness(rules, whole, answersFile, version);
    if (Object.keys(wanted).length === 0) await tell(host, NO_BAR);
    const baseline = wanted.baseline === undefined ? undefined : await loadBaseline(besides(file, wanted.baseline, options.baseline === undefined), whole(), host);
    const answersLine = answersFile.answersPosition?.line;
    const judged = judgeBar(assessment, wanted, host.today(), { ...(answersLine !== undefined && { answersLine }), ...(baseline && { baseline }) });
    const { remedy } = judged.met ? {} : await import('../../core/bar/remedy.ts');
    const bar = remedy === undefined ? judged : { ...judged, remedy: remedy(whole(), answersFile, assessment, wanted, judged, host.today()) };
    const result: CheckResult = { assessment, bar, file: nameOf(file), ...(answersLine !== undefined && { answersLine }) };
    for (const target of targets) {
      const settings = target.file === undefined ? options : { ...options, output: target.file };
      await deliver(checkReporters[target.format](result, reportOptions(settings, host)), settings, host, file);
      if (target.format === 'github') summarize(result, host);
    }
    return bar.met ? 0 : 1;
  },
} as const satisfies CliCommand<BarOptions>;

/** A path as the person would name it; one that the answers file holds begins in its folder. */
function besides(file: string, path: string, inFile: boolean): string {
  return !inFile || file === '-' || isAbsolute(path) ? path : join(dirname(file), path);
}

/** Adds to the summary of the step, where GitHub runs us. */
function summarize(result: CheckResult, host: Host): void {
  const summary = host.env['GITHUB_STEP_SUMMARY'];
  if (summary) appendFileSync(summary, githubSummary(result));
}
