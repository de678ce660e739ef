import { assess } from '../../core/assess/index.ts';
import { fitReporters } from '../../report/fit.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAnswers, loadPack } from '../load.ts';
import { version } from '../version.ts';

export const fit: CliCommand = {
  examples: ['fit answers.yaml', 'fit answers.yaml --format markdown -o options.md'],
  formats: usualFirst(fitReporters, 'terminal'),
  define(command) {
    command.argument('<file>', 'answers file (- is standard input)');
  },
  async run({ host, args: [file = ''], options }) {
    const format = formatOf(options, fitReporters, 'terminal');
    const compiled = await loadPack(options.rules, host);
    const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
    const assessment = assess(compiled, answersFile, version);
    await deliver(fitReporters[format](assessment, reportOptions(options, host)), options, host, file);
    return 0;
  },
};
