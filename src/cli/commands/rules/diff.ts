import type { AnswersFile } from '../../../core/answers/index.ts';
import { parseAnswers } from '../../../core/answers/parse.ts';
import { assess } from '../../../core/assess/index.ts';
import { type CompiledPack, startOf } from '../../../core/judge/index.ts';
import { differencesOf, type PackChanges, type PackDifference } from '../../../core/pack/index.ts';
import type { Pack } from '../../../core/pack/schema.ts';
import { InputError } from '../../../core/problem/index.ts';
import { diffReporters, type Outcome } from '../../../report/rules-diff.ts';
import type { CliCommand } from '../../command.ts';
import { deliver, formatOf, usualFirst } from '../../deliver.ts';
import type { Host } from '../../host.ts';
import { loadPack } from '../../load.ts';
import { nameOf, readText } from '../../read.ts';
import { version } from '../../version.ts';

export const diff: CliCommand = {
  summary: 'compare two rule packs, and their results for answers files',
  examples: [
    'rules diff mesh-adoption my-rules',
    'rules diff my-rules next-rules payments.yaml web.yaml --format json',
  ],
  formats: usualFirst(diffReporters, 'terminal'),
  define(command) {
    command
      .argument('<before>', 'folder of a rule pack, or the id of the built-in one')
      .argument('<after>', 'folder of the other one')
      .argument('[answers...]', 'answers files to judge by both');
  },
  async run({ host, args, options }) {
    const format = formatOf(options, diffReporters, 'terminal');
    const [before = '', after = ''] = args;
    const files = args.slice(2).flat() as readonly string[];
    const [old, now] = [await packNamed(before, host), await packNamed(after, host)];
    const results = [];
    for (const file of files) {
      const text = await readText(file, host);
      results.push({
        file,
        before: outcomeOf(old, readBy(old, text, file)),
        after: outcomeOf(now, readBy(now, text, file)),
      });
    }
    await deliver(
      diffReporters[format]({
        before,
        after,
        differences: explained(differencesOf(old.pack, now.pack), old.pack, now.pack),
        results,
      }),
      options,
      host,
      ...files,
    );
    return 0;
  },
};

/** The differences with the reasons of the second pack, or else of the first. */
function explained(differences: readonly PackDifference[], before: Pack, after: Pack): PackChanges['entries'] {
  const given = [...(after.changes?.entries ?? []), ...(before.changes?.entries ?? [])].filter(
    ({ reason }) => reason !== undefined,
  );
  return differences.map((difference) => {
    const reason = given.find(({ list, id }) => list === difference.list && id === difference.id)?.reason;
    return reason === undefined ? difference : { ...difference, reason };
  });
}

async function packNamed(name: string, host: Host): Promise<CompiledPack> {
  const builtIn = await loadPack(undefined, host);
  return name === builtIn.pack.pack.id ? builtIn : loadPack(name, host);
}

/** Reads the file with the questions of one pack. That the file was written for the other pack isn't a problem. */
function readBy({ pack }: CompiledPack, text: string, file: string): AnswersFile {
  const { answersFile, problems } = parseAnswers(text, nameOf(file), pack);
  const wrong = problems.filter(({ code }) => code !== 'other-pack');
  if (wrong.length > 0) throw new InputError(wrong);
  return answersFile;
}

function outcomeOf(compiled: CompiledPack, file: AnswersFile): Outcome {
  const { verdict, exposure, stage, useCases } = assess(compiled, file, version);
  return {
    verdict: verdict.id,
    rule: verdict.row,
    score: exposure.score,
    stage,
    start: startOf(useCases)?.id ?? null,
  };
}
