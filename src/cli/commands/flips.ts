import { assess } from '../../core/assess/index.ts';
import { withFlips } from '../../core/flips/index.ts';
import { flipsReporters } from '../../report/flips.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAnswers, loadPack } from '../load.ts';
import { version } from '../version.ts';

export const flips: CliCommand = {
  examples: ['flips answers.yaml', 'flips answers.yaml --format json'],
  formats: usualFirst(flipsReporters, 'terminal'),
  define(command) {
    command.argument('<file>', 'answers file (- is standard input)');
  },
  async run({ host, args: [file = ''], options }) {
    const format = formatOf(options, flipsReporters, 'terminal');
    const compiled = await loadPack(options.rules, host);
    const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
    const assessment = withFlips(compiled, answersFile, assess(compiled, answersFile, version));
    await deliver(flipsReporters[format](assessment, reportOptions(options, host)), options, host, file);
    return 0;
  },
};
