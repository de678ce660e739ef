import type { ManifestFile, ManifestSet } from '../core/manifests/index.ts';
import { standIn, WRITTEN_BY } from '../core/manifests/index.ts';
import { PLACEHOLDERS } from '../core/pack/index.ts';
import { markdownCode, markdownText } from './escape.ts';

/** A README for the folder with the files: before, apply, see, roll back. Ends in one newline. */
export function manifestsReadme(set: ManifestSet): string {
  const { option, useCase, title, about, prepare, files, missing, sources } = set;
  const now = files.filter(({ later }) => later === undefined);
  const later = files.filter(({ later: condition }) => condition !== undefined);
  const undos = prepare.flatMap(({ undo }) => undo ?? []).toReversed();
  const sections: readonly (readonly string[])[] = [
    [`# ${markdownText(title)}`],
    [`<!-- ${WRITTEN_BY}: ${useCase.id} on ${option.id}. -->`],
    [markdownText(about)],
    [`Use case: ${markdownText(useCase.title)}. Option: ${markdownText(option.title)}.`, ...useCase.needed.map(item)],
    ...(missing.length === 0
      ? []
      : [
          ['## Names that are missing'],
          [
            'Run the command again with these flags, or replace the words in the files. Until then the API server rejects the files.',
          ],
          missing.map((name) => item(`${standIn(name)}: --${name}, ${PLACEHOLDERS[name].help}`)),
        ]),
    ['## Before'],
    numbered([
      'Record errors and latency of the calls concerned for two weeks (heuristic): the baseline.',
      ...prepare.map((action) => action.do),
      `Ask the API server what it thinks of each file: \`kubectl apply --server-side --dry-run=server -f ${files[0]?.name ?? ''}\``,
    ]),
    ['## Apply'],
    [
      now.length === 0
        ? 'No file is applied at once. Each of them denies something, so it comes later.'
        : `Apply one file at a time, in this order, such as \`kubectl apply -f ${now[0]!.name}\`. Check it before you apply the next one.`,
    ],
    ...now.map(entry),
    ...(later.length === 0
      ? []
      : [
          ['## Later'],
          ['These files deny or reject calls. `kubectl apply -f .` leaves out their folder.'],
          ...later.map(entry),
        ]),
    ['## See that it works'],
    [markdownText(useCase.measure)],
    ['## Roll back'],
    ['Undo the last change first: in this order, and only what you have done.'],
    numbered([
      ...files
        .toReversed()
        .map(({ name, next, rollback }) => `${name}: ${next?.undo === undefined ? '' : `${next.undo} `}${rollback}`),
      ...undos,
    ]),
    ...traps(files),
    ['## Sources'],
    sources.map((source) =>
      item(`${source.id}: ${source.says}${source.kind === 'fact' ? ` ${source.link} (retrieved ${source.read})` : ''}`),
    ),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function entry({ name, title, later, changes, next, see }: ManifestFile): readonly string[] {
  return [
    `### ${markdownCode(name)}`,
    '',
    `${markdownText(title)}.`,
    '',
    ...(later === undefined ? [] : [item(`When: ${later}`)]),
    item(`Changes: ${changes}`),
    ...(next === undefined ? [] : [item(`Then: ${next.do}`)]),
    item(`See: ${see}`),
  ];
}

function traps(files: readonly ManifestFile[]): readonly (readonly string[])[] {
  const lines = files.flatMap(({ name, trap }) => (trap === undefined ? [] : [item(`${name}: ${trap}`)]));
  return lines.length === 0 ? [] : [['## Traps'], lines];
}

const item = (text: string) => `- ${markdownText(text)}`;
const numbered = (texts: readonly string[]) => texts.map((text, index) => `${index + 1}. ${markdownText(text)}`);
