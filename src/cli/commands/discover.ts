import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import {
  discover as discoverIn,
  type Discovery,
  enterAnswers,
  newDiscoveredAnswers,
} from '../../core/discover/index.ts';
import type { Pack } from '../../core/pack/schema.ts';
import { InputError } from '../../core/problem/index.ts';
import { discoverReporters, HOW_TO_COLLECT } from '../../report/discover.ts';
import { shellWord, visible } from '../../report/escape.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { estateFiles, MOST_BYTES } from '../estate-files.ts';
import type { Host } from '../host.ts';
import { loadAnswers, loadRules } from '../load.ts';
import { print, tell } from '../print.ts';
import { progress } from '../progress.ts';
import { nameOf, readText } from '../read.ts';
import { saveFile } from '../save.ts';
import { version } from '../version.ts';

interface DiscoverOptions {
  readonly into?: string;
  readonly how?: boolean;
  readonly maxFiles?: number;
}

export const discover: CliCommand<DiscoverOptions> = {
  examples: [
    'discover deploy/',
    'discover deploy/ --into answers.yaml',
    'discover --how   (how to collect a dump without secrets)',
    'discover - -o answers.yaml   (from: helm template shop charts/shop)',
  ],
  formats: usualFirst(discoverReporters, 'terminal'),
  define(command) {
    command
      .argument('[path]', 'folder or file (- is standard input)')
      .option('--into <file>', 'add what is filled to this answers file; nothing that is answered changes')
      .option('--max-files <number>', 'read at most so many files (100000)', filesFrom)
      .option('--how', 'print how to collect a dump of a cluster that holds no secrets');
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
    const found = await read(path, pack, options.maxFiles ?? MOST_FILES, host);
    if (into !== undefined) {
      await enter(into, { path, found }, pack, host, options.rules);
      if (options.format === undefined) return 0;
    }
    const isAnswers = options.output !== undefined && options.output !== '-' && options.format === undefined;
    const text = isAnswers
      ? newDiscoveredAnswers(pack, found.answers, host.today())
      : discoverReporters[format](
          {
            path,
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

const MOST_FILES = 100_000;

async function read(path: string, pack: Pack, mostFiles: number, host: Host): Promise<Discovery> {
  if (path === '') throw usage('the name of the folder is empty');
  const full = resolve(host.cwd, path);
  const info = path === '-' ? undefined : statSync(full, { throwIfNoEntry: false });
  if (path !== '-' && info === undefined)
    throw new InputError([{ code: 'unreadable', file: path, message: 'there is no such file or folder' }]);
  if (info?.isDirectory() !== true) {
    const file = { name: nameOf(path).replaceAll('\\', '/'), text: await readText(path, host, MOST_BYTES) };
    return discoverIn(pack, { names: [file.name], files: [file], alone: true, prefix: '', skipped: [] });
  }
  const files = estateFiles(full, mostFiles);
  const bar = progress(host, 'read', files.total);
  return discoverIn(pack, {
    names: files.names,
    files: (async function* () {
      let count = 0;
      for (const file of files.read()) {
        yield file;
        await bar.done(++count);
      }
    })(),
    alone: false,
    prefix: join(path, '/')
      .replaceAll(sep, '/')
      .replace(/^\.\/$/, ''),
    get skipped() {
      return files.skipped;
    },
  });
}

/** Adds the filled answers to a file, and tells what differs. */
async function enter(
  into: string,
  { path, found }: { readonly path: string; readonly found: Discovery },
  pack: Pack,
  host: Host,
  rules: string | undefined,
): Promise<void> {
  if (into === '-') throw usage('--into names an answers file that is there; - is none');
  const { text, answersFile } = await loadAnswers(into, pack, host, rules);
  const entered = enterAnswers(text, answersFile.answers, found.answers, pack, host.today());
  if (entered.text !== text) saveFile(resolve(host.cwd, into), entered.text, into);
  const { added, refreshed, different } = entered;
  const suggested = found.answers.filter(
    ({ state, question }) => state === 'suggested' && !answersFile.answers.has(question),
  );
  await tell(
    host,
    [
      `${visible(into)}: added ${added.length === 0 ? 'nothing' : added.join(', ')}\n`,
      ...(refreshed.length === 0 ? [] : [`note: the same as before: ${refreshed.join(', ')}\n`]),
      ...different.map(
        ({ question, yours, files }) =>
          `note: ${question}: you said ${String(yours)}, files say ${String(files)}; it stays as it is\n`,
      ),
      ...(suggested.length === 0
        ? []
        : [
            `note: suggested, and not entered: ${suggested.map(({ question }) => question).join(', ')}; see: mesh-ready discover ${shellWord(path)}\n`,
          ]),
    ].join(''),
  );
}

function filesFrom(word: string): number {
  if (/^[1-9]\d{0,5}$/.test(word) && Number(word) <= MOST_FILES) return Number(word);
  throw usage(`--max-files takes a whole number from 1 to ${MOST_FILES}, not ${word || 'nothing'}`);
}

function usage(message: string): InputError {
  return new InputError([{ code: 'usage', message }]);
}
