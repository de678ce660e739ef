import { Command, Help } from 'commander';
import { InputError } from '../core/problem/index.ts';
import type { CliCommand } from './command.ts';
import { Exit } from './exit.ts';
import type { Host } from './host.ts';
import { print, tell } from './print.ts';
import { version } from './version.ts';
import { onlyOnce, usage } from './usage.ts';

/** What the help of the program tells of a command, and how the rest of it is loaded. */
interface Listed {
  readonly summary: string;
  readonly hidden?: boolean;
  /** Options and arguments, as the help shows them. */
  readonly takes: string;
  readonly load: () => Promise<CliCommand>;
}

/** Every command, in the order of the help. */
const listed: Readonly<Record<string, Listed>> = {
  assess: {
    takes: '[options] [file]',
    summary: 'ask what is missing, save every answer, print the result',
    load: async () => (await import('./commands/assess.ts')).assess,
  },
  plan: {
    takes: '[options] <file>',
    summary: 'write the adoption plan as a document',
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  check: {
    takes: '[options] <file>',
    summary: 'check an answers file against requirements, for CI',
    load: async () => (await import('./commands/check.ts')).check,
  },
  init: {
    takes: '[options] [file]',
    summary: 'write a commented answers file to fill in by hand',
    load: async () => (await import('./commands/init.ts')).init,
  },
  discover: {
    takes: '[options] [path]',
    summary: 'fill answers from manifests, cluster dumps, compose files, and repositories, and name each place',
    load: async () => (await import('./commands/discover.ts')).discover,
  },
  manifests: {
    takes: '[options] <file>',
    summary: 'write the Kubernetes resources of the first experiment, ready to review',
    load: async () => (await import('./commands/manifests.ts')).manifests,
  },
  explain: {
    takes: '[options] [id] [file]',
    summary: 'show what an id means; with answers, its result and the reasons',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  fit: {
    takes: '<file>',
    summary: "compare the options that the answers don't rule out: mesh products with a yes, simpler ones otherwise",
    load: async () => (await import('./commands/fit.ts')).fit,
  },
  flips: {
    takes: '<file>',
    summary: 'show which other answers would change the verdict, and the shortest way to the next stage',
    load: async () => (await import('./commands/flips.ts')).flips,
  },
  whatif: {
    takes: '[options] <file>',
    summary: 'show how the result changes if some answers change',
    load: async () => (await import('./commands/what-if.ts')).whatIf,
  },
  compare: {
    takes: '<files...>',
    summary: 'show what changed between answers files of one organization',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  merge: {
    takes: '<files...>',
    summary: 'merge the answers files of several people, and list where they disagree',
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  portfolio: {
    takes: '[options] <folder>',
    summary: 'compare many teams: verdict, stage, shared blockers, who goes first',
    load: async () => (await import('./commands/portfolio.ts')).portfolio,
  },
  questions: {
    takes: '',
    summary: 'list every question: its id, its answers, when it is asked',
    load: async () => (await import('./commands/questions.ts')).questions,
  },
  rules: {
    takes: '',
    summary: 'check, test, list, and compare rule packs, and start your own',
    load: async () => (await import('./commands/rules.ts')).rules,
  },
  migrate: {
    takes: '[options] <file>',
    summary: "move an answers file to the rule pack's version",
    load: async () => (await import('./commands/migrate.ts')).migrate,
  },
  schema: {
    takes: '<what>',
    summary: 'print a JSON Schema for editors (answers, pack, cases) or for programs (assessment)',
    load: async () => (await import('./commands/schema.ts')).schema,
  },
  completion: {
    takes: '<shell>',
    summary: 'write the script that completes commands, ids, and stages in your shell',
    load: async () => (await import('./commands/completion.ts')).completion,
  },
  complete: {
    takes: '',
    summary: 'answer a shell that completes',
    hidden: true,
    load: async () => (await import('./commands/completion.ts')).complete,
  },
};

type Commands = Readonly<Record<string, CliCommand>>;

/** Every command, in the order of the help. */
export function loadCommands(): Promise<Commands> {
  return load(Object.keys(listed));
}

/** Only what these arguments can need: most runs begin with the name of their command. */
async function commandsFor([first = '--help', ...others]: readonly string[]): Promise<Commands> {
  if (first === '-V' || first === '--version') return {};
  if (others.length === 0 && ['-h', '--help', 'help'].includes(first))
    return Object.fromEntries(Object.entries(listed).map(([name, entry]) => [name, { ...entry, examples: [] }]));
  return Object.hasOwn(listed, first) ? load([first]) : loadCommands();
}

async function load(names: readonly string[]): Promise<Commands> {
  const loaded = await Promise.all(names.map((name) => listed[name]!.load()));
  return Object.fromEntries(
    names.map((name, index) => {
      const { summary, hidden = false } = listed[name]!;
      return [name, { summary, hidden, ...loaded[index]! }];
    }),
  );
}

/** Parses the arguments with commander and runs the command. Returns the exit code. */
export async function runProgram(argv: readonly string[], host: Host): Promise<number> {
  let exitCode = 2;
  const said: Promise<void>[] = [];
  const program = quiet(new Command('mesh-ready'), host, said)
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm: (command) => {
        const entry = listed[command.name()];
        return entry === undefined
          ? Help.prototype.subcommandTerm(command)
          : `${command.name()} ${entry.takes}`.trimEnd();
      },
    })
    .description('Tells whether you need a service mesh, and how to adopt one: crawl, walk, run, fly.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'show help for a command')
    .option('-f, --format <format>', "output format; each command's help lists its formats", collect)
    .option('-o, --output <file>', 'write the result to a file (- is standard output)', onlyOnce('--output'))
    .option('--rules <folder>', 'use the rule pack in this folder')
    .option('--no-input', 'never ask')
    .option('--color', 'color even where there is no terminal')
    .option('--no-color', 'no color (like NO_COLOR=1 and TERM=dumb)')
    .addHelpText('after', exitCodes);
  const add = (parent: Command, name: string, cliCommand: CliCommand): void => {
    const command = quiet(parent.command(name, { hidden: cliCommand.hidden ?? false }), host, said).description(
      cliCommand.summary ?? '',
    );
    cliCommand.define?.(command);
    const { formats, examples } = cliCommand;
    if (formats) command.addHelpText('after', `\nFormats: ${formats[0]} (default), ${formats.slice(1).join(', ')}`);
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
  1    check ran and a requirement is not met; rules test ran and a case failed, or its recorded
       results (recorded.test.yaml) are out of date; migrate ran, and something is left for you to do
  2    input is wrong or unreadable; check has no requirements; input is needed and there is no
       terminal; a question rejected three piped replies in a row; or piped input doesn't end with
       the line done or quit
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
