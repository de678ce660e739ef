import type { Command } from 'commander';
import type { Host } from './host.ts';

/** Options that every command accepts. */
export interface Settings {
  /** A list for commands that accept several formats; then `name=file` writes one into a file. */
  readonly format?: string | readonly string[];
  /** Target file; `-` or undefined is standard output. */
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

/** One command. It has a file of its own and one line in the record in program.ts. */
export interface CliCommand<Options = object> {
  /** Only of a subcommand: that of a command is in program.ts, so that the help loads no command. */
  readonly summary?: string;
  /** Example lines below the help, without `mesh-ready`. */
  readonly examples: readonly string[];
  /** True for commands that programs call, not people; in program.ts, too. */
  readonly hidden?: boolean;
  /** Values of `--format`; the first is the default. */
  readonly formats?: readonly string[];
  /** Adds arguments and options. Checks that need no file belong in the parsers of options. */
  define?(command: Command): void;
  /** Returns the exit code. Throws InputError for invalid input. */
  run?(call: Call<Options>): Promise<number>;
  /** Subcommands, like `rules lint`. */
  readonly commands?: Readonly<Record<string, CliCommand>>;
}
