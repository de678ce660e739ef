import { assess } from '../../core/assess/index.ts';
import { compare as comparison, type ComparedFile, inOrderOfDays } from '../../core/compare/index.ts';
import { compareReporters } from '../../report/compare.ts';
import { brief, plain } from '../../report/escape.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAll } from '../load-all.ts';
import { loadPack } from '../load.ts';
import { tell } from '../print.ts';
import { nameOf } from '../read.ts';
import { version } from '../version.ts';
import { usage } from '../usage.ts';

export const compare: CliCommand = {
  examples: [
    'compare answers.2025.yaml answers.yaml',
    'compare history/2024.yaml history/2025.yaml history/2026.yaml --format markdown',
  ],
  formats: usualFirst(compareReporters, 'terminal'),
  define(command) {
    command.argument('<files...>', 'two or more answers files; their assessed: days give the order');
  },
  async run({ host, args, options }) {
    const files = args.flat().filter((file) => file !== undefined);
    if (files.length < 2) throw usage('compare takes two or more answers files');
    const format = formatOf(options, compareReporters, 'terminal');
    const compiled = await loadPack(options.rules, host);
    const loaded = await loadAll(files, compiled.pack, host, options.rules);
    const named = new Set(
      loaded.flatMap(({ answersFile: { organization, scope } }) =>
        organization === undefined ? [] : plain([organization, ...(scope === undefined ? [] : [scope])].join(', ')),
      ),
    );
    if (named.size > 1)
      await tell(
        host,
        `note: the files are about different organizations or scopes: ${[...named].map((name) => brief(name, 60)).join('; ')}\n`,
      );
    const judged = loaded.map(({ answersFile }, index): ComparedFile => ({
      file: nameOf(files[index]!),
      assessment: assess(compiled, answersFile, version),
    }));
    const ordered = inOrderOfDays(judged);
    if (ordered === undefined)
      await tell(host, 'note: not every file has an assessed: day, so the first file given counts as the oldest\n');
    await deliver(
      compareReporters[format](comparison(ordered ?? judged), reportOptions(options, host)),
      options,
      host,
      ...files,
    );
    return 0;
  },
};
