import { type Answer } from '../../core/answers/index.ts';
import { checkValue } from '../../core/pack/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import { cut, didYouMean, InputError, type Problem } from '../../core/problem/index.ts';
import { whatIf as judge } from '../../core/what-if/index.ts';
import { whatIfReporters } from '../../report/what-if.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAnswers, loadPack } from '../load.ts';
import { version } from '../version.ts';

interface WhatIfOptions {
  readonly set?: readonly string[];
}

export const whatIf: CliCommand<WhatIfOptions> = {
  examples: [
    'whatif answers.yaml --set service-count=120 --set clusters=3',
    'whatif answers.yaml --set languages=java,go --format json',
    'whatif answers.yaml --set compliance=unknown',
  ],
  formats: usualFirst(whatIfReporters, 'terminal'),
  define(command) {
    command
      .argument('<file>', 'answers file (- is standard input); it is not changed')
      .requiredOption(
        '--set <question=value>',
        'another answer; lists with commas; can be unknown; may be repeated',
        (word, before: readonly string[] = []) => [...before, word],
      );
  },
  async run({ host, args: [file = ''], options }: Call<WhatIfOptions>) {
    const format = formatOf(options, whatIfReporters, 'terminal');
    const compiled = await loadPack(options.rules, host);
    const changes = readChanges(options.set ?? [], compiled);
    const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
    const result = judge(compiled, answersFile, changes, version);
    await deliver(whatIfReporters[format](result, reportOptions(options, host)), options, host, file);
    return 0;
  },
};

/** Reads every `question=value`; throws InputError with all problems. */
function readChanges(words: readonly string[], { questions }: CompiledPack): ReadonlyMap<string, Answer> {
  const problems: Problem[] = [];
  const changes = new Map<string, Answer>();
  for (const word of words) {
    const [id = '', ...rest] = word.split('=');
    const text = rest.join('=').trim();
    const question = questions.get(id.trim());
    const set = question === undefined ? `--set ${cut(word)}` : `--set ${question.id}${cut(word.slice(id.length))}`;
    if (question === undefined) {
      const message = `${set}: no question ${cut(id)}${didYouMean(id, questions.keys())}`;
      problems.push({ code: 'unknown-question', message });
    } else if (rest.length === 0) {
      problems.push({ code: 'usage', message: `${set}: write a value behind it, like ${question.id}=…` });
    } else if (text === 'unknown') {
      changes.set(question.id, { kind: 'unknown' });
    } else {
      const parts = text.split(',').map((part) => part.trim());
      const raw =
        question.kind === 'choices'
          ? parts
          : question.kind === 'number' && /^-?\d+(\.\d+)?$/.test(text)
            ? Number(text)
            : text;
      const checked = checkValue(question, raw);
      if ('value' in checked) changes.set(question.id, { kind: 'value', value: checked.value });
      else for (const { code, message } of checked.problems) problems.push({ code, message: `${set}: ${message}` });
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return changes;
}
