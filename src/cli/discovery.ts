import { statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { AnswersFile } from '../core/answers/index.ts';
import type { Found } from '../core/assess/index.ts';
import {
  anonymized,
  discover,
  type DiscoverInput,
  type Discovery,
  type Entered,
  enterAnswers,
  foundIn,
} from '../core/discover/index.ts';
import type { Pack } from '../core/pack/schema.ts';
import { InputError } from '../core/problem/index.ts';
import { unreadInWords } from '../report/discover.ts';
import { shellWord, visible } from '../report/escape.ts';
import { estateFiles, MOST_BYTES } from './estate-files.ts';
import { count } from '../report/phrases.ts';
import type { Host } from './host.ts';
import { tell } from './print.ts';
import { progress } from './progress.ts';
import { inputOf, isLargeJson, isLargeList, itemsOfJson, itemsOrText } from './large-json.ts';
import { nameOf, readText } from './read.ts';
import { usage } from './usage.ts';

/** The largest number of files that are read. */
export const MOST_FILES = 100_000;

export interface DiscoveryOptions {
  readonly mostFiles?: number | undefined;
  /** The source to count, below the path. */
  readonly source?: string | undefined;
  /** Whether names are replaced. */
  readonly anonymize?: boolean | undefined;
  /** Whether the caller reports all of it, with what could not be read. */
  readonly isReported?: boolean;
}

/** What a path says, with the source that the person chose, and with the names that may be shown. Throws InputError. */
export async function discoveryOf(
  path: string,
  pack: Pack,
  host: Host,
  options: DiscoveryOptions = {},
): Promise<Discovery> {
  const source = options.source?.replaceAll('\\', '/').replace(/^\.\/(?=.)|\/+$/g, '');
  const found = await read(path, pack, host, options.mostFiles ?? MOST_FILES, source);
  if (source !== undefined && !found.sources.some(({ chosen }) => chosen)) {
    const names = found.sources.map(({ name, kind }) => `${name} (${kind})`).join(', ');
    throw new InputError([
      {
        code: 'usage',
        message: `--source ${visible(source) || 'is empty; it'} names none of the sources: ${names === '' ? 'none was found' : visible(names)}`,
      },
    ]);
  }
  const shown = options.anonymize === true ? anonymized(found) : found;
  if (options.isReported !== true) await tellUnread(shown, host);
  return shown;
}

const MOST_TOLD = 5;

/** Says what could not be read: then everything else that files say is partial. */
export async function tellUnread({ unread }: Pick<Discovery, 'unread'>, host: Host): Promise<void> {
  if (unread.length === 0) return;
  for (const each of unread.slice(0, MOST_TOLD)) await tell(host, `note: ${unreadInWords(each)}\n`);
  const many = count(unread.length, 'document', 'documents');
  await tell(host, `note: ${many} could not be read, so what files say is partial\n`);
}

/** What a folder, a file, or standard input (`-`) says about the questions. Throws InputError for an unreadable one. */
async function read(
  path: string,
  pack: Pack,
  host: Host,
  mostFiles: number,
  source: string | undefined,
): Promise<Discovery> {
  if (path === '') throw usage('the name of the folder is empty');
  const full = resolve(host.cwd, path);
  const info = path === '-' ? undefined : statSync(full, { throwIfNoEntry: false });
  if (path !== '-' && info === undefined)
    throw new InputError([{ code: 'unreadable', file: path, message: 'there is no such file or folder' }]);
  if (info?.isDirectory() !== true) {
    const name = nameOf(path).replaceAll('\\', '/');
    const isFile = info?.isFile() === true;
    const isLarge = isFile && (info.size > MOST_BYTES ? isLargeJson(full) : isLargeList(full));
    const read = isLarge
      ? itemsOfJson(full)
      : path === '-'
        ? await itemsOrText(host, MOST_BYTES)
        : await readText(path, host, MOST_BYTES);
    const file = typeof read === 'string' ? inputOf(name, read) : { name, items: read };
    return watched(host, 1, (watch) =>
      discover(pack, { names: [file.name], files: [file], watch, alone: true, prefix: '', source, skipped: [] }),
    );
  }
  const files = estateFiles(full, mostFiles);
  return watched(host, files.total, (watch) =>
    discover(pack, {
      names: files.names,
      files: files.read(),
      watch,
      alone: false,
      source,
      prefix: join(path, '/')
        .replaceAll(sep, '/')
        .replace(/^\.\/$/, ''),
      get skipped() {
        return files.skipped;
      },
    }),
  );
}

/** Shows how many files are read, and how many documents of a long one. */
async function watched(
  host: Host,
  total: number,
  run: (watch: DiscoverInput['watch']) => Promise<Discovery>,
): Promise<Discovery> {
  const { done, inside, end } = progress(host, 'read', total);
  let files = 0;
  try {
    return await run({ file: () => done(++files), inside });
  } finally {
    await end();
  }
}

/**
 * What files show in workloads, for a plan. Throws InputError where they are unreadable, or don't say which workloads
 * count: nothing found there would read like nothing to mend.
 */
export async function foundAt(path: string, pack: Pack, host: Host): Promise<Found> {
  const found = await discoveryOf(path, pack, host);
  if (found.sources.some(({ chosen }) => chosen)) return foundIn(found);
  const isEmpty = found.sources.every(({ services }) => services === 0);
  const message =
    found.sources.length === 0
      ? 'nothing in it describes workloads; --discovered takes manifests, a cluster dump, or compose files'
      : isEmpty
        ? 'none of its workloads counts as a service; mesh-ready discover tells why'
        : `several places describe different workloads; name the one that runs in production: ${found.sources.map(({ name }) => visible(name)).join(', ')}`;
  throw new InputError([{ code: isEmpty ? 'empty' : 'usage', file: nameOf(path), message }]);
}

/** Adds what was discovered to the text of an answers file, and tells what became of it. `file` is its name. */
export async function enterDiscovered(
  file: string,
  { text, answersFile }: { readonly text: string; readonly answersFile: AnswersFile },
  { path, found }: { readonly path: string; readonly found: Discovery },
  pack: Pack,
  host: Host,
): Promise<string> {
  const entered = enterAnswers(text, answersFile, found.answers, pack, host.today());
  await tell(host, entryNotes(file, path, entered));
  return entered.text;
}

function entryNotes(file: string, path: string, { added, suggested, refreshed, different, vanished }: Entered): string {
  const note = (words: string) => `note: ${words}\n`;
  return [
    `${visible(file)}: added ${added.length === 0 ? 'nothing' : added.join(', ')}\n`,
    ...(suggested.length === 0
      ? []
      : [
          note(
            `suggested, and unknown until you confirm it (mesh-ready assess ${shellWord(file)}): ${suggested.join(', ')}`,
          ),
        ]),
    ...(refreshed.length === 0 ? [] : [note(`the same as before: ${refreshed.join(', ')}`)]),
    ...different.map(({ question, yours, files }) =>
      note(`${question}: you said ${String(yours)}, files say ${String(files)}; it stays as it is`),
    ),
    ...(vanished.length === 0
      ? []
      : [note(`not seen this time in ${visible(path)}, and kept: ${vanished.join(', ')}`)]),
  ].join('');
}
