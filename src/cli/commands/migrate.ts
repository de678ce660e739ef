import { resolve } from 'node:path';
import { migrateAnswers } from '../../core/answers/index.ts';
import { parseAnswers } from '../../core/answers/parse.ts';
import { compareVersions, isPackVersion } from '../../core/pack/index.ts';
import { InputError } from '../../core/problem/index.ts';
import { nodeAt, readYaml } from '../../core/yaml/index.ts';
import { migrationReporters } from '../../report/migration.ts';
import { answersStore } from '../answers-store.ts';
import type { Call, CliCommand } from '../command.ts';
import { formatOf, usualFirst } from '../deliver.ts';
import { loadPack } from '../load.ts';
import { print } from '../print.ts';
import { nameOf, readText } from '../read.ts';
import { saveFile } from '../save.ts';
import type { Store } from '../ask/saver.ts';

interface MigrateOptions {
  readonly dryRun?: boolean;
}

/** Returns 1 while a person must decide something. */
export const migrate: CliCommand<MigrateOptions> = {
  examples: [
    'migrate answers.yaml',
    'migrate answers.yaml --dry-run',
    'migrate answers.yaml -o moved.yaml --rules my-rules',
  ],
  formats: usualFirst(migrationReporters, 'terminal'),
  define(command) {
    command
      .argument('<file>', 'answers file; changed in place, or written to --output')
      .option('--dry-run', 'say what would change, and change nothing');
  },
  async run({ host, args: [file = ''], options }: Call<MigrateOptions>): Promise<number> {
    const format = formatOf(options, migrationReporters, 'terminal');
    const { pack } = await loadPack(options.rules, host);
    const text = await readText(file, host);
    const { problems: faults } = readYaml(text, nameOf(file));
    const { answersFile, problems: before } = parseAnswers(text, nameOf(file), pack);
    const others = before.filter(({ code }) => code === 'other-pack');
    if (faults.length > 0 || others.length > 0) throw new InputError([...faults, ...others]);

    const from = versionIn(text);
    // Answers for the pack that this one extends stay with that pack, and move to its current version.
    const aim =
      pack.changes !== undefined && idIn(text) === pack.changes.base.id ? (await loadPack(undefined, host)).pack : pack;
    const rules = aim.pack.version;
    if (from !== undefined && compareVersions(from, rules) > 0) {
      const message = `the answers are written for version ${from}, and these rules are version ${rules}; answers go to later versions only: take rules of version ${from} or later`;
      throw new InputError([{ code: 'other-pack', file: nameOf(file), ...answersFile.packPosition, message }]);
    }
    const { text: moved, report, to } = migrateAnswers(text, aim, from);
    const persons = report.filter(({ outcome }) => outcome === 'person');
    // An unmigrated answer is already in the report, so its unknown id isn't reported again.
    const problems = parseAnswers(moved, nameOf(file), pack).problems.filter(
      ({ code, line }) => code !== 'unknown-question' || persons.every((each) => each.line !== line),
    );
    const left = persons.length + problems.length;
    const target = options.output ?? file;
    if (options.dryRun !== true) {
      if (target === '-') await print(host.stdout, moved);
      else if (target !== file) saveFile(resolve(host.cwd, target), moved, target);
      else if (moved !== text) replaceText(answersStore(file, host), text, moved);
    }
    const result = { file: nameOf(file), from: from ?? null, to: to ?? null, rules, report, left, problems };
    await print(
      target === '-' && options.dryRun !== true ? host.stderr : host.stdout,
      migrationReporters[format](result),
    );
    return left > 0 ? 1 : 0;
  },
};

/** Throws InputError where the file no longer holds the old text: an interview may have saved answers meanwhile. */
function replaceText({ name, alone, read, write }: Store, old: string, text: string): void {
  alone(() => {
    if (read() !== old)
      throw new InputError([{ code: 'not-writable', file: name, message: 'was changed meanwhile; run this again' }]);
    write(text);
  });
}

function idIn(text: string): unknown {
  return (nodeAt(text, ['pack', 'id']) as { readonly value?: unknown } | null | undefined)?.value;
}

/** The pack version that the file names, as written. */
function versionIn(text: string): string | undefined {
  const node = nodeAt(text, ['pack', 'version']) as { readonly source?: unknown } | null | undefined;
  return typeof node?.source === 'string' && isPackVersion(node.source) ? node.source : undefined;
}
