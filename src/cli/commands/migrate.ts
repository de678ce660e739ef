import { resolve } from 'node:path';
import { migrateAnswers } from '../../core/answers/migrate.ts';
import { parseAnswers } from '../../core/answers/parse.ts';
import { InputError, type Problem } from '../../core/problem.ts';
import { nodeAt } from '../../core/yaml-edit.ts';
import { readYaml } from '../../core/yaml-file.ts';
import { migrationReporters } from '../../report/migration.ts';
import type { Call, CliCommand } from '../command.ts';
import { formatOf, usualFirst } from '../deliver.ts';
import { loadPack } from '../load.ts';
import { print } from '../print.ts';
import { nameOf, readText } from '../read.ts';
import { saveFile } from '../save.ts';

interface MigrateOptions {
  readonly dryRun?: boolean;
}

/** Gives 2 when the file still has problems that a person has to mend. */
export const migrate: CliCommand<MigrateOptions> = {
  summary: 'bring an answers file to the version of the rule pack',
  examples: ['migrate answers.yaml', 'migrate answers.yaml --dry-run', 'migrate answers.yaml -o moved.yaml --rules our-rules'],
  formats: usualFirst(migrationReporters, 'terminal'),
  define(command) {
    command.argument('<file>', 'answers file; changed in place, or written to --output').option('--dry-run', 'say what would change, and change nothing');
  },
  async run({ host, args: [file = ''], options }: Call<MigrateOptions>): Promise<number> {
    const format = formatOf(options, migrationReporters, 'terminal');
    const { pack } = await loadPack(options.rules, host);
    const text = await readText(file, host);
    const { problems: faults } = readYaml(text, nameOf(file), 0);
    const others = parseAnswers(text, nameOf(file), pack).problems.filter(({ code }) => code === 'other-pack');
    if (faults.length > 0 || others.length > 0) throw new InputError([...faults, ...others]);

    const from = versionIn(text);
    // Answers for the pack that this one extends stay with that pack, and move to its version.
    const aim = pack.changes !== undefined && idIn(text) === pack.changes.base.id ? (await loadPack(undefined, host)).pack : pack;
    const { text: moved, report } = migrateAnswers(text, aim, from);
    const { problems } = parseAnswers(moved, nameOf(file), pack);
    const target = options.output ?? file;
    if (options.dryRun !== true) {
      if (target === '-') await print(host.stdout, moved);
      else if (target !== file || moved !== text) saveFile(resolve(host.cwd, target), moved, target);
    }
    const result = { file: nameOf(file), from: from ?? null, to: aim.pack.version, report, problems: problems as readonly Problem[] };
    await print(target === '-' && options.dryRun !== true ? host.stderr : host.stdout, migrationReporters[format](result));
    return problems.length > 0 ? 2 : 0;
  },
};

function idIn(text: string): unknown {
  return (nodeAt(text, ['pack', 'id']) as { readonly value?: unknown } | null | undefined)?.value;
}

/** The version of the pack that the file names, as it is written. */
function versionIn(text: string): string | undefined {
  const node = nodeAt(text, ['pack', 'version']) as { readonly source?: unknown } | null | undefined;
  return typeof node?.source === 'string' && /^\d+\.\d+\.\d+$/.test(node.source) ? node.source : undefined;
}
