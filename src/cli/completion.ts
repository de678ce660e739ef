import { RootCommand, script } from '@bomb.sh/tab';
import { Command } from 'commander';
import { entriesOf, RESULTS } from '../core/explain/index.ts';
import { STAGES, VERDICTS } from '../core/pack/index.ts';
import type { Pack } from '../core/pack/schema.ts';
import { bashCompletion } from './bash-completion.ts';
import type { CliCommand } from './command.ts';
import { SCHEMA_NAMES } from './commands/schema.ts';
import { type Shell, SHELLS } from './shells.ts';

type Commands = Readonly<Record<string, CliCommand>>;
type Word = readonly [word: string, description: string];
type Complete = (value: string, description: string) => void;

/**
 * Instructions that end an answer to a shell, as bits: complete file names where there are no words (0), complete
 * nothing else (4), add no space after a word (2).
 */
const FILES = ':0';
const NO_FILES = ':4';
const GOES_ON = ':6';
const NAME = 'mesh-ready';
const TAKES_FILES = new Set(['file', 'files', 'folder', 'folders']);
const GLOBAL = new Command()
  .option('-f, --format <format>', 'how the result is written')
  .option('-o, --output <file>', 'write the result to a file')
  .option('--rules <folder>', 'use the rule pack in this folder')
  .option('--no-input', 'never ask')
  .option('--color', 'color even where there is no terminal')
  .option('--no-color', 'no color')
  .option('--help', 'help');

/**
 * The script that enables completion in a shell; it calls `mesh-ready complete`. It can be loaded again in the same
 * shell.
 */
export function completionScript(shell: Shell): string {
  if (shell === 'bash') return bashCompletion;
  const text = printed(() => script(shell, NAME, NAME))
    .join('\n')
    .trimEnd();
  // Only a word that starts with a hyphen is an option: `--set=x` is one, `service-count=9` isn't.
  return `${text.replace("'-.*='", "'^-[^=]*='")}\n`;
}

/**
 * The answer to a shell: one word with its description per line, then an instruction about file names. The last of
 * `words` is incomplete.
 */
export function completions(words: readonly string[], commands: Commands, pack: Pack): string {
  const root = new RootCommand();
  let files = false;
  const handler = (placeholder: string, option: string, formats: readonly string[]) => (complete: Complete) => {
    if (TAKES_FILES.has(placeholder)) files = true;
    for (const [value, description] of valuesOf(placeholder, option, formats, pack, words.at(-1) ?? ''))
      complete(value, description);
  };
  const add = (path: string, cliCommand: CliCommand) => {
    if (cliCommand.hidden) return;
    const shape = new Command(path);
    cliCommand.define?.(shape);
    const known = root.command(path, cliCommand.summary ?? '');
    for (const { long, short, description, flags } of [...GLOBAL.options, ...shape.options]) {
      const name = long!.replace(/^--/, '');
      const placeholder = /[<[]([a-z-]+)/.exec(flags)?.[1];
      if (placeholder === undefined) known.option(name, description, short?.slice(1) ?? '');
      else known.option(name, description, handler(placeholder, name, cliCommand.formats ?? []), short?.slice(1));
    }
    for (const argument of shape.registeredArguments)
      known.argument(argument.name(), handler(argument.name(), '', []), argument.variadic);
    for (const [name, child] of Object.entries(cliCommand.commands ?? {})) add(`${path} ${name}`, child);
  };
  for (const [name, cliCommand] of Object.entries(commands)) add(name, cliCommand);
  // A trailing tab would be shown as an empty description.
  const found = printed(() => root.parse([...asOption(words)]))
    .slice(0, -1)
    .map((line) => line.replace(/\t$/, ''));
  const unfinished = found.length > 0 && found.every((line) => /^[^\t]*=(?:\t|$)/.test(line));
  return [...found, files ? FILES : unfinished ? GOES_ON : NO_FILES].map((line) => `${line}\n`).join('');
}

/** `--set x=y` as `--set=x=y`: the library treats every word with `=` as an option. */
function asOption(words: readonly string[]): readonly string[] {
  const [option = '', word = ''] = words.slice(-2);
  return option.startsWith('--') && /^[^-].*=/.test(word) ? [...words.slice(0, -2), `${option}=${word}`] : words;
}

/** Words that can replace `<placeholder>`, with descriptions. `begun` is the incomplete word. */
function valuesOf(
  placeholder: string,
  option: string,
  formats: readonly string[],
  pack: Pack,
  begun: string,
): readonly Word[] {
  const plain = (words: readonly string[]) => words.map((word) => [word, ''] as const);
  const titled = (entries: readonly { readonly id: string; readonly title: string }[]) =>
    entries.map(({ id, title }) => [id, title] as const);
  const questions = pack.questions.map(({ id, prompt }) => [id, prompt] as const);
  if (option === 'section') return titled(pack.sections);
  if (option === 'use-case') return titled(pack.useCases);
  if (option === 'option') return titled(pack.options);
  if (option === 'set') {
    const answer = begun.replace(/^--set=/, '');
    const asked = pack.questions.find(({ id }) => answer.startsWith(`${id}=`));
    if (!asked) return questions.map(([id, prompt]) => [`${id}=`, prompt] as const);
    const answers = (asked.values ?? []).map(({ value, label }) => [value, label] as const);
    const given = answer.slice(asked.id.length + 1);
    const words = asked.kind === 'choices' ? another(answers, given) : answers;
    return words
      .map(([word, label]) => [`${asked.id}=${word}`, label] as const)
      .filter(([word]) => word.startsWith(answer));
  }
  if (placeholder === 'stage')
    return STAGES.map((id) => [id, pack.stages.find((stage) => stage.id === id)?.title ?? ''] as const);
  if (placeholder === 'verdict') {
    const title = (id: string) => pack.verdicts.find((verdict) => verdict.id === id)?.title ?? '';
    return another(
      VERDICTS.map((id) => [id, title(id)]),
      begun,
    );
  }
  if (placeholder === 'steps') return another(titled(pack.steps), begun);
  if (placeholder === 'gates') return another(titled(pack.gates), begun);
  if (placeholder === 'format') return plain(formats);
  if (placeholder === 'shell') return plain(SHELLS);
  if (placeholder === 'what') return plain(SCHEMA_NAMES);
  if (placeholder === 'ids') return another(questions, begun);
  if (placeholder === 'id') return [...plain(RESULTS), ...titled(entriesOf(pack))];
  return [];
}

/** The words of a list with commas, of which some are `begun`: behind these, each word that isn't one of them. */
function another(words: readonly Word[], begun: string): readonly Word[] {
  const before = begun.slice(0, begun.lastIndexOf(',') + 1).replace(/^--[^=]*=/, '');
  const given = before.split(',');
  return words.filter(([word]) => !given.includes(word)).map(([word, description]) => [before + word, description]);
}

/** The lines that a function of the library prints: it can only write to the console. */
function printed(work: () => void): string[] {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: unknown) => void lines.push(...String(text).split('\n'));
  try {
    work();
  } finally {
    console.log = log;
  }
  return lines;
}
