import { resolve } from 'node:path';
import { InputError, type Problem } from '../core/problem/index.ts';
import type { Settings } from './command.ts';
import { deliver, formatOf } from './deliver.ts';
import type { Host } from './host.ts';
import { usage } from './usage.ts';

/** A format and its target file; without a file, the target is that of `--output`. */
export interface Destination<Format extends string> {
  readonly format: Format;
  readonly file?: string;
}

/** Reads `--format github --format sarif=report.sarif`. At most one of them can go to standard output. */
export function destinationsOf<Format extends string>(
  settings: Settings,
  formats: Readonly<Record<Format, unknown>>,
  usual: Format,
  host: Host,
  input: string,
): readonly Destination<Format>[] {
  const wanted = settings.format === undefined ? [usual] : [settings.format].flat();
  const destinations = wanted.map((each): Destination<Format> => {
    const [format = '', ...path] = each.split('=');
    const file = path.join('=');
    if (path.length > 0 && file === '') throw usage(`--format ${each} names no file behind the =`);
    return { format: formatOf({ format }, formats, usual), ...(file !== '' && { file }) };
  });
  const isOutput = ({ file }: Destination<Format>) => file === undefined || file === '-';
  if (destinations.filter(isOutput).length > 1) {
    throw usage(
      `one format goes to standard output; write the others into files, like --format ${destinations.at(-1)!.format}=report`,
    );
  }
  const paths = destinations.flatMap((target) => fileOf(target, settings) ?? []).map((path) => resolve(host.cwd, path));
  if (input !== '-' && paths.includes(resolve(host.cwd, input)))
    throw usage('a format would overwrite the answers file');
  if (new Set(paths).size < paths.length) throw usage('two formats would be written into the same file');
  return destinations;
}

/** The file of a destination; undefined for standard output. */
export function fileOf({ file }: Destination<string>, { output }: Settings): string | undefined {
  const path = file ?? output;
  return path === '-' ? undefined : path;
}

/**
 * Writes the text of each destination, and returns the problems of those that can't be written. A failed destination
 * doesn't stop the others.
 */
export async function deliverEach<Format extends string>(
  destinations: readonly Destination<Format>[],
  options: Settings,
  host: Host,
  inputs: readonly string[],
  textOf: (format: Format, settings: Settings) => Promise<string>,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const target of destinations) {
    const settings = target.file === undefined ? options : { ...options, output: target.file };
    try {
      await deliver(await textOf(target.format, settings), settings, host, ...inputs);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  return problems;
}
