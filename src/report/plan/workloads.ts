import type { Assessment, Found } from '../../core/assess/index.ts';
import { count, sentence } from '../phrases.ts';
import { bulleted, paragraph, section, type Section, type Text } from './document.ts';

/** How many workloads, names, and places are told before the others are counted. */
const ROWS = 15;
const NAMES = 3;
const PLACES = 2;

const DATA_PLANE: Readonly<Record<Found['findings'][number]['dataPlane'], string>> = {
  sidecar: 'sidecars',
  ambient: 'ambient mode',
  both: 'sidecars and ambient mode',
};

/** Where files were read and there is a mesh to work on: in which order workloads join, and what to mend before. */
export function workloads({ found, stage }: Assessment, full: boolean): readonly Section[] {
  if (found === undefined || stage === 'none') return [];
  const shown = full ? found.workloads : found.workloads.slice(0, ROWS);
  const rest = found.workloads.length - shown.length;
  return section('workloads', 'Workloads', 'Workloads, in the order in which they should join', [
    paragraph('Those with the fewest findings in files come first. Problems that no file shows can still exist.'),
    {
      kind: 'table',
      label: 'Workloads in the order in which they should join',
      columns: [
        { title: 'Workload', kind: 'wide' },
        { title: 'Findings for a mesh', kind: 'wide' },
        { title: 'Place' },
      ],
      rows: shown.map(({ name, findings, file, line }): Text[] => [
        name,
        findings.join(', ') || 'nothing found',
        `${file}:${line}`,
      ]),
    },
    rest === 0 ? undefined : paragraph(`${count(rest, 'more workload', 'more workloads')}; --full shows all.`),
    bulleted(
      found.findings.map(({ id, title, dataPlane, fix, voidWhen }): Text => [
        { strong: sentence(title) },
        ` Concerns ${DATA_PLANE[dataPlane]}: ${whereFound([id], found)}. `,
        { emphasis: 'Fix:' },
        ` ${sentence(fix)}${voidWhen === undefined ? '' : ` Void when ${sentence(voidWhen)}`}`,
      ]),
    ),
  ]);
}

/** `Deployment/shop/web, Job/shop/import, and 2 more (deploy/web.yaml:12 and 5 more)` */
export function whereFound(ids: readonly string[], { findings }: Found): string {
  const concerned = findings.filter(({ id }) => ids.includes(id));
  const names = [...new Set(concerned.flatMap((finding) => finding.workloads))];
  const places = [
    ...new Set(concerned.flatMap((finding) => finding.places.map(({ file, line }) => `${file}:${line}`))),
  ];
  return `${first(names, NAMES)} (${first(places, PLACES)})`;
}

function first(words: readonly string[], most: number): string {
  const rest = words.length - most;
  return rest <= 0 ? words.join(', ') : `${words.slice(0, most).join(', ')}, and ${rest} more`;
}
