import { entriesOf } from '../../core/entries.ts';
import { InputError } from '../../core/problem.ts';
import { didYouMean } from '../../core/suggest.ts';
import { entryReporters } from '../../report/entry.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadPack } from '../load.ts';

export const explain: CliCommand = {
  summary: 'show what an id stands for, with its reason and source',
  examples: ['explain service-count', 'explain security-mtls --format markdown', 'explain NEED-06'],
  formats: usualFirst(entryReporters, 'terminal'),
  define(command) {
    command.argument('<id>', 'question, criterion, verdict, gate, step, use case, risk, alternative, fact, statement of the talk');
  },
  async run({ host, args: [id = ''], options }) {
    const format = formatOf(options, entryReporters, 'terminal');
    const { pack } = await loadPack(options.rules, host);
    const entries = entriesOf(pack);
    const found = entries.filter((entry) => entry.id === id);
    if (found.length === 0) {
      const near = didYouMean(id, entries.map((entry) => entry.id));
      throw new InputError([{ code: 'usage', message: `nothing in the rule pack has the id ${id}${near}` }]);
    }
    await deliver(entryReporters[format](found, reportOptions(options, host)), options, host);
    return 0;
  },
};
