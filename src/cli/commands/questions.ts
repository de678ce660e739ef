import { questionsReporters } from '../../report/questions.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadPack } from '../load.ts';

export const questions: CliCommand = {
  examples: ['questions', 'questions --format markdown', 'questions --format json'],
  formats: usualFirst(questionsReporters, 'terminal'),
  async run({ host, options }) {
    const format = formatOf(options, questionsReporters, 'terminal');
    const { pack } = await loadPack(options.rules, host);
    await deliver(questionsReporters[format](pack, reportOptions(options, host)), options, host);
    return 0;
  },
};
