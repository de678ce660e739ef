import type { Assessment } from '../../core/assess/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { type LeftMesh, howToRead, MESHES, MESHES_OUT, meshesOf } from '../judgement/meshes.ts';
import { whyOut } from '../judgement/options.ts';
import { list, sentence, sentences } from '../phrases.ts';
import type { Sheet } from './sheet.ts';
import { row } from './table.ts';

/** The mesh products that no answer rules out, with what each leaves open; then those that are out, and why. */
export function meshes(assessment: Assessment, sheet: Sheet): string[] {
  const found = meshesOf(assessment);
  if (found === undefined) return [];
  const out = found.out.map((option) => {
    const [{ why, answers, sources }] = whyOut(option) as [ReturnType<typeof whyOut>[number]];
    return `- **${markdownText(option.title)}:** ${sentence(markdownText(why))}${sheet.from(answers)}${sheet.cite(sources)}`;
  });
  return [
    `## ${MESHES}`,
    howToRead(found),
    ...(found.left.length === 0
      ? []
      : [
          ['| Mesh | Unmet needs | Know first |', '|---|---|---|', ...found.left.map((each) => line(each, sheet))].join(
            '\n',
          ),
        ]),
    ...(out.length === 0 ? [] : [`**${MESHES_OUT}:**`, out.join('\n')]),
  ];
}

function line({ option, misses }: LeftMesh, sheet: Sheet): string {
  const open = option.fit === 'open' ? ` *(depends on ${list(option.openBecause.map(markdownCode))})*` : '';
  return row([
    `**${markdownText(option.title)}**${open}`,
    misses.length === 0 ? 'Covers all' : `Not: ${list(misses.map(({ title }) => markdownText(title)))}`,
    `${markdownText(sentences(option.leaves))}${sheet.cite(option.sources)}`,
  ]);
}
