import { entriesOf } from '../../../core/explain/index.ts';
import { didYouMean, InputError } from '../../../core/problem/index.ts';
import { isOfKind, LISTED_KINDS, rulesReporters } from '../../../report/rules-list.ts';
import type { Call, CliCommand } from '../../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../../deliver.ts';
import { loadPack } from '../../load.ts';

interface ListOptions {
  readonly kind?: readonly string[];
}

export const list: CliCommand<ListOptions> = {
  summary: 'list every rule of a pack',
  examples: ['rules list', 'rules list --kind criterion,gate', 'rules list my-rules --format markdown'],
  formats: usualFirst(rulesReporters, 'terminal'),
  define(command) {
    command
      .argument('[folder]', 'folder of the rule pack; the built-in one when left out')
      .option('--kind <kinds>', `only these, with commas between: ${LISTED_KINDS.join(', ')}`, readKinds);
  },
  async run({ host, args: [folder], options }: Call<ListOptions>): Promise<number> {
    const format = formatOf(options, rulesReporters, 'terminal');
    const { pack } = await loadPack(folder ?? options.rules, host);
    const entries = entriesOf(pack).filter((entry) => options.kind === undefined || isOfKind(entry, options.kind));
    await deliver(rulesReporters[format](pack, entries, reportOptions(options, host)), options, host);
    return 0;
  },
};

function readKinds(words: string): readonly string[] {
  const kinds = words.split(',').map((word) => word.trim());
  const wrong = kinds.find((kind) => !LISTED_KINDS.includes(kind));
  if (wrong === undefined) return kinds;
  throw new InputError([
    {
      code: 'usage',
      message: `--kind takes ${LISTED_KINDS.join(', ')}, not ${wrong}${didYouMean(wrong, LISTED_KINDS)}`,
    },
  ]);
}
