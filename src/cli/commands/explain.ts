import { assess } from '../../core/assess/index.ts';
import {
  entriesOf,
  explain as explainResult,
  explainableIds,
  RESULTS,
  whyNot as missingFor,
} from '../../core/explain/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import { didYouMean, InputError } from '../../core/problem/index.ts';
import { show } from '../../core/yaml/index.ts';
import { entryReporters } from '../../report/entry.ts';
import { explainReporters, whyNotReporters } from '../../report/explain.ts';
import { shellWord } from '../../report/escape.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAnswers, loadPack } from '../load.ts';
import { version } from '../version.ts';
import { usage } from '../usage.ts';

interface ExplainOptions {
  readonly whyNot?: string;
}

export const explain: CliCommand<ExplainOptions> = {
  examples: [
    'explain service-count',
    'explain NEED-06 --format markdown',
    'explain verdict answers.yaml',
    'explain security-mtls answers.yaml',
    'explain --why-not walk answers.yaml',
  ],
  formats: usualFirst(explainReporters, 'terminal'),
  define(command) {
    command
      .argument(
        '[id]',
        `${RESULTS.join(', ')}, or an id: question, criterion, rule, gate, step, use case, risk, contradiction, option, course, fact, statement`,
      )
      .argument('[file]', 'answers file (- is standard input)')
      .option('--why-not <id>', 'say what is missing for a verdict, a stage, a use case, or another id');
  },
  async run(call: Call<ExplainOptions>) {
    const { host, args, options } = call;
    const compiled = await loadPack(options.rules, host);
    if (options.whyNot !== undefined) return explainWhyNot(call, compiled, options.whyNot);
    const [id, file] = args;
    if (id === undefined) throw usage(`name what to explain: ${RESULTS.join(', ')} or an id of the rule pack`);
    if (file === undefined) return explainStatic(call, compiled, id);
    const format = formatOf(options, explainReporters, 'terminal');
    const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
    const assessment = assess(compiled, answersFile, version);
    const explanations = explainResult(compiled, answersFile, assessment, id);
    if (explanations.length === 0) throw noSuchId(id, explainableIds(compiled));
    await deliver(
      explainReporters[format](explanations, assessment, reportOptions(options, host)),
      options,
      host,
      file,
    );
    return 0;
  },
};

/** Explains entries of the pack, without answers. */
async function explainStatic(
  { host, options }: Call<ExplainOptions>,
  compiled: CompiledPack,
  id: string,
): Promise<number> {
  const format = formatOf(options, entryReporters, 'terminal');
  if (RESULTS.some((result) => result === id))
    throw usage(
      `${id} is a result: name the answers file as well, like mesh-ready explain ${shellWord(id)} answers.yaml`,
    );
  const entries = entriesOf(compiled.pack);
  const found = entries.filter((entry) => entry.id === id);
  if (found.length === 0)
    throw noSuchId(
      id,
      entries.map((entry) => entry.id),
    );
  await deliver(entryReporters[format](found, reportOptions(options, host)), options, host);
  return 0;
}

/** The file is the last argument; an id before it must be the same as that of `--why-not`. */
async function explainWhyNot(
  { host, args, options }: Call<ExplainOptions>,
  compiled: CompiledPack,
  id: string,
): Promise<number> {
  const format = formatOf(options, whyNotReporters, 'terminal');
  const file = args[1] ?? args[0];
  if (file === undefined)
    throw usage(`--why-not needs an answers file, like mesh-ready explain --why-not ${shellWord(id)} answers.yaml`);
  if (args[1] !== undefined && args[0] !== id)
    throw usage(
      `explain either ${args[0]}, or --why-not ${id}: mesh-ready explain --why-not ${shellWord(id)} ${shellWord(args[1])}`,
    );
  const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
  const result = missingFor(compiled, answersFile, assess(compiled, answersFile, version), id);
  if (result === undefined) throw noSuchId(id, explainableIds(compiled));
  await deliver(whyNotReporters[format](result, reportOptions(options, host)), options, host, file);
  return 0;
}

function noSuchId(id: string, ids: readonly string[]): InputError {
  const meant = didYouMean(id, ids) || `; name ${RESULTS.join(', ')}, or an id of the rule pack`;
  return usage(`nothing in the rule pack has the id ${show(id)}${meant}`);
}
