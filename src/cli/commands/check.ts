import { appendFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { assess } from '../../core/assess/index.ts';
import type { AnswersFile } from '../../core/answers/index.ts';
import { type FilesSay, judgeBar } from '../../core/bar/index.ts';
import { compilePack } from '../../core/judge/index.ts';
import type { Pack } from '../../core/pack/schema.ts';
import { InputError, type Problem } from '../../core/problem/index.ts';
import { type CheckFormat, checkReporters, type CheckResult } from '../../report/check.ts';
import { barOf, type BarOptions, readStage, readVerdicts } from '../bar-options.ts';
import { loadBaseline } from '../baseline.ts';
import type { Call, CliCommand } from '../command.ts';
import { reportOptions, usualFirst } from '../deliver.ts';
import type { Host } from '../host.ts';
import { loadAnswers, loadRules } from '../load.ts';
import { daysFor, percentFor } from '../number-options.ts';
import { tell } from '../print.ts';
import type { Unjudged } from '../../report/problems.ts';
import { repositoryPath } from '../repository-path.ts';
import { nameOf } from '../read.ts';
import { readIds } from '../route.ts';
import { deliverEach, fileOf, type Destination, destinationsOf } from '../destinations.ts';
import { version } from '../version.ts';
import { onlyOnce, usage } from '../usage.ts';

const NO_REQUIREMENTS =
  'no requirements to check; pass --ready-for <stage> or another option, or add check: to the file, such as check: { readyFor: walk }';

/** Returns 1 when a requirement is not met, in every format. */
export const check = {
  examples: [
    'check answers.yaml',
    'check answers.yaml --ready-for walk --max-age-days 180',
    'check answers.yaml --verdict yes,not-yet --settled --require edge-maintained',
    'check answers.yaml --baseline answers.last-year.yaml --no-regression',
    'check answers.yaml --against deploy/ --confirmed',
    'check answers.yaml --format github --format sarif=mesh-ready.sarif',
  ],
  formats: usualFirst(checkReporters, 'terminal'),
  define(command) {
    command
      .argument('<file>', 'answers file (- is standard input); its check: block has the requirements')
      .option('--ready-for <stage>', 'every required gate before this stage is met or waived', readStage)
      .option('--verdict <verdict>', 'the verdict is this one, or one of several with commas', readVerdicts)
      .option('--settled', 'no unanswered question can change the verdict')
      .option('--require <gates>', 'these gates are met; a waiver is not enough', readIds)
      .option(
        '--min-coverage <percent>',
        'this percentage of the applicable questions is answered',
        percentFor('--min-coverage'),
      )
      .option('--max-age-days <days>', 'no answer is older than this', daysFor('--max-age-days'))
      .option(
        '--against <path>',
        'no answer differs from what this folder, file, or dump says now (- is standard input)',
        onlyOnce('--against'),
      )
      .option('--confirmed', 'a person has confirmed every answer that was discovered or suggested')
      .option('--baseline <file>', 'compare with this older answers file')
      .option('--no-regression', 'nothing is worse than in the baseline')
      .addHelpText('after', '\n--format may be repeated, and name a file: --format github --format sarif=report.sarif');
  },
  async run({ host, args: [file = ''], options }: Call<BarOptions>): Promise<number> {
    const destinations = destinationsOf<CheckFormat>(options, checkReporters, 'terminal', host, file);
    const inputs = [file, options.baseline ?? file];
    const inRepository = (typed: string) => (typed === nameOf('-') ? typed : nameOf(repositoryPath(typed, host)));
    const result = await judge(file, options, host, inputs).catch(unjudged);
    if (!('problems' in result)) {
      const unwritten = await deliverEach(destinations, options, host, inputs, async (format, settings) => {
        const report = await checkReporters[format]();
        const told = forMachines(format) ? fromRepository(result, inRepository) : result;
        return report(told, reportOptions(settings, host));
      });
      if (goesToGitHub(destinations)) {
        const { githubSummary } = await import('../../report/check/github.ts');
        await summarize(() => githubSummary(result), host);
      }
      if (unwritten.length > 0) throw new InputError(unwritten);
      return result.bar.met ? 0 : 1;
    }
    const { problemReporters, problemSummary } = await import('../../report/problems.ts');
    const refused = { problems: result.problems, file: nameOf(file), version };
    // A terminal would show lines twice that are already on standard error.
    const others = destinations.filter(
      (target) => target.format !== 'terminal' || fileOf(target, options) !== undefined,
    );
    const unwritten = await deliverEach(others, options, host, inputs, async (format) =>
      problemReporters[format](forMachines(format) ? placedIn(refused, inRepository) : refused),
    );
    if (goesToGitHub(destinations)) await summarize(() => problemSummary(refused), host);
    throw new InputError([...result.problems, ...unwritten]);
  },
} as const satisfies CliCommand<BarOptions>;

/**
 * Reads the file and checks it against its requirements. Adds the baseline to `inputs`, the files that no result may
 * overwrite. Throws InputError.
 */
async function judge(
  file: string,
  options: Call<BarOptions>['options'],
  host: Host,
  inputs: string[],
): Promise<CheckResult> {
  const { against } = options;
  if ([file, options.baseline, against].filter((name) => name === '-').length > 1)
    throw usage('only one of the file, its baseline, and --against can be standard input');
  const rules = await loadRules(options.rules, host);
  const { answersFile } = await loadAnswers(file, rules.pack, host, options.rules);
  const wanted = barOf(answersFile.check, options, rules.pack);
  const compiled = compilePack(rules.pack, rules.digest);
  const assessment = assess(compiled, answersFile, version);
  if (against === undefined && Object.keys(wanted).every((key) => key === 'baseline')) throw usage(NO_REQUIREMENTS);
  const older =
    wanted.baseline === undefined ? undefined : besides(file, wanted.baseline, options.baseline === undefined);
  if (older !== undefined) inputs.push(older);
  const baseline = older === undefined ? undefined : await loadBaseline(older, compiled, host);
  const files = against === undefined ? undefined : await filesSay(against, answersFile, rules.pack, host);
  const answersLine = answersFile.answersPosition?.line;
  const judged = judgeBar(assessment, wanted, host.today(), {
    latestDay: host.latestDay(),
    ...(answersLine !== undefined && { answersLine }),
    ...(baseline && { baseline }),
    ...(files && { files }),
    ...(answersFile.suggestions && { suggestions: answersFile.suggestions }),
  });
  const late = judged.met ? undefined : await import('../../core/bar/remedy.ts');
  const bar =
    late === undefined
      ? judged
      : {
          ...judged,
          findings: late.withCauses(compiled, answersFile, assessment, judged.findings),
          remedy: late.remedy(compiled, answersFile, assessment, wanted, judged, host.today()),
        };
  return { assessment, bar, file: nameOf(file), ...(answersLine !== undefined && { answersLine }) };
}

/** What a folder or dump says now, compared with the answers. Throws InputError where it describes no services. */
async function filesSay(
  path: string,
  { answers, suggestions = new Map() }: AnswersFile,
  pack: Pack,
  host: Host,
): Promise<FilesSay> {
  const { discoveryOf, tellUnread } = await import('../discovery.ts');
  const { compareWithFiles } = await import('../../core/discover/index.ts');
  const { answers: discovered, sources, unread } = await discoveryOf(path, pack, host, { isReported: true });
  // Nothing read is no agreement: a build that lost its files has to end here.
  if (sources.length === 0) {
    const takes = '--against takes manifests, a cluster dump, compose files, or a repository';
    const broken = unread.map(({ file, line, column }): Problem => {
      return { code: 'not-yaml', file, line, column, message: `cannot be read; ${takes}` };
    });
    const silent: Problem = {
      code: 'empty',
      file: nameOf(path),
      message: `nothing in it describes services; ${takes}`,
    };
    throw new InputError(broken.length > 0 ? broken : [silent]);
  }
  await tellUnread({ unread }, host);
  return { path: nameOf(path), ...compareWithFiles(answers, suggestions, discovered) };
}

/** The result with paths as programs know them. */
function fromRepository(result: CheckResult, pathOf: (file: string) => string): CheckResult {
  const findings = result.bar.findings.map((finding) =>
    finding.elsewhere === undefined
      ? finding
      : { ...finding, elsewhere: finding.elsewhere.map(({ file, line }) => ({ file: pathOf(file), line })) },
  );
  return { ...result, file: pathOf(result.file), bar: { ...result.bar, findings } };
}

/** The problems of an InputError; rethrows every other error. */
function unjudged(error: unknown): { readonly problems: readonly Problem[] } {
  if (error instanceof InputError) return error;
  throw error;
}

/** A path as typed; a path in the answers file is relative to the folder of that file, and never standard input. */
function besides(file: string, path: string, inFile: boolean): string {
  if (!inFile) return path;
  const found = file === '-' || isAbsolute(path) ? path : join(dirname(file), path);
  return found === '-' ? './-' : found;
}

/** Formats that programs read, which know a file by its path in the repository. */
function forMachines(format: CheckFormat): boolean {
  return format === 'sarif' || format === 'junit' || format === 'github';
}

/** The same problems, with other paths of files. */
function placedIn({ problems, file, version }: Unjudged, pathOf: (file: string) => string): Unjudged {
  const placed = problems.map((problem) =>
    problem.file === undefined ? problem : { ...problem, file: pathOf(problem.file) },
  );
  return { problems: placed, file: pathOf(file), version };
}

function goesToGitHub(destinations: readonly Destination<CheckFormat>[]): boolean {
  return destinations.some(({ format }) => format === 'github');
}

/** Appends to the step summary of GitHub Actions. Failing to write a summary doesn't change the result. */
async function summarize(text: () => string, host: Host): Promise<void> {
  const summary = host.env['GITHUB_STEP_SUMMARY'];
  if (!summary) return;
  const added = text();
  try {
    appendFileSync(summary, added);
  } catch (error) {
    await tell(host, `note: the step summary cannot be written: ${(error as Error).message}\n`);
  }
}
