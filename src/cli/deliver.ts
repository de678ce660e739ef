import { statSync, type BigIntStats } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../core/problem/index.ts';
import { visible } from '../report/escape.ts';
import type { ReportOptions } from '../report/options.ts';
import { colorLevel } from './color.ts';
import type { Settings } from './command.ts';
import type { Host } from './host.ts';
import { print, tell } from './print.ts';
import { nameOf } from './read.ts';
import { usage } from './usage.ts';

/** The wanted format, checked against those of the command. */
export function formatOf<Format extends string>(
  settings: Settings,
  formats: Readonly<Record<Format, unknown>>,
  usual: Format,
): Format {
  const wanted = [settings.format ?? usual].flat().at(-1)!;
  if (Object.hasOwn(formats, wanted)) return wanted as Format;
  const names = Object.keys(formats);
  const message = `${wanted === '' ? '--format names no format' : `no format ${wanted} here`}, write one of: ${names.join(', ')}${didYouMean(wanted, names)}`;
  throw usage(message);
}

/** The formats of a command, the default first. */
export function usualFirst<Format extends string>(
  formats: Readonly<Record<Format, unknown>>,
  usual: Format,
): readonly string[] {
  return [usual, ...Object.keys(formats).filter((format) => format !== usual)];
}

/** Options of a reporter: properties of the target, and the answers file as typed (- is standard input). */
export function reportOptions(settings: Settings, host: Host, file = '-'): ReportOptions {
  const named = file === '-' ? {} : { file };
  if (toFile(settings)) return { width: 80, color: settings.color ? 1 : 0, ...named };
  return { width: host.stdout.columns || 80, color: colorLevel(host.stdout, host.env, settings.color), ...named };
}

/** Writes a result to standard output or to the file of `--output`. `inputs` are files that it must not overwrite. */
export async function deliver(
  text: string,
  settings: Settings,
  host: Host,
  ...inputs: readonly string[]
): Promise<void> {
  if (!toFile(settings)) return print(host.stdout, text);
  const path = pathOf(settings, host, inputs);
  (await import('./save.ts')).saveFile(path, text, nameOf(settings.output));
  await tell(host, `wrote ${visible(settings.output)}\n`);
}

/**
 * Throws InputError where `deliver` would, as far as that can be known before: for what must not happen where its
 * result can't be written.
 */
export async function deliverable(settings: Settings, host: Host, ...inputs: readonly string[]): Promise<void> {
  if (!toFile(settings)) return;
  const path = pathOf(settings, host, inputs);
  (await import('./save.ts')).mustBeWritable(path, nameOf(settings.output));
}

/** The absolute path of `--output`. Throws InputError where it names none, or an input. */
function pathOf({ output }: { readonly output: string }, host: Host, inputs: readonly string[]): string {
  if (output === '') throw usage('--output names no file; - is standard output');
  const path = resolve(host.cwd, output);
  if (inputs.some((input) => input !== '-' && isSameFile(resolve(host.cwd, input), path))) {
    throw usage(`--output ${output} would overwrite the answers file`);
  }
  return path;
}

/** Whether two paths lead to the same file, links included. */
function isSameFile(path: string, other: string): boolean {
  if (path === other) return true;
  const [one, two] = [infoOf(path), infoOf(other)];
  return one?.isFile() === true && two?.isFile() === true && one.dev === two.dev && one.ino === two.ino;
}

/** Undefined where the file doesn't exist or can't be reached. */
function infoOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

function toFile(settings: Settings): settings is Settings & { output: string } {
  return settings.output !== undefined && settings.output !== '-';
}
