import { entriesOf } from '../../../core/entries.ts';
import { rulesReporters } from '../../../report/rules-list.ts';
import type { CliCommand } from '../../command.ts';
import { deliver, formatOf, reportOptions } from '../../deliver.ts';
import { loadPack } from '../../load.ts';

export const list: CliCommand = {
  summary: 'list every rule of a pack',
  examples: ['rules list', 'rules list our-rules --format markdown'],
  define(command) {
    command.argument('[folder]', 'folder of the rule pack; the built-in one when left out');
  },
  async run({ host, args: [folder], options }) {
    const format = formatOf(options, rulesReporters, 'terminal');
    const { pack } = await loadPack(folder ?? options.rules, host);
    await deliver(rulesReporters[format](pack, entriesOf(pack), reportOptions(options, host)), options, host);
    return 0;
  },
};
