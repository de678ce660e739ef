import { assess } from '../../core/assess/index.ts';
import { withFlips } from '../../core/flips/index.ts';
import { reporters } from '../../report/index.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAnswers, loadPack } from '../load.ts';
import { version } from '../version.ts';

export const plan: CliCommand = {
  summary: 'write the adoption plan as a document',
  examples: ['plan answers.yaml -o adoption-plan.md', 'plan answers.yaml --format json', 'plan - < answers.yaml'],
  formats: usualFirst(reporters, 'markdown'),
  define(command) {
    command.argument('<file>', 'answers file (- is standard input)');
  },
  async run({ host, args: [file = ''], options }) {
    const format = formatOf(options, reporters, 'markdown');
    const compiled = await loadPack(options.rules, host);
    const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
    const assessment = withFlips(compiled, answersFile, assess(compiled, answersFile, version));
    await deliver(reporters[format](assessment, reportOptions(options, host, file)), options, host, file);
    return 0;
  },
};
