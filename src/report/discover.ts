import {
  CLASSES,
  type Discovered,
  type DiscoveredFinding,
  type DiscoveredWorkload,
  type Discovery,
  noteOf,
  type Skipped,
} from '../core/discover/index.ts';
import { markdownText, shellWord, visible } from './escape.ts';
import { displaySafe } from './json.ts';
import { row } from './markdown/table.ts';
import type { ReportOptions } from './options.ts';
import { type Outline, type OutlineBlock, outlineMarkdown, outlineTerminal, type Point } from './outline.ts';
import { capital, count, list, sentence } from './phrases.ts';

/** A discovery with what a report says about its run. `path` is the folder or file as typed. */
export interface DiscoveryReport extends Discovery {
  readonly path: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
}

/** Turns a discovery into text that ends in one newline. */
export type DiscoverReporter = (discovery: DiscoveryReport, options: ReportOptions) => string;

/** The formats of `discover`; the keys are the values of `--format`. */
export const discoverReporters: Readonly<Record<'terminal' | 'json' | 'markdown', DiscoverReporter>> = {
  terminal: (discovery, options) => outlineTerminal(outlineOf(discovery, IN_TERMINAL), options),
  json({ tool, pack, path, ...discovery }) {
    const result = { schemaVersion: 1, tool, pack, path, ...discovery };
    return `${displaySafe(JSON.stringify(result, null, 2))}\n`;
  },
  markdown,
};

/** What `discover --how` prints. Ends in one newline. */
export const HOW_TO_COLLECT = `Collect a dump of one cluster. It holds no Secrets, no ConfigMaps, and no Pods:

  kubectl get ns,deploy,sts,ds,job,cj,svc,ing,ingressclass,netpol,sa,nodes,crd,mutatingwebhookconfigurations \\
    -A -o json > cluster.json

If the cluster has the Gateway API, add its objects:

  kubectl get gatewayclasses,gateways.gateway.networking.k8s.io,httproutes -A -o json > gateways.json

Then read it:

  mesh-ready discover cluster.json

Environment variables of workloads are in the dump, and can hold passwords. discover shows none of their values.
Rendered manifests work, too:

  helm template shop charts/shop | mesh-ready discover -
  kubectl kustomize overlays/production | mesh-ready discover -
`;

/** How much a report tells: names in a line before it counts the others, and what was looked for in vain. */
interface Detail {
  readonly names: number;
  readonly lookedFor: boolean;
}
const IN_TERMINAL: Detail = { names: 6, lookedFor: false };
const IN_FULL: Detail = { names: Number.MAX_SAFE_INTEGER, lookedFor: true };

function outlineOf(discovery: DiscoveryReport, detail: Detail): Outline {
  return { title: titleOf(discovery), blocks: blocksOf(discovery, detail) };
}

function titleOf({ files, objects, answers, unread }: Discovery): string {
  const of = (state: Discovered['state']) => answers.filter((each) => each.state === state).length;
  return `Read ${count(files, 'file', 'files')} with ${count(objects, 'Kubernetes object', 'Kubernetes objects')}: ${count(of('filled'), 'answer', 'answers')} filled, ${of('suggested')} suggested, ${of('ask')} to ask${unread.length === 0 ? '' : `; partial, because ${count(unread.length, 'document', 'documents')} could not be read`}`;
}

function blocksOf(discovery: DiscoveryReport, { names: most, lookedFor }: Detail): readonly OutlineBlock[] {
  const { answers, findings, workloads, charts, unread } = discovery;
  const inState = (state: Discovered['state']) => answers.filter((each) => each.state === state);
  const asked = inState('ask').filter((each) => each.lookedFor.length > 0);
  const people = inState('ask').filter((each) => each.lookedFor.length === 0);
  const undecided = asked.filter(({ evidence, candidates }) => evidence.length > 0 || candidates !== undefined);
  const unseen = asked.filter((each) => !undecided.includes(each));
  const blocks: readonly OutlineBlock[] = [
    { heading: 'What is counted', points: sourcePoints(discovery) },
    {
      heading: 'Could not be read',
      points: unread.map((each) => ({ text: unreadInWords(each) })),
    },
    { heading: 'Filled, because a field says it', points: inState('filled').map(answerPoint) },
    { heading: 'Suggested: confirm each one', points: inState('suggested').map(answerPoint) },
    { heading: 'To ask: seen, and not decided by it', points: undecided.map(askPoint) },
    {
      heading: 'To ask: looked for and not seen, which is not a "no"',
      points: lookedFor ? unseen.map(askPoint) : unseenInShort(unseen),
    },
    {
      heading: 'To ask: no file says it',
      points: people.length === 0 ? [] : [{ text: people.map(({ question }) => question).join(', ') }],
    },
    { heading: 'What a mesh trips over', points: findings.map((finding) => findingPoint(finding, most)) },
    {
      heading: 'Workloads, in the order in which they should join',
      points: joinPoints(workloads, most),
    },
    { heading: 'Read and not counted', points: discovery.leftOut.map((each) => skippedPoint(each, most)) },
    {
      heading: 'Helm charts, not rendered, and therefore not read',
      points: charts.map(({ name, folder }) => ({ text: renderLine(discovery.path, name, folder) })),
    },
  ];
  return blocks.filter(({ points }) => points.length > 0);
}

/** `deploy/web.yaml:3:1: this document is not YAML [not-yaml]` */
export function unreadInWords({ file, line, column, code }: Discovery['unread'][number]): string {
  return `${visible(file)}:${line}:${column}: ${UNREAD[code] ?? code} [${code}]`;
}

/** What is wrong with a document. The text of the file is never quoted. */
const UNREAD: Readonly<Record<string, string>> = {
  'not-yaml': 'this document is not YAML',
  template: 'this document holds templates; render it first',
  'too-deep': 'this document is nested deeper than 64 levels',
  alias: 'an alias of this document refers to nothing, or to too much',
};

const KINDS: Readonly<Record<string, string>> = {
  dump: 'cluster dump',
  stream: 'file or stream',
  manifests: 'manifests',
  compose: 'compose file',
  repository: 'Dockerfiles',
};

function sourcePoints({ sources, path, units }: DiscoveryReport): readonly Point[] {
  const chosen = sources.find((source) => source.chosen);
  const others = sources.filter((source) => !source.chosen);
  const hasServices = others.some(({ services }) => services > 0);
  const say = ({ name, kind, services, workloads }: (typeof sources)[number]) =>
    `${KINDS[kind] ?? kind} in ${name}: ${count(services, 'service', 'services')} of ${count(workloads, 'workload', 'workloads')}`;
  return [
    {
      text:
        chosen === undefined
          ? NO_SOURCE[others.length === 0 ? 'none' : hasServices ? 'several' : 'uncounted']
          : say(chosen),
    },
    ...others.map((other) => ({
      text: `${chosen === undefined ? '' : 'Not counted: '}${say(other)}`,
      ...(chosen === undefined &&
        hasServices && { under: [{ text: `\`mesh-ready discover ${below(path, other.name)}\`` }] }),
    })),
    ...(units > 0 && chosen === undefined
      ? [
          {
            text: `${count(units, 'release', 'releases')} of a GitOps tool: units, not services. Give rendered manifests or a dump.`,
          },
        ]
      : []),
  ];
}

const NO_SOURCE = {
  several: 'Nothing. Several places describe different workloads; read the one that runs in production:',
  uncounted: 'Nothing. None of these workloads counts as a service; "Read and not counted" tells why:',
  none: 'Nothing. No source with workloads of an application was found; `mesh-ready discover --how` tells what to collect.',
} as const;

function below(path: string, name: string): string {
  return name === '.' ? shellWord(path) : shellWord(`${path.replace(/[/\\]+$/, '')}/${name}`);
}

function renderLine(path: string, name: string, folder: string): string {
  return `\`helm template ${shellWord(name)} ${below(path, folder)} | mesh-ready discover -\``;
}

function answerPoint(answer: Discovered): Point {
  return {
    text: `${answer.question}: ${[answer.value].flat().join(', ')}`,
    under: [
      { text: noteOf(answer) },
      ...(answer.state === 'suggested' ? [{ text: sentence(capital(answer.why)) }] : []),
    ],
  };
}

function askPoint({ question, why, evidence, more, candidates, lookedFor, notCollected }: Discovered): Point {
  const possible = candidates === undefined ? '' : ` (${list(candidates.map(String), 'or')})`;
  return {
    text: `${question}: ${why}${possible}`,
    under: [
      ...(evidence.length > 0
        ? [{ text: noteOf({ evidence, more }) }]
        : [{ text: `Looked for: ${[...new Set(lookedFor)].join('; ')}` }]),
      ...(notCollected.length > 0 ? [{ text: `In no file: ${notCollected.join(', ')}` }] : []),
    ],
  };
}

function unseenInShort(unseen: readonly Discovered[]): readonly Point[] {
  if (unseen.length === 0) return [];
  const kinds = [...new Set(unseen.flatMap(({ notCollected }) => notCollected))];
  return [
    { text: unseen.map(({ question }) => question).join(', ') },
    ...(kinds.length === 0 ? [] : [{ text: `Kinds of objects that are in no file: ${kinds.join(', ')}` }]),
    { text: 'What was looked for: --format markdown' },
  ];
}

function findingPoint(finding: DiscoveredFinding, most: number): Point {
  const { id, title, dataPlane, severity, why, fix, voidWhen, workloads, nearlyAll, isElsewhere } = finding;
  const concerned = nearlyAll ? `${workloads.length} workloads, nearly all` : named(workloads, most);
  return {
    text: `${title} (${id}; ${severity}, ${dataPlane === 'both' ? 'sidecar and ambient' : dataPlane}): ${concerned}`,
    under: [
      { text: noteOf({ evidence: finding.evidence, more: 0 }).replace(`${title}: `, 'Seen at ') },
      ...(isElsewhere && dataPlane !== 'both' ? [{ text: ELSEWHERE[dataPlane] }] : []),
      ...(nearlyAll && severity === 'low'
        ? []
        : [
            { text: why },
            { text: `Fix: ${fix}` },
            ...(voidWhen === undefined ? [] : [{ text: `Void when ${voidWhen}.` }]),
          ]),
    ],
  };
}

/** Why a finding comes last, by the data plane that it concerns. */
const ELSEWHERE = {
  sidecar: 'The files show ambient mode, so this concerns only workloads to which you add a sidecar.',
  ambient: 'The files show sidecars, so this concerns you only if you move to ambient mode.',
} as const;

function joinPoints(workloads: readonly DiscoveredWorkload[], most: number): readonly Point[] {
  const shown: DiscoveredWorkload[] = [];
  let joining = 0;
  for (const workload of workloads)
    if (workload.counted && workload.kind !== 'image' && ++joining <= most * 4) shown.push(workload);
  return [
    ...shown.map((workload) => ({
      text: `${workloadName(workload)}: ${workload.findings.join(', ') || 'nothing found'}`,
    })),
    ...(joining > shown.length ? [{ text: `and ${joining - shown.length} more; --format markdown lists all` }] : []),
  ];
}

function workloadName({ namespace, kind, name }: DiscoveredWorkload): string {
  return [kind, ...(namespace === '' ? [] : [namespace]), name].join('/');
}

function skippedPoint({ reason, count: number, names = [] }: Skipped, most: number): Point {
  return { text: `${capital(reason)}: ${number}${names.length === 0 ? '' : ` (${named(names, most)})`}` };
}

function named(names: readonly string[], most: number): string {
  const rest = names.length - most;
  return rest <= 0 ? names.join(', ') : `${names.slice(0, most).join(', ')}, and ${rest} more`;
}

function markdown(discovery: DiscoveryReport): string {
  const outline = outlineOf(discovery, IN_FULL);
  const joining = 'Workloads, in the order in which they should join';
  const blocks = outline.blocks.filter(({ heading }) => heading !== joining);
  const table = discovery.workloads.map((workload) =>
    row(
      [
        workloadName(workload),
        workload.counted ? workload.service : `not counted: ${CLASSES[workload.class]}`,
        workload.findings.join(', ') || 'nothing found',
        `${workload.file}:${workload.line}`,
      ].map(markdownText),
    ),
  );
  const text = outlineMarkdown({ ...outline, blocks });
  if (table.length === 0) return text;
  const head = [row(['workload', 'service', 'findings for a mesh', 'place']), row(['---', '---', '---', '---'])];
  return `${text}\n## ${joining}\n\n${[...head, ...table].join('\n')}\n`;
}
