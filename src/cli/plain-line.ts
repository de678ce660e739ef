import type { Command } from 'commander';
import type { Call, CliCommand } from './command.ts';

/** The commands that scripts and CI run most, each with one file. */
const COMMANDS: Readonly<Record<string, () => Promise<CliCommand<never>>>> = {
  assess: async () => (await import('./commands/assess.ts')).assess,
  check: async () => (await import('./commands/check.ts')).check,
  fit: async () => (await import('./commands/fit.ts')).fit,
  flips: async () => (await import('./commands/flips.ts')).flips,
  plan: async () => (await import('./commands/plan.ts')).plan,
};

const SHORT = new Map([
  ['-f', '--format'],
  ['-o', '--output'],
]);

type Read = (word: string) => unknown;

/** Reads the value of an option; undefined for one without a value. */
type Options = ReadonlyMap<string, Read | undefined>;

interface PlainLine {
  readonly command: CliCommand<never>;
  readonly args: Call['args'];
  readonly options: Call<never>['options'];
}

/**
 * A command line without anything special: one file, and options that are written out, each once. It runs without
 * loading the option parser. Undefined for every other command line, and for a wrong one.
 */
export async function plainLine([name = '', ...words]: readonly string[]): Promise<PlainLine | undefined> {
  if (!Object.hasOwn(COMMANDS, name)) return undefined;
  const command = await COMMANDS[name]!();
  const known = optionsOf(command);
  const args: string[] = [];
  const options: Record<string, unknown> = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = SHORT.get(words[at]!) ?? words[at]!;
    if (word === '' || word === '-' || !word.startsWith('-')) {
      args.push(word);
      continue;
    }
    const key = keyOf(word);
    if (!known.has(word) || key in options) return undefined;
    const read = known.get(word);
    if (read === undefined) options[key] = !word.startsWith('--no-');
    else {
      const value = words[(at += 1)];
      if (value === undefined || value.startsWith('-')) return undefined;
      try {
        options[key] = read(value);
      } catch {
        return undefined;
      }
    }
  }
  return args.length === 1 && args[0] !== '' ? { command, args, options: options as PlainLine['options'] } : undefined;
}

/** Those of every command that scripts give, and those that the command defines. */
function optionsOf(command: CliCommand<never>): Options {
  const options = new Map<string, Read | undefined>([
    ['--format', (word) => [word]],
    ['--output', (word) => word],
    ['--rules', (word) => word],
    ['--no-input', undefined],
  ]);
  const definition = {
    argument: () => definition,
    addHelpText: () => definition,
    option(flags: string, _description: string, read: Read = (word) => word) {
      const [name, value] = flags.split(' ');
      options.set(name!, value === undefined ? undefined : read);
      return definition;
    },
  };
  command.define?.(definition as unknown as Command);
  return options;
}

/** `minCoverage` for `--min-coverage`, and `input` for `--no-input`. */
function keyOf(option: string): string {
  return option.replace(/^--(?:no-)?/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
