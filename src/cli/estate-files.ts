import { readdirSync, statSync } from 'node:fs';
import { InputError } from '../core/problem/index.ts';
import { type InputFile, isBuildFile, isVendored, type Skipped } from '../core/discover/index.ts';
import { inputOf, isEncryptedJson, isLargeJson, isLargeList, itemsOfJson } from './large-json.ts';
import { decode, readFile, readSmallFile } from './read.ts';

const MEBIBYTE = 1024 * 1024;
/** The largest file, in bytes. */
export const MOST_BYTES = 64 * MEBIBYTE;
const MOST_BYTES_TOGETHER = 2048 * MEBIBYTE;
const MOST_LEVELS = 64;
/** Larger than nearly every file that people write. */
const BUFFER = 256 * 1024;

/** Hidden folders in which CI looks for pipelines. */
const PIPELINES = new Set(['.github', '.circleci']);
/** Lists of packages that a tool wrote, often large. */
const LOCK = /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml)$/;

/** The files below a folder. `skipped` grows while `read` runs. */
export interface EstateFiles {
  /** Every file, relative to the folder, with `/` on every system, sorted. */
  readonly names: readonly string[];
  readonly skipped: readonly Skipped[];
  /** The YAML and JSON files, and those that say how something is built or delivered, one by one. */
  read(): Generator<InputFile>;
  /** How many files `read` visits. */
  readonly total: number;
}

/**
 * Lists the files of a folder that people wrote for Kubernetes, compose, builds, or pipelines. Links, pipes, and
 * devices aren't followed. Hidden folders, except those of pipelines, node_modules, and folders with vendored code
 * aren't entered. Nothing that is left out goes without a reason and a count.
 * `most`: the largest number of files. Throws InputError where the folder itself can't be read.
 */
export function estateFiles(root: string, most: number): EstateFiles {
  const passed = new Map<string, number>();
  const pass = (reason: string) => void passed.set(reason, (passed.get(reason) ?? 0) + 1);
  const vendored: string[] = [];
  const names: string[] = [];
  const pathOf = (below: string) => (below === '' ? root : `${root}/${below}`);
  const visit = (below: string, levels: number): void => {
    const entries = entriesOf(pathOf(below), below === '', pass);
    const beside = entries.map((entry) => entry.name);
    for (const entry of entries) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) pass('links, which are not followed');
      else if (entry.isDirectory()) {
        if (entry.name === 'node_modules' || (entry.name.startsWith('.') && !PIPELINES.has(entry.name)))
          pass('hidden folders and node_modules');
        else if (isVendored(entry.name, beside, () => namesIn(pathOf(name)))) vendored.push(name);
        else if (levels === MOST_LEVELS) pass(`folders deeper than ${MOST_LEVELS} levels`);
        else visit(name, levels + 1);
      } else if (!entry.isFile()) pass('pipes and devices');
      else if (names.length >= most) pass(`files beyond the first ${most}`);
      else names.push(name);
    }
  };
  visit('', 1);
  const readable = names.filter((name) => isBuildFile(name) || (/\.(?:ya?ml|json)$/i.test(name) && !LOCK.test(name)));
  return {
    names,
    get skipped() {
      return [
        { reason: 'folders with vendored code', count: vendored.length, names: vendored },
        ...[...passed].map(([reason, count]) => ({ reason, count })),
      ];
    },
    total: readable.length,
    *read() {
      let together = 0;
      const buffer = Buffer.allocUnsafe(BUFFER);
      for (const name of readable) {
        if (together > MOST_BYTES_TOGETHER) {
          pass('files after the first 2 GiB');
          continue;
        }
        const path = `${root}/${name}`;
        const text = textOf(path, buffer, pass);
        if (text === LARGE) {
          together += statSync(path).size;
          yield { name, items: itemsOfJson(path) };
        } else if (text !== undefined) {
          together += text.length;
          yield inputOf(name, text);
        }
      }
    },
  };
}

/** Stands for a file whose items are read one by one. */
const LARGE = Symbol('large');

/** The text of a file; undefined where it is passed by. */
function textOf(path: string, buffer: Buffer, pass: (reason: string) => void): string | typeof LARGE | undefined {
  try {
    const small = readSmallFile(path, buffer);
    if (small === undefined && isLargeList(path)) return largeAt(path, pass);
    const text = decode(small ?? readFile(path, '', true, MOST_BYTES), '');
    if (text.includes('\0')) pass(BINARY);
    else if (isEncrypted(text)) pass(ENCRYPTED);
    else return text;
  } catch (error) {
    // One file that can't be read must not hide the others.
    if (!(error instanceof InputError)) throw error;
    const { code } = error.problems[0]!;
    if (code === 'too-large' && isLargeJson(path)) return largeAt(path, pass);
    pass(
      code === 'too-large' ? 'files larger than 64 MiB' : code === 'not-yaml' ? BINARY : 'files that may not be read',
    );
  }
  return undefined;
}

/** A file whose items are read one by one, if they say something. */
function largeAt(path: string, pass: (reason: string) => void): typeof LARGE | undefined {
  if (!isEncryptedJson(path)) return LARGE;
  pass(ENCRYPTED);
  return undefined;
}

const BINARY = 'files that are not text';
const ENCRYPTED = 'files encrypted with SOPS';

function isEncrypted(text: string): boolean {
  return text.includes('ENC[AES256_GCM,') && /^["']?sops["']?:|^\s*"sops"\s*:/m.test(text);
}

function entriesOf(path: string, isRoot: boolean, pass: (reason: string) => void) {
  try {
    return readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    // One folder that can't be read must not hide the others; that of the user must.
    if (isRoot) throw new InputError([{ code: 'unreadable', message: 'this folder may not be read' }]);
    pass('folders that may not be read');
    return [];
  }
}

/** The names in a folder; none where it can't be read. */
function namesIn(path: string): readonly string[] {
  return entriesOf(path, false, () => {}).map(({ name }) => name);
}
