import { Command } from 'commander';
import { InputError } from '../core/problem/index.ts';
import type { CliCommand } from './command.ts';
import { Exit } from './exit.ts';
import type { Host } from './host.ts';
import { print, tell } from './print.ts';
import { version } from './version.ts';
import { usage } from './usage.ts';

/** How each command is loaded, in the order of the help. */
const loaders: Readonly<Record<string, () => Promise<CliCommand>>> = {
  assess: async () => (await import('./commands/assess.ts')).assess,
  plan: async () => (await import('./commands/plan.ts')).plan,
  check: async () => (await import('./commands/check.ts')).check,
  init: async () => (await import('./commands/init.ts')).init,
  discover: async () => (await import('./commands/discover.ts')).discover,
  manifests: async () => (await import('./commands/manifests.ts')).manifests,
  explain: async () => (await import('./commands/explain.ts')).explain,
  fit: async () => (await import('./commands/fit.ts')).fit,
  flips: async () => (await import('./commands/flips.ts')).flips,
  whatif: async () => (await import('./commands/what-if.ts')).whatIf,
  compare: async () => (await import('./commands/compare.ts')).compare,
  merge: async () => (await import('./commands/merge.ts')).merge,
  portfolio: async () => (await import('./commands/portfolio.ts')).portfolio,
  questions: async () => (await import('./commands/questions.ts')).questions,
  rules: async () => (await import('./commands/rules.ts')).rules,
  migrate: async () => (await import('./commands/migrate.ts')).migrate,
  schema: async () => (await import('./commands/schema.ts')).schema,
  completion: async () => (await import('./commands/completion.ts')).completion,
  complete: async () => (await import('./commands/completion.ts')).complete,
};

type Commands = Readonly<Record<string, CliCommand>>;

/** Every command, in the order of the help. */
export function loadCommands(): Promise<Commands> {
  return load(Object.keys(loaders));
}

/** Only what these arguments can need: most runs begin with the name of their command. */
function commandsFor([first = '']: readonly string[]): Promise<Commands> {
  if (first === '-V' || first === '--version') return load([]);
  return Object.hasOwn(loaders, first) ? load([first]) : loadCommands();
}

async function load(names: readonly string[]): Promise<Commands> {
  const loaded = await Promise.all(names.map((name) => loaders[name]!()));
  return Object.fromEntries(names.map((name, index) => [name, loaded[index]!]));
}

/** Parses the arguments with commander and runs the command. Returns the exit code. */
export async function runProgram(argv: readonly string[], host: Host): Promise<number> {
  let exitCode = 2;
  const said: Promise<void>[] = [];
  const program = quiet(new Command('mesh-ready'), host, said)
    .description('Tells whether you need a service mesh, and how to adopt one: crawl, walk, run, fly.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show help for a command')
    .option('-f, --format <format>', 'how the result is written; the help of a command lists its formats', collect)
    .option('-o, --output <file>', 'write the result to a file (- is standard output)')
    .option('--rules <folder>', 'use the rule pack in this folder')
    .option('--no-input', 'never ask')
    .option('--color', 'color even where there is no terminal')
    .option('--no-color', 'no color (so do NO_COLOR=1 and TERM=dumb)')
    .addHelpText('after', exitCodes);
  const add = (parent: Command, name: string, cliCommand: CliCommand): void => {
    const command = quiet(parent.command(name, { hidden: cliCommand.hidden ?? false }), host, said).description(
      cliCommand.summary,
    );
    cliCommand.define?.(command);
    const { formats, examples } = cliCommand;
    if (formats)
      command.addHelpText('after', `\nFormats: ${formats[0]} (the usual one), ${formats.slice(1).join(', ')}`);
    if (examples.length > 0)
      command.addHelpText('after', `\nExamples:\n${examples.map((line) => `  mesh-ready ${line}`).join('\n')}`);
    for (const [child, childCommand] of Object.entries(cliCommand.commands ?? {})) add(command, child, childCommand);
    const { run } = cliCommand;
    if (!run) return;
    command.action(async () => {
      exitCode = await run({
        host,
        args: command.processedArgs.flat() as (string | undefined)[],
        options: command.optsWithGlobals(),
      });
    });
  };
  for (const [name, cliCommand] of Object.entries(await commandsFor(argv))) add(program, name, cliCommand);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } finally {
    await Promise.all(said);
  }
  return exitCode;
}

/** An option that can be repeated. Most commands use the last format, `check` uses all. */
function collect(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word];
}

const exitCodes = `
Exit codes:
  0    done; for check: all requirements are met
  1    check ran and a requirement is not met; migrate ran and left something to you
  2    something written is wrong or cannot be read; check has no requirements; or input is needed and
       there is no terminal
  3    a bug in mesh-ready, or a damaged installation
  130  interrupted; what was answered is saved`;

/** Makes commander throw instead of ending the process, and write through the host. `said` collects pending writes. */
function quiet(command: Command, host: Host, said: Promise<void>[]): Command {
  return command
    .exitOverride((error) => {
      throw new Exit(error.exitCode === 0 ? 0 : 2);
    })
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void said.push(print(host.stdout, text)),
      writeErr: (text) => void said.push(tell(host, text)),
      getOutHelpWidth: () => host.stdout.columns || 100,
      getErrHelpWidth: () => host.stderr.columns || 100,
      outputError: (text) => {
        throw usageError(text);
      },
    });
}

function usageError(text: string): InputError {
  const message = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.*)\?\)$/s, '; did you mean $1?');
  return usage(message);
}
