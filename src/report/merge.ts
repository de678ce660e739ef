import type { Pack } from '../core/pack/schema.ts';
import { writeAnswers } from '../core/answers/index.ts';
import type { Conflict, Merged } from '../core/merge/index.ts';
import { brief } from './escape.ts';
import { displaySafe } from './json.ts';
import type { ReportOptions } from './options.ts';
import { type Outline, outlineMarkdown, outlineTerminal } from './outline.ts';
import { count, range, verdictWord } from './phrases.ts';
import { ruleChangesBlock } from './rule-changes.ts';

/** Turns a merged file into text that ends in one newline. */
export type MergeReporter = (merged: Merged, pack: Pack, options: ReportOptions) => string;

/** The formats of `merge`; `yaml` is the answers file itself, the others describe the merge. */
export const mergeReporters: Readonly<Record<'yaml' | 'terminal' | 'markdown' | 'json', MergeReporter>> = {
  yaml: ({ answersFile }, pack) => writeAnswers(pack, answersFile),
  terminal: (merged, pack, options) => outlineTerminal(outlineOf(merged, pack), options),
  markdown: (merged, pack) => outlineMarkdown(outlineOf(merged, pack)),
  json,
};

function json({ answersFile, ...merged }: Merged, pack: Pack): string {
  return `${displaySafe(JSON.stringify({ schemaVersion: 1, ...merged, answers: Object.fromEntries(answersFile.answers), text: writeAnswers(pack, answersFile), ...(pack.changes && { changes: pack.changes }) }, null, 2))}\n`;
}

function outlineOf({ agreed, single, conflicts, differences }: Merged, { pack, changes }: Pack): Outline {
  const blocks: Outline['blocks'] = [
    {
      heading: 'Agreements',
      points: [
        { text: `${count(agreed, 'answer', 'answers')} on which all who know it agree` },
        { text: `${count(single, 'answer', 'answers')} that only one has` },
      ],
    },
    {
      heading: 'Conflicts: unknown until they are settled, those that matter most first',
      points: conflicts.map(conflictPoint),
    },
    {
      heading: 'Around the answers',
      points: differences.map(({ what, kept }) => ({ text: `${what}: the files differ; ${kept}` })),
    },
    ...ruleChangesBlock({ pack, ...(changes && { changes }) }),
  ];
  const title =
    conflicts.length === 0
      ? 'Merged without a conflict'
      : `Merged with ${count(conflicts.length, 'conflict', 'conflicts')}`;
  return { title, blocks: blocks.filter(({ points }) => points.length > 0) };
}

const MATTERS: Readonly<Record<Conflict['weight']['on'], string>> = {
  verdict: 'it decides about the verdict',
  stage: 'it decides about the stage',
  exposure: 'it moves the exposure',
  gates: 'it decides about',
  steps: 'it decides about',
  work: "it moves the plan's work and dates",
  nothing: 'it changes no result, no gate, and no step today',
};

function conflictPoint({ question, sayings, weight }: Conflict) {
  const moves =
    weight.on === 'exposure'
      ? ` by ${weight.exposure} of 100`
      : weight.on === 'gates'
        ? ` ${titlesOf('gate', weight.gates)}`
        : weight.on === 'steps'
          ? ` ${titlesOf('step', weight.steps)}`
          : '';
  return {
    text: `${question}: ${MATTERS[weight.on]}${moves}`,
    under: sayings.map(({ file, by, says, answer }, index) => {
      const { verdict, exposure, stage } = weight.results[index]!;
      const evidence = [by === undefined ? undefined : brief(file, 60), answer.source, answer.date].filter(
        (part) => part !== undefined,
      );
      const who = `${brief(by ?? file, 60)}${evidence.length === 0 ? '' : ` (${evidence.join(', ')})`}`;
      return {
        text: `${who}: ${brief(says, 200)}; then ${verdictWord[verdict]}, exposure ${range(exposure)}, stage ${stage}`,
      };
    }),
  };
}

/** The first two by title, and the number of the others. */
function titlesOf(noun: string, entries: readonly { readonly title: string }[]): string {
  const more = entries.length > 2 ? ` and ${entries.length - 2} more` : '';
  return `${entries.length === 1 ? `the ${noun}` : `the ${noun}s`} ${entries
    .slice(0, 2)
    .map(({ title }) => `“${title}”`)
    .join(more === '' ? ' and ' : ', ')}${more}`;
}
