import { merge as merged } from '../../core/merge/index.ts';
import { mergeReporters } from '../../report/merge.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadAll } from '../load-all.ts';
import { loadPack } from '../load.ts';
import { tell } from '../print.ts';
import { nameOf } from '../read.ts';
import { usage } from '../usage.ts';

export const merge: CliCommand = {
  examples: ['merge platform.yaml security.yaml -o answers.yaml', 'merge people/*.yaml --format markdown'],
  formats: usualFirst(mergeReporters, 'yaml'),
  define(command) {
    command.argument('<files...>', 'answers files of several people about the same organization');
  },
  async run({ host, args, options }) {
    const files = args.flat().filter((file) => file !== undefined);
    if (files.length < 2) throw usage('merge takes two or more answers files');
    const format = formatOf(options, mergeReporters, 'yaml');
    const compiled = await loadPack(options.rules, host);
    const loaded = await loadAll(files, compiled.pack, host, options.rules);
    const result = merged(
      compiled,
      loaded.map(({ answersFile }, index) => ({ file: nameOf(files[index]!), answersFile })),
    );
    if (format === 'yaml') {
      await tell(host, mergeReporters.terminal(result, compiled.pack, { width: host.stderr.columns || 80, color: 0 }));
    }
    await deliver(mergeReporters[format](result, compiled.pack, reportOptions(options, host)), options, host, ...files);
    return 0;
  },
};
