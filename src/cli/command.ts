import type { Command } from 'commander';
import type { Host } from './host.ts';

/** Options that every command understands. */
export interface Settings {
  /** A list where a command takes several: then `name=file` writes one into a file. */
  readonly format?: string | readonly string[];
  /** Target file; `-` or left out: standard output. */
  readonly output?: string;
  /** False with `--no-input`: never ask. */
  readonly input?: boolean;
  readonly color?: boolean;
  /** Folder of a rule pack to use instead of the built-in one. */
  readonly rules?: string;
}

export interface Call<Options = object> {
  readonly host: Host;
  readonly args: readonly (string | undefined)[];
  readonly options: Settings & Options;
}

/** One command, in one file, named in one line of the record in program.ts. */
export interface CliCommand<Options = object> {
  readonly summary: string;
  /** Lines under the help; without `mesh-ready`. */
  readonly examples: readonly string[];
  /** True for what programs call and people do not. */
  readonly hidden?: boolean;
  /** What `--format` takes; the first is the usual one. */
  readonly formats?: readonly string[];
  /** Adds arguments and options. Checks that need no file belong into the parsers of options. */
  define?(command: Command): void;
  /** Gives the exit code. Throws InputError for what a person wrote wrong. */
  run?(call: Call<Options>): Promise<number>;
  /** Commands under this one, like `rules lint`. */
  readonly commands?: Readonly<Record<string, CliCommand>>;
}
