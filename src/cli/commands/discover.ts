import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { newDiscoveredAnswers } from '../../core/discover/index.ts';
import { InputError } from '../../core/problem/index.ts';
import { discoverReporters, HOW_TO_COLLECT } from '../../report/discover.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { discoveryOf, enterDiscovered, MOST_FILES } from '../discovery.ts';
import { loadAnswers, loadRules } from '../load.ts';
import { print } from '../print.ts';
import { saveFile } from '../save.ts';
import { version } from '../version.ts';
import { usage } from '../usage.ts';

interface DiscoverOptions {
  readonly into?: string;
  readonly how?: boolean;
  readonly maxFiles?: number;
  readonly source?: string;
  readonly anonymize?: boolean;
}

export const discover: CliCommand<DiscoverOptions> = {
  examples: [
    'discover deploy/',
    'discover deploy/ --into answers.yaml',
    'discover . --source overlays/production',
    'discover --how   (how to collect a dump without secrets)',
    'discover - -o answers.yaml   (from: helm template shop charts/shop)',
  ],
  formats: usualFirst(discoverReporters, 'terminal'),
  define(command) {
    command
      .argument('[path]', 'folder or file (- is standard input)')
      .option(
        '--into <file>',
        'add what is filled and suggested to this answers file; nothing that is answered changes',
      )
      .option('--source <name>', 'count this folder below the path, or this kind: dump, manifests, compose, repository')
      .option('--anonymize', 'replace names of namespaces, workloads, files, and folders')
      .option('--max-files <number>', 'read at most this many files (100000)', filesFrom)
      .option('--how', 'print how to collect a cluster dump without secrets');
  },
  async run({ host, args: [path], options }: Call<DiscoverOptions>) {
    const format = formatOf(options, discoverReporters, 'terminal');
    if (options.how === true) {
      await print(host.stdout, HOW_TO_COLLECT);
      return 0;
    }
    if (path === undefined)
      throw usage('name a folder or a file, or - for standard input; --how tells what to collect');
    const { into } = options;
    if (into !== undefined && options.output !== undefined)
      throw usage('--into and --output both write answers; give one');
    const { pack, digest } = await loadRules(options.rules, host);
    if (into === '-') throw usage('--into names an existing answers file; - is none');
    const { output, format: wanted } = options;
    const isAnswers = output !== undefined && output !== '-' && wanted === undefined;
    if (isAnswers && existsSync(resolve(host.cwd, output)))
      throw new InputError([
        {
          code: 'not-writable',
          file: output,
          message: 'is there already; add to it with --into, or name another file',
        },
      ]);
    const shown = options.anonymize === true ? 'path' : path;
    const found = await discoveryOf(path, pack, host, {
      ...options,
      mostFiles: options.maxFiles,
      isReported: into === undefined && !isAnswers,
    });
    if (into !== undefined) {
      const loaded = await loadAnswers(into, pack, host, options.rules);
      const text = await enterDiscovered(into, loaded, { path: shown, found }, pack, host);
      if (text !== loaded.text) saveFile(resolve(host.cwd, into), text, into);
      if (options.format === undefined) return 0;
    }
    const text = isAnswers
      ? newDiscoveredAnswers(pack, found.answers, host.today())
      : discoverReporters[format](
          {
            path: shown,
            pack: { id: pack.pack.id, version: pack.pack.version, digest },
            tool: { name: 'mesh-ready', version },
            ...found,
          },
          reportOptions(options, host),
        );
    await deliver(text, options, host, path);
    return 0;
  },
};

function filesFrom(word: string): number {
  if (/^[1-9]\d{0,5}$/.test(word) && Number(word) <= MOST_FILES) return Number(word);
  throw usage(`--max-files takes a whole number from 1 to ${MOST_FILES}, not ${word || 'nothing'}`);
}
