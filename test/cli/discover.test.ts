import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/core/assess/index.ts';
import { parseAnswers } from '../../src/core/answers/parse.ts';
import { run } from '../../src/cli/run.ts';
import { WORKLOAD_FINDINGS } from '../../src/core/pack/index.ts';
import type { DiscoveryReport } from '../../src/report/discover.ts';
import { builtInPack } from '../core/pack/built-in.ts';
import { runIn } from './test-host.ts';

const estates = fileURLToPath(new URL('../../fixtures/estates', import.meta.url));
const answers = fileURLToPath(new URL('../../fixtures/samples/example-payments.yaml', import.meta.url));

async function discovered(path: string, cwd = estates): Promise<DiscoveryReport> {
  const { stdout, stderr, exitCode } = await runIn({ cwd }, 'discover', path, '--format', 'json');
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  return JSON.parse(stdout) as DiscoveryReport;
}

const inState = ({ answers }: DiscoveryReport, state: string) =>
  Object.fromEntries(answers.filter((each) => each.state === state).map(({ question, value }) => [question, value]));

/** What is true of each estate. `services` are those that count; `out` are workloads that are named and don't. */
interface Truth {
  readonly services: readonly string[];
  readonly filled: Readonly<Record<string, unknown>>;
  readonly suggested: Readonly<Record<string, unknown>>;
  readonly undecided?: readonly string[];
  readonly out?: readonly string[];
}

const KUBERNETES = { orchestrator: 'kubernetes' };

const TRUTH: Readonly<Record<string, Truth>> = {
  'plain-shop': {
    services: ['web', 'catalog'],
    filled: KUBERNETES,
    suggested: { languages: ['java'], 'inter-service-traffic': ['rest', 'grpc'], edge: 'load-balancer' },
    out: ['StatefulSet/shop/catalog-db'],
  },
  'one-folder-per-service': {
    services: ['cart', 'pay', 'quote', 'ship'],
    filled: KUBERNETES,
    suggested: { 'inter-service-traffic': ['rest'] },
    out: [
      'Deployment/production/cart',
      'Deployment/production/pay',
      'Deployment/production/quote',
      'Deployment/production/ship',
    ],
  },
  'same-services-in-two-places': {
    services: ['front', 'profile', 'search'],
    filled: KUBERNETES,
    suggested: { 'inter-service-traffic': ['rest'] },
  },
  'several-systems-side-by-side': { services: [], filled: KUBERNETES, suggested: {}, undecided: ['service-count'] },
  'dump-with-one-name-in-three-namespaces': {
    services: ['api', 'api', 'api'],
    filled: { ...KUBERNETES, edge: 'ingress-nginx', 'cluster-provider': 'aws', 'network-plugin': 'cilium' },
    suggested: { 'inter-service-traffic': ['rest'], 'proxy-needs': ['tls-termination'], teams: 3 },
    out: [
      'Deployment/kube-system/coredns',
      'DaemonSet/kube-system/cilium',
      'Deployment/ingress-nginx/ingress-nginx-controller',
    ],
  },
  'compose-with-anchors': {
    services: ['gateway', 'orders', 'stock'],
    filled: {},
    suggested: { languages: ['python', 'csharp'], 'inter-service-traffic': ['messaging'] },
    undecided: ['orchestrator'],
    out: ['service/events', 'service/orders-db'],
  },
  'chart-that-is-not-rendered': { services: [], filled: {}, suggested: {} },
  'gitops-without-workloads': {
    services: [],
    filled: {},
    suggested: { delivery: 'pipeline' },
    undecided: ['clusters'],
  },
  'istio-half-way': {
    services: ['keys', 'ledger', 'node-audit'],
    filled: KUBERNETES,
    suggested: {
      'existing-mesh': 'istio-sidecar',
      'inter-service-traffic': ['grpc'],
      limits: ['net-admin'],
      'protection-today': 'mesh-strict',
      'security-policies': 'some',
      teams: 2,
    },
    undecided: ['library-covers'],
    out: ['CronJob/bank/interest'],
  },
  'ambient-with-jobs': {
    services: ['prices', 'seats'],
    filled: KUBERNETES,
    suggested: { 'existing-mesh': 'istio-ambient' },
    out: ['CronJob/tickets/nightly'],
  },
  'compose-with-profiles-and-bases': {
    services: ['bookings', 'invoices', 'rooms', 'site'],
    filled: {},
    suggested: { languages: ['python'], 'inter-service-traffic': ['messaging'] },
    undecided: ['orchestrator'],
    out: ['service/base', 'service/migrate', 'service/queue'],
  },
  'environments-side-by-side': {
    services: ['berths', 'cranes', 'pilots'],
    filled: KUBERNETES,
    suggested: { edge: 'ingress-nginx' },
    out: ['Deployment/entry/entry', 'development'],
  },
  'operators-beside-applications': {
    services: ['labels', 'routes', 'scanner'],
    filled: KUBERNETES,
    suggested: {},
    out: [
      'Deployment/kafka/kafka-cluster',
      'Deployment/cnpg-system/manager',
      'Deployment/karpenter/scaler',
      'DaemonSet/datadog/agent',
      'Deployment/monitoring/boards',
    ],
  },
  'dump-with-mesh-gateway': {
    services: ['tickets'],
    filled: KUBERNETES,
    suggested: { edge: 'mesh-gateway' },
    out: ['Deployment/entry/entry'],
  },
  'ingress-and-gateway': {
    services: ['site'],
    filled: KUBERNETES,
    suggested: { 'inter-service-traffic': ['rest'], 'proxy-needs': ['tls-termination'] },
    undecided: ['edge'],
  },
  'versions-jobs-and-pods': {
    services: ['details', 'rates', 'reviews', 'thumbnails'],
    filled: KUBERNETES,
    suggested: { delivery: 'share-automatic' },
    out: ['Deployment/loadgenerator', 'Job/migrate', 'Pod/debug', 'Deployment/reviews-v2'],
  },
  'broken-beside-good': { services: ['alpha', 'beta', 'delta', 'gamma'], filled: KUBERNETES, suggested: {} },
  'openshift-template': {
    services: ['portal'],
    filled: { orchestrator: 'openshift' },
    suggested: { edge: 'ingress-controller' },
  },
  'repository-with-dockerfiles': {
    services: ['cart', 'pay', 'quote', 'shop'],
    filled: {},
    // quote has two implementations, web only serves files, and tools has no image.
    suggested: {
      languages: ['java', 'go', 'typescript'],
      'inter-service-traffic': ['grpc'],
      teams: 2,
      delivery: 'pipeline',
    },
    undecided: ['library-covers'],
  },
  'machines-behind-a-service': { services: ['teller'], filled: KUBERNETES, suggested: { 'virtual-machines': 'some' } },
  'yaml-dump-of-three-namespaces': {
    services: ['api', 'api', 'api', 'worker', 'worker', 'worker'],
    filled: KUBERNETES,
    suggested: {},
    out: ['StatefulSet/a/redis'],
  },
  'yaml-in-many-styles': { services: ['anchored', 'flow', 'plain', 'quoted'], filled: KUBERNETES, suggested: {} },
  'tests-and-examples-aside': { services: ['app'], filled: KUBERNETES, suggested: {} },
  'repository-with-vendored-code': {
    // A service and a team have the name of a folder for vendored code.
    services: ['billing', 'portal', 'shop', 'vendor'],
    filled: {},
    suggested: { languages: ['go', 'javascript', 'php'] },
    out: ['billing/vendor', 'shop/vendor', 'third_party'],
  },
  'nomad-jobs': {
    services: [],
    filled: {},
    suggested: { orchestrator: 'nomad' },
    out: ['nomad-jobs/jobs/web.nomad.hcl:8', 'nomad-jobs/jobs/worker.nomad:1'],
  },
  'apps-and-libraries': {
    services: ['prices', 'site'],
    filled: {},
    suggested: { languages: ['typescript', 'python'] },
    out: ['apps/site-e2e', 'image/ci'],
  },
  'compose-beside-its-tests': {
    services: ['front', 'stock'],
    filled: {},
    suggested: {},
    undecided: ['orchestrator'],
    out: ['integration-tests', 'load_tests'],
  },
  'chart-of-charts': { services: [], filled: {}, suggested: {}, out: ['tools/values-live.yaml'] },
  'dump-with-istio-revision': {
    services: ['tickets'],
    filled: { ...KUBERNETES, edge: 'ingress-controller', 'existing-mesh': 'istio-sidecar' },
    suggested: {},
  },
  'dump-of-ambient-mode': {
    // Its webhook, and the proxies in the pods of ztunnel and a waypoint, are no sidecars.
    services: ['seats'],
    filled: KUBERNETES,
    suggested: { 'existing-mesh': 'istio-ambient' },
  },
  'dump-with-linkerd-gateway': {
    // Other clusters call through the load balancer, so it is not the edge.
    services: ['emoji', 'votes'],
    filled: { ...KUBERNETES, 'cross-cluster-calls': 'some', 'existing-mesh': 'linkerd' },
    suggested: {},
  },
  'dump-with-consul': {
    services: ['ledger'],
    filled: { ...KUBERNETES, 'existing-mesh': 'consul' },
    suggested: { edge: 'mesh-gateway' },
  },
  'dump-with-cilium-ingress': {
    services: ['web'],
    filled: { ...KUBERNETES, edge: 'ingress-controller', 'network-plugin': 'cilium' },
    suggested: {},
    undecided: ['existing-mesh'],
  },
  'compose-beside-a-remnant': {
    services: ['drivers', 'fuel', 'routes', 'web'],
    filled: {},
    suggested: {},
    undecided: ['orchestrator'],
  },
  'manifests-beside-compose': {
    services: ['routes', 'web'],
    filled: {},
    suggested: KUBERNETES,
  },
  'route-for-some': {
    services: ['web'],
    filled: {},
    suggested: { orchestrator: 'openshift', edge: 'ingress-controller' },
  },
  'language-that-no-workload-shows': {
    services: ['routes', 'web'],
    filled: KUBERNETES,
    suggested: { languages: ['java', 'go'] },
  },
  'dump-with-unused-ingress-class': { services: ['web'], filled: KUBERNETES, suggested: { edge: 'ingress-nginx' } },
  'one-exported-object': { services: ['routes', 'web'], filled: KUBERNETES, suggested: {} },
  'dump-with-two-ingress-classes': { services: ['web'], filled: KUBERNETES, suggested: {}, undecided: ['edge'] },
};

describe('an estate is read for what it is', () => {
  test('every estate has a truth', () => {
    expect(Object.keys(TRUTH).toSorted()).toEqual(readdirSync(estates).toSorted());
  });

  test.each(Object.entries(TRUTH))('%s', async (name, { services, filled, suggested, undecided = [], out = [] }) => {
    const result = await discovered(name);
    const counted = result.workloads.filter((workload) => workload.counted);
    const unique = new Map(counted.map(({ namespace, kind, service }) => [`${namespace}/${kind}/${service}`, service]));
    expect([...unique.values()].toSorted()).toEqual([...services].toSorted());
    expect(inState(result, 'filled')).toEqual(filled);
    const { 'service-count': count, ...others } = inState(result, 'suggested');
    expect(count).toBe(services.length === 0 ? undefined : services.length);
    expect(others).toEqual(suggested);
    const asked = result.answers.filter(
      ({ state, evidence, candidates }) => state === 'ask' && (evidence.length > 0 || candidates),
    );
    expect(asked.map(({ question }) => question).toSorted()).toEqual([...undecided].toSorted());
    const named = result.leftOut.flatMap(({ names = [] }) => names);
    expect(out.filter((each) => !named.includes(each))).toEqual([]);
  });

  test.each(Object.keys(TRUTH))('every evidence of %s opens at its line', async (name) => {
    const { answers, findings, workloads } = await discovered(name);
    const places = [...answers, ...findings].flatMap(({ evidence }) => evidence);
    for (const { file, line, object, field } of places) {
      const text = readFileSync(join(estates, file), 'utf8').split('\n')[line - 1];
      expect(text, `${file}:${line} ${object} ${field}`).toBeDefined();
      const last = /([^.[\]/]+)?(?:\[\d+\])?$/.exec(field)?.[1];
      const isItem = field.endsWith(']');
      if (object === 'file') expect(text).toMatch(field === '' ? /\S/ : field);
      else if (object.startsWith('service/'))
        expect(text).toMatch(field === '' ? `${object.slice('service/'.length)}:` : /\S/);
      else expect(text, field).toMatch(field === '' ? `${object.split('/')[0]}` : isItem ? /[-{[\w]/ : `${last}`);
    }
    for (const { file, line, kind, name: workload } of workloads)
      if (kind === 'image') expect(readFileSync(join(estates, file), 'utf8').split('\n')[line - 1]).toContain('FROM');
      else if (kind !== 'service') {
        const lines = readFileSync(join(estates, file), 'utf8').split('\n');
        expect(lines[line - 1]).toContain(kind);
        expect(lines.slice(line - 1, line + 12).join('\n')).toContain(workload);
      }
  });

  test('what is not read is named with the line that renders it, or counted with its reason', async () => {
    const chart = await discovered('chart-that-is-not-rendered');
    expect(chart.charts).toEqual([{ name: 'shop', folder: 'charts/shop' }]);
    const { stdout } = await runIn({ cwd: estates }, 'discover', 'chart-that-is-not-rendered');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '`helm template shop chart-that-is-not-rendered/charts/shop | mesh-ready discover -`',
    );
    expect((await discovered('chart-of-charts')).charts).toEqual([{ name: 'shop', folder: 'shop' }]);
    expect((await discovered('gitops-without-workloads')).units).toBe(2);
    const aside = await discovered('tests-and-examples-aside');
    expect(aside.leftOut.map(({ count, names }) => [count, names])).toContainEqual([2, ['e2e', 'examples']]);
    const broken = await discovered('broken-beside-good');
    expect(broken.unread.map(({ file, code }) => [file.split('/').at(-1), code])).toEqual([
      ['bomb.yaml', 'alias'],
      ['broken.yaml', 'not-yaml'],
      ['broken.yaml', 'template'],
      ['deep.json', 'too-deep'],
    ]);
  });

  test('several systems side by side are listed with the command that reads one of them', async () => {
    const { stdout } = await runIn({ cwd: estates }, 'discover', 'several-systems-side-by-side/');
    for (const system of ['bookshop', 'hotel'])
      expect(stdout).toContain(`mesh-ready discover several-systems-side-by-side/${system}`);
    expect(inState(await discovered('several-systems-side-by-side/hotel'), 'suggested')['service-count']).toBe(3);
  });

  test('--source chooses one of them, and a name that is none lists them', async () => {
    const count = async (estate: string, source: string) => {
      const { stdout } = await runIn({ cwd: estates }, 'discover', estate, '--source', source, '--format', 'json');
      const result = JSON.parse(stdout) as DiscoveryReport;
      const chosen = result.sources.filter((each) => each.chosen).map(({ name }) => name);
      return [chosen, inState(result, 'suggested')['service-count']];
    };
    expect(await count('several-systems-side-by-side', 'hotel')).toEqual([['hotel'], 3]);
    expect(await count('several-systems-side-by-side', './hotel/')).toEqual([['hotel'], 3]);
    expect(await count('compose-with-anchors', 'compose')).toEqual([['.'], 3]);
    const { stderr, exitCode } = await runIn(
      { cwd: estates },
      'discover',
      'several-systems-side-by-side',
      '--source',
      'motel',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--source motel names none of the sources: bookshop (manifests), hotel (manifests)');
  });

  test('one environment of several that repeat each other is counted alone', async () => {
    const { workloads } = await discovered('environments-side-by-side');
    const places = workloads.filter(({ counted }) => counted).map(({ file }) => file.split('/')[1]);
    expect(places).toEqual(['production', 'production', 'production']);
  });

  test('findings of the data plane in use come first, and the others say for whom they are', async () => {
    const ambient = await discovered('ambient-with-jobs');
    expect(ambient.dataPlane).toBe('ambient');
    expect(ambient.findings.map(({ id, isElsewhere }) => [id, isElsewhere])).toEqual([
      ['policy-without-15008', false],
      ['init-network', true],
      ['job', true],
    ]);
    expect(ambient.workloads.map(({ name }) => name)).toEqual(['prices', 'seats', 'nightly']);
    const { stdout } = await runIn({ cwd: estates }, 'discover', 'ambient-with-jobs');
    expect(stdout).toContain('The files show ambient mode');
    const { dataPlane, findings } = await discovered('istio-half-way');
    expect(dataPlane).toBe('sidecar');
    expect(findings.filter(({ isElsewhere }) => isElsewhere).map(({ id }) => id)).toEqual(['policy-without-15008']);
  });

  test('the progress within a file is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'estate-'));
    writeFileSync(join(folder, 'all.yaml'), '---\nkind: Secret\napiVersion: v1\n'.repeat(10_001));
    const { stderr } = await runIn({ cwd: folder }, 'discover', 'all.yaml');
    expect(stderr).toBe('read 10000 documents of one file\n');
    rmSync(folder, { recursive: true });
  });

  test('a run that fails while its progress is shown clears the line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'estate-'));
    for (let file = 0; file < 200; file += 1) writeFileSync(join(folder, `${file}.yaml`), 'kind: Secret\n');
    const shown: string[] = [];
    const terminal = Object.assign(new PassThrough(), {
      isTTY: true,
      write(text: string, done: (error?: Error) => void) {
        shown.push(text);
        done(text.includes('read 200') ? new Error('the terminal is gone') : undefined);
        return true;
      },
    });
    const nothing = { write: (_: string, done: () => void) => done() };
    const exitCode = await run(['discover', folder], {
      stdin: new PassThrough().end(),
      stdout: nothing,
      stderr: terminal,
      notes: nothing,
      env: {},
      cwd: folder,
      today: () => '2026-11-22',
      latestDay: () => '2026-11-22',
      interruption: () => new AbortController().signal,
    });
    expect({ shown, exitCode }).toEqual({
      shown: ['\rread 100 of 200\u001b[K', '\rread 200 of 200\u001b[K', '\r\u001b[K'],
      exitCode: 2,
    });
    rmSync(folder, { recursive: true });
  });

  test.each(['terminal', 'json', 'markdown', undefined])('--anonymize leaves no name in %s', async (format) => {
    for (const name of ['istio-half-way', 'dump-with-one-name-in-three-namespaces', 'chart-that-is-not-rendered']) {
      const { workloads, answers, charts } = await discovered(name);
      const cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
      const as = format === undefined ? ['-o', join(cwd, 'a.yaml')] : ['--format', format];
      const { stdout } = await runIn({ cwd: estates }, 'discover', name, '--anonymize', ...as);
      const said = format === undefined ? readFileSync(join(cwd, 'a.yaml'), 'utf8') : stdout;
      rmSync(cwd, { recursive: true });
      const files = answers.flatMap(({ evidence }) => evidence.map(({ file }) => file));
      // A name alone can be a word of the report, such as cilium.
      const names = workloads.map(({ namespace, name: own }) => `${namespace}/${own}`);
      for (const word of [name, ...files, ...names, ...charts.map(({ folder }) => folder)])
        if (word !== '') expect(said).not.toMatch(new RegExp(`(?<![\\w-])${word}(?![\\w-])`));
      if (format !== 'json') continue;
      const { workloads: others } = JSON.parse(said) as DiscoveryReport;
      const different = (all: typeof workloads) => new Set(all.map(({ namespace }) => namespace)).size;
      expect([others.length, different(others)]).toEqual([workloads.length, different(workloads)]);
    }
  });

  test('a stream is read like a file, and a list like its items', async () => {
    const text = readFileSync(join(estates, 'dump-with-one-name-in-three-namespaces/cluster.json'), 'utf8');
    const { stdout } = await runIn({ cwd: estates, stdin: text }, 'discover', '-', '--format', 'json');
    const result = JSON.parse(stdout) as DiscoveryReport;
    expect(result.sources).toEqual([{ name: 'standard input', kind: 'dump', services: 3, workloads: 6, chosen: true }]);
    expect(inState(result, 'filled')).toEqual(TRUTH['dump-with-one-name-in-three-namespaces']!.filled);
    const onOneLine = JSON.stringify(JSON.parse(text));
    const again = await runIn({ cwd: estates, stdin: onOneLine }, 'discover', '-', '--format', 'json');
    expect(inState(JSON.parse(again.stdout) as DiscoveryReport, 'suggested')).toEqual(inState(result, 'suggested'));
  });

  test('an empty input answers nothing, and is no error', async () => {
    const { stdout, exitCode } = await runIn({ cwd: estates, stdin: '' }, 'discover', '-', '--format', 'json');
    expect(exitCode).toBe(0);
    const { answers } = JSON.parse(stdout) as DiscoveryReport;
    expect(answers.every(({ state }) => state === 'ask')).toBe(true);
  });
});

describe('what a mesh will trip over', () => {
  test('is found with the workloads, and those without findings come first', async () => {
    const { findings, workloads } = await discovered('istio-half-way');
    expect(Object.fromEntries(findings.map(({ id, workloads: concerned }) => [id, concerned]))).toEqual({
      'client-side-discovery': ['Deployment/vault/keys'],
      'default-service-account': ['DaemonSet/bank/node-audit'],
      'egress-denied': ['Deployment/bank/ledger'],
      'existing-sidecar': ['Deployment/vault/keys'],
      'host-network': ['DaemonSet/bank/node-audit'],
      job: ['CronJob/bank/interest'],
      'no-readiness-probe': ['DaemonSet/bank/node-audit'],
      'pod-security': ['Deployment/vault/keys'],
      'policy-without-15008': ['Deployment/bank/ledger'],
      'port-without-protocol': ['Deployment/vault/keys'],
      'proxy-user': ['DaemonSet/bank/node-audit'],
      'reserved-port': ['DaemonSet/bank/node-audit'],
      'server-first': ['Deployment/vault/keys'],
    });
    const order = await discovered('plain-shop');
    expect(order.workloads.map(({ name }) => name)).toEqual(['web', 'catalog', 'catalog-db']);
    expect(workloads.filter(({ counted }) => !counted).map(({ name }) => name)).toEqual(['interest']);
  });
});

describe('answers files', () => {
  let cwd = '';
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
    cpSync(join(estates, 'dump-with-one-name-in-three-namespaces'), join(cwd, 'estate'), { recursive: true });
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));
  const run = (...argv: string[]) => runIn({ cwd }, 'discover', ...argv);
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

  test('a new one holds what is filled, with places, and suggestions, which are no answers', async () => {
    expect((await run('estate', '-o', 'answers.yaml')).exitCode).toBe(0);
    const text = read('answers.yaml');
    expect(text).toMatch(/^ {2}cluster-provider:\n {4}value: aws\n {4}note: .*estate\/cluster\.json:\d+/m);
    expect(text).toMatch(/^ {2}service-count:\n {4}suggested: 3\n {4}note: .*estate\/cluster\.json:\d+/m);
    const { answersFile, problems } = parseAnswers(text, 'answers.yaml', builtInPack);
    expect(problems).toEqual([]);
    expect(answersFile.answers.has('service-count')).toBe(false);
    expect(answersFile.suggestions?.get('service-count')).toMatchObject({ value: 3, source: 'discovered' });
    const confirmed = text.replace('suggested: 3', 'value: 3');
    expect(parseAnswers(confirmed, 'answers.yaml', builtInPack).answersFile.answers.get('service-count')).toMatchObject(
      {
        kind: 'value',
        value: 3,
      },
    );
  });

  test('suggestions are unknown to every command, as if they were not there', async () => {
    await run('estate', '-o', 'answers.yaml');
    const text = read('answers.yaml');
    const without = text.replace(/^ {2}[a-z-]+:\n {4}suggested:(?:.*\n {4})+date: .*\n/gm, '');
    expect(without).not.toContain('suggested');
    writeFileSync(join(cwd, 'without.yaml'), without);
    const results = await Promise.all(
      ['answers.yaml', 'without.yaml'].map((file) => runIn({ cwd }, 'assess', file, '--no-input', '--format', 'json')),
    );
    const [withThem, withoutThem] = results.map(({ stdout }) => stdout.replace(/^ *"line": \d+,?\n/gm, ''));
    expect(withThem).toBe(withoutThem);
  });

  test('a file that is there is never overwritten with answers', async () => {
    writeFileSync(join(cwd, 'answers.yaml'), 'answers: { service-count: 77 }\n');
    const { stderr, exitCode } = await run('estate', '-o', 'answers.yaml');
    expect({ stderr, exitCode }).toEqual({
      stderr: 'answers.yaml: is there already; add to it with --into, or name another file [not-writable]\n',
      exitCode: 2,
    });
    expect(read('answers.yaml')).toBe('answers: { service-count: 77 }\n');
  });

  test.each([
    ['an empty folder', 'nothing', undefined, /^nothing: nothing in it describes services/],
    ['a file that cannot be parsed', 'bad.yaml', 'a: [b\n', /^bad\.yaml:\d+:\d+: cannot be read/],
  ])('a check against %s is no agreement', async (_, name, text, message) => {
    await run('estate', '-o', 'answers.yaml');
    if (text === undefined) mkdirSync(join(cwd, name));
    else writeFileSync(join(cwd, name), text);
    const { stderr, exitCode } = await runIn({ cwd }, 'check', 'answers.yaml', '--against', name);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
  });

  test('nothing can be suggested as unknown', async () => {
    writeFileSync(join(cwd, 'a.yaml'), 'answers:\n  languages: { suggested: unknown }\n');
    const { stderr, exitCode } = await runIn({ cwd }, 'assess', 'a.yaml', '--no-input');
    expect(stderr).toMatch(/^a\.yaml:2:27: a suggestion is an answer; remove the line, or write value: unknown \[/);
    expect(exitCode).toBe(2);
  });

  test('a later run replaces suggestions, and confirmed answers keep who confirmed them', async () => {
    await run('estate', '-o', 'answers.yaml');
    const older = read('answers.yaml')
      .replace('suggested: 3', 'suggested: 7')
      .replace('value: aws', 'value: aws\n    by: Ada');
    writeFileSync(join(cwd, 'answers.yaml'), older);
    const { stderr } = await runIn({ cwd, today: '2026-11-30' }, 'discover', 'estate', '--into', 'answers.yaml');
    expect(stderr).toContain('until you confirm it (mesh-ready assess answers.yaml): service-count');
    const { answersFile } = parseAnswers(read('answers.yaml'), 'answers.yaml', builtInPack);
    expect(answersFile.suggestions?.get('service-count')).toMatchObject({ value: 3, date: '2026-11-30' });
    expect(answersFile.answers.get('cluster-provider')).toMatchObject({ value: 'aws', by: 'Ada', date: '2026-11-30' });
    cpSync(join(estates, 'chart-that-is-not-rendered'), join(cwd, 'empty'), { recursive: true });
    const gone = await run('empty', '--into', 'answers.yaml');
    expect(gone.stderr).toContain('note: not seen this time in empty, and kept: service-count');
    expect(read('answers.yaml')).toContain('value: aws');
  });

  test('assess --discovered enters them and counts only what is filled', async () => {
    const asked = ['assess', '--discovered', 'estate', '--no-input', '--format', 'json'];
    const { stdout, stderr, exitCode } = await runIn({ cwd }, ...asked);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('answers.yaml: added orchestrator');
    const { answers } = JSON.parse(stdout) as { answers: { question: string; value: unknown }[] };
    const valueOf = (id: string) => answers.find(({ question }) => question === id)?.value;
    expect([valueOf('cluster-provider'), valueOf('service-count')]).toEqual(['aws', null]);
    expect(existsSync(join(cwd, 'answers.yaml'))).toBe(false);
  });

  test('an existing one keeps every answer of a person, and hears where files differ', async () => {
    const mine = `schema: mesh-ready/answers@1\nanswers:\n  # Ask Ada.\n  service-count: 40\n  edge: unknown\n  cluster-provider: google # since May\n`;
    writeFileSync(join(cwd, 'answers.yaml'), mine);
    const { stdout, stderr, exitCode } = await run('estate', '--into', 'answers.yaml');
    expect([stdout, exitCode]).toEqual(['', 0]);
    expect(stderr).toContain('answers.yaml: added orchestrator, network-plugin\n');
    expect(stderr).toContain('(mesh-ready assess answers.yaml): inter-service-traffic, proxy-needs, teams\n');
    expect(stderr).toContain('note: cluster-provider: you said google, files say aws; it stays as it is\n');
    expect(stderr).toContain('note: service-count: you said 40, files say 3; it stays as it is\n');
    const text = read('answers.yaml');
    for (const line of mine.split('\n').slice(1)) expect(text).toContain(line);
    expect(text).toMatch(/^ {2}network-plugin:\n {4}value: cilium\n/m);
    expect((await run('estate', '--into', 'answers.yaml')).stderr).toContain('added nothing');
    expect(read('answers.yaml')).toBe(text);
  });

  test('a discovered answer with the same value gets the new date', async () => {
    writeFileSync(
      join(cwd, 'answers.yaml'),
      `schema: mesh-ready/answers@1\nanswers:\n  orchestrator: { value: kubernetes, source: discovered, date: 2026-01-01 }\n`,
    );
    expect((await run('estate', '--into', 'answers.yaml')).stderr).toContain('the same as before: orchestrator');
    expect(read('answers.yaml')).toMatch(
      /orchestrator: \{ value: kubernetes, note: .*, source: discovered, date: 2026-11-22 \}/,
    );
  });

  test('wrong input is told and changes nothing', async () => {
    expect(await run('nowhere')).toMatchObject({
      exitCode: 2,
      stderr: 'nowhere: there is no such file or folder [unreadable]\n',
    });
    expect((await run()).exitCode).toBe(2);
    expect((await run('estate', '--max-files', 'many')).exitCode).toBe(2);
    expect((await run('estate', '--into', 'a.yaml', '-o', 'b.yaml')).exitCode).toBe(2);
    writeFileSync(join(cwd, 'broken.yaml'), 'answers: 1\n');
    expect((await run('estate', '--into', 'broken.yaml')).exitCode).toBe(2);
    expect(read('broken.yaml')).toBe('answers: 1\n');
    const how = await run('--how');
    expect(how.stdout).toContain('kubectl get ');
    expect(how.stdout).not.toMatch(/kubectl get [^\n]*(?:secret|configmap|\bcm\b|pods?\b)/);
  });

  test('links are not followed, and what is passed by is counted', async () => {
    mkdirSync(join(cwd, 'outside'));
    cpSync(join(estates, 'plain-shop'), join(cwd, 'outside'), { recursive: true });
    mkdirSync(join(cwd, 'inside', 'node_modules'), { recursive: true });
    symlinkSync(join(cwd, 'outside'), join(cwd, 'inside', 'folder'));
    symlinkSync(join(cwd, 'outside', 'web.yaml'), join(cwd, 'inside', 'web.yaml'));
    writeFileSync(join(cwd, 'inside', 'binary.yaml'), Buffer.from([0, 159, 146, 150]));
    const { files, leftOut } = await discovered('inside', cwd);
    expect(files).toBe(0);
    expect(Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]))).toEqual({
      'links, which are not followed': 2,
      'hidden folders and node_modules': 1,
      'files that are not text': 1,
    });
    expect(existsSync(join(cwd, 'inside', 'folder', 'web.yaml'))).toBe(true);
  });

  test('files with line ends of Windows have the same places', async () => {
    const text = readFileSync(join(estates, 'plain-shop', 'catalog.yaml'), 'utf8');
    writeFileSync(join(cwd, 'catalog.yaml'), text);
    const { answers, findings } = await discovered('catalog.yaml', cwd);
    writeFileSync(join(cwd, 'catalog.yaml'), `\ufeff${text.replace(/\r?\n/g, '\r\n')}`);
    const windows = await discovered('catalog.yaml', cwd);
    expect([windows.answers, windows.findings]).toEqual([answers, findings]);
  });

  test('no more files are read than allowed, and the others are counted', async () => {
    cpSync(join(estates, 'one-folder-per-service'), join(cwd, 'many'), { recursive: true });
    const { stdout } = await run('many', '--max-files', '3', '--format', 'json');
    const { files, leftOut } = JSON.parse(stdout) as DiscoveryReport;
    expect(files).toBe(3);
    expect(leftOut).toContainEqual({ reason: 'files beyond the first 3', count: 5 });
  });
});

describe('what is passed by is told', () => {
  let cwd = '';
  beforeEach(() => void (cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'))));
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));
  const deployment = (name: string, env = '') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { template: { spec: { containers: [{ name: c, image: 'shop/app:1'${env} }] } } }\n`;

  test('a document that cannot be read makes the result partial, wherever it goes', async () => {
    writeFileSync(join(cwd, 'good.yaml'), deployment('web'));
    writeFileSync(join(cwd, 'bad.yaml'), 'a: [CANARY\nb: }\n');
    const report = await runIn({ cwd }, 'discover', '.');
    expect(report.stdout.split('\n\n')[0]).toMatch(/partial/);
    expect([report.stdout, report.stderr]).toEqual([expect.stringContaining('bad.yaml:2:1'), '']);
    const written = await runIn({ cwd }, 'discover', '.', '-o', 'answers.yaml');
    expect([written.exitCode, written.stderr]).toEqual([
      0,
      expect.stringMatching(/^note: bad\.yaml:2:1: .*\n.*partial/),
    ]);
    const checked = await runIn({ cwd }, 'check', 'answers.yaml', '--against', '.');
    expect(checked.stderr).toContain('note: bad.yaml:2:1');
    expect(report.stdout + written.stderr + checked.stderr).not.toContain('CANARY');
  });

  test('a place in which nothing counts is no choice between several', async () => {
    writeFileSync(join(cwd, 'compose.yaml'), 'services: { db: { image: "postgres:15" } }\n');
    const { stdout } = await runIn({ cwd }, 'discover', '.');
    const said = stdout.replace(/\s+/g, ' ');
    expect(said).toContain('Nothing. None of these workloads counts as a service; "Read and not counted" tells why:');
    expect(said).not.toMatch(/[Ss]everal places/);
    expect(said).toContain('Data store, by image or name: 1 (service/db)');
    const planned = await runIn({ cwd }, 'plan', answers, '--discovered', '.');
    expect([planned.exitCode, planned.stderr]).toEqual([
      2,
      expect.stringContaining('none of its workloads counts as a service; mesh-ready discover tells why [empty]'),
    ]);
  });

  test('what is left out reads well as one and as many', async () => {
    mkdirSync(join(cwd, 'e2e'));
    for (const name of ['web.yaml', 'e2e/web.yaml']) writeFileSync(join(cwd, name), deployment('web'));
    const { stdout } = await runIn({ cwd }, 'discover', '.');
    expect(stdout).toContain('Files of tests, examples, and archives: 1 (e2e)');
  });

  test('a workload without a proper name is not taken for a patch', async () => {
    writeFileSync(join(cwd, 'web.yaml'), deployment('"Not A Name CANARY"'));
    const { leftOut } = await discovered('.', cwd);
    expect(leftOut).toEqual([
      { reason: 'workloads without a name that an API server accepts', count: 1, names: ['web.yaml:2'] },
    ]);
  });

  test('languages are filled only where every service shows exactly one', async () => {
    const of = (...envs: string[]) =>
      envs
        .map((name, index) => deployment(`web-${index}`, name === '' ? '' : `, env: [{ name: ${name}, value: x }]`))
        .join('---\n');
    const state = async (text: string) => {
      writeFileSync(join(cwd, 'all.yaml'), text);
      const { answers } = await discovered('all.yaml', cwd);
      const { state: is, value } = answers.find(({ question }) => question === 'languages')!;
      return [is, value];
    };
    expect(await state(of('GOGC', 'JAVA_OPTS'))).toEqual(['filled', ['java', 'go']]);
    expect(await state(of('GOGC', ''))).toEqual(['suggested', ['go']]);
  });

  test('names stay replaced on standard error', async () => {
    writeFileSync(join(cwd, 'answers.yaml'), 'answers:\n  edge: { value: gateway-api, source: discovered }\n');
    mkdirSync(join(cwd, 'secret-name'));
    writeFileSync(join(cwd, 'secret-name', 'web.yaml'), deployment('web'));
    const { stderr } = await runIn({ cwd }, 'discover', 'secret-name', '--anonymize', '--into', 'answers.yaml');
    expect(stderr).toContain('not seen this time in path');
    expect(stderr).not.toContain('secret-name');
  });
});

describe('plan --discovered', () => {
  const plan = (...argv: string[]) => runIn({ cwd: estates }, 'plan', answers, ...argv);
  const assessed = async (...argv: string[]) =>
    JSON.parse((await plan(...argv, '--format', 'json')).stdout) as Assessment;

  test('brings in risks and steps of rules that name findings, and changes nothing else', async () => {
    const before = await assessed();
    const after = await assessed('--discovered', 'istio-half-way');
    const risks = new Set(before.risks.map(({ id }) => id));
    const added = after.risks.filter(({ id }) => !risks.has(id));
    expect(Object.fromEntries(added.map(({ id, findings }) => [id, findings]))).toEqual({
      'workloads-on-the-host-network': ['host-network'],
      'network-policies-cut-the-mesh-off': ['policy-without-15008', 'egress-denied'],
      'two-proxies-in-one-pod': ['existing-sidecar', 'client-side-discovery'],
    });
    const steps = (of: Assessment) => of.stages.flatMap((stage) => stage.steps.map(({ id }) => id));
    expect(steps(after).filter((id) => !steps(before).includes(id))).toEqual([
      'fix-what-any-proxy-breaks',
      // Whether there will be sidecars isn't known here, so it may not apply.
      'fix-what-a-sidecar-breaks',
      'give-each-workload-an-identity',
    ]);
    const { risks: _r, stages: _s, found, ...rest } = after;
    const { risks: _risks, stages: _stages, ...same } = before;
    expect(rest).toEqual(same);
    expect(after.stages.map(({ gates }) => gates)).toEqual(before.stages.map(({ gates }) => gates));
    expect(found!.workloads.map(({ name }) => name)).toEqual([
      'Deployment/bank/ledger',
      'Deployment/vault/keys',
      'DaemonSet/bank/node-audit',
    ]);
  });

  test('the plan names workloads in the order in which they join, with places', async () => {
    const { stdout } = await plan('--discovered', 'istio-half-way', '--full');
    const table = stdout.split('## Workloads, in the order in which they should join')[1]!.split('\n## ')[0]!;
    expect(table.match(/^\| (?:Deployment|DaemonSet)[^|]*/gm)?.map((cell) => cell.slice(2).trim())).toEqual([
      'Deployment/bank/ledger',
      'Deployment/vault/keys',
      'DaemonSet/bank/node-audit',
    ]);
    expect(table).toContain('istio-half-way/workloads.yaml:30');
    expect(stdout).toMatch(
      /Workloads on the host network.*Found in DaemonSet\/bank\/node-audit \(istio-half-way\/work/,
    );
    expect((await plan()).stdout).not.toContain('In this order workloads');
  });

  test('without workloads that count it ends, because nothing found would read like nothing to fix', async () => {
    const several = await plan('--discovered', 'several-systems-side-by-side');
    expect([several.exitCode, several.stdout]).toEqual([2, '']);
    expect(several.stderr).toContain('several places describe different workloads');
    expect((await plan('--discovered', 'chart-that-is-not-rendered')).exitCode).toBe(2);
    expect((await runIn({ cwd: estates, stdin: '' }, 'plan', '-', '--discovered', '-')).exitCode).toBe(2);
  });

  test('every finding brings in a rule of the built-in pack', () => {
    const named = [...builtInPack.risks, ...builtInPack.steps].flatMap(({ findings = [] }) => findings);
    expect([...new Set(named)].toSorted()).toEqual([...WORKLOAD_FINDINGS].toSorted());
  });
});

describe('manifests --from', () => {
  const manifests = (estate: string, ...argv: string[]) =>
    runIn({ cwd: estates }, 'manifests', answers, '--option', 'istio-ambient', '--from', estate, ...argv);

  test('takes the names of the service that should join first', async () => {
    const { stdout, stderr, exitCode } = await manifests('plain-shop');
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/note: from plain-shop\/web\.yaml:\d+ \(.*\): --namespace shop --service web --port \d+/);
    expect(stdout).not.toMatch(/REPLACE-(?:NAMESPACE|SERVICE|PORT)/);
    expect(stdout).toContain('shop');
  });

  test('flags go before it, and choose the service whose other names it takes', async () => {
    const { stderr } = await manifests('plain-shop', '--service', 'catalog');
    expect(stderr).toMatch(/note: from plain-shop\/catalog\.yaml:\d+ \(.*\): --namespace shop --port \d+/);
    const none = await manifests('plain-shop', '--service', 'nowhere');
    expect(none.stderr).toContain('shows no such workload');
    expect(none.exitCode).toBe(0);
  });
});

describe('manifests --from a dump with CRDs', () => {
  const crd = (group: string, kind: string, version: string, more: object = {}, served = true) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'crd', uid: '1', ...more },
    spec: { group, names: { kind }, scope: 'Namespaced', versions: [{ name: version, served }] },
  });
  const notes = async (...items: object[]) => {
    const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    const flags = ['--option', 'istio-sidecar', '--use-case', 'security-mtls'];
    const { stderr, exitCode } = await runIn({ cwd: estates, stdin }, 'manifests', answers, ...flags, '--from', '-');
    expect(exitCode).toBe(0);
    return stderr.split('\n').filter((line) => line.includes('by the CRDs in standard input'));
  };

  test('tells which kinds and versions the cluster does not serve', async () => {
    expect(await notes(crd('example.com', 'Other', 'v1'))).toEqual([
      'note: by the CRDs in standard input: no kind of security.istio.io is installed; install its CRDs first',
    ]);
    const [first, ...more] = await notes(
      crd('security.istio.io', 'PeerAuthentication', 'v1beta1'),
      crd('security.istio.io', 'AuthorizationPolicy', 'v1'),
    );
    expect(first).toContain("doesn't serve v1 of PeerAuthentication, only v1beta1");
    expect(more).toEqual([]);
  });

  test('tells that the cluster serves no version of a kind', async () => {
    const said = await notes(crd('security.istio.io', 'PeerAuthentication', 'v1', {}, false));
    expect(said[0]).toContain("the cluster doesn't serve PeerAuthentication;");
  });

  test('says nothing where nothing is missing, or where no CRD of a cluster was read', async () => {
    const kinds = ['PeerAuthentication', 'AuthorizationPolicy'];
    expect(await notes(...kinds.map((kind) => crd('security.istio.io', kind, 'v1')))).toEqual([]);
    expect(await notes(crd('example.com', 'Other', 'v1', { uid: undefined }))).toEqual([]);
    expect(await notes(crd('not a group CANARY', 'Other', 'v1'))).toEqual([]);
  });
});

describe('check --against', () => {
  let cwd = '';
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
    cpSync(join(estates, 'dump-with-one-name-in-three-namespaces'), join(cwd, 'estate'), { recursive: true });
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));
  const check = (...argv: string[]) => runIn({ cwd }, 'check', 'answers.yaml', ...argv);
  const write = (...lines: string[]) =>
    writeFileSync(join(cwd, 'answers.yaml'), ['schema: mesh-ready/answers@1', 'answers:', ...lines, ''].join('\n'));

  test('is a finding with both places where an answer differs from what files say now', async () => {
    write(
      '  service-count: 3',
      '  orchestrator: kubernetes',
      '  cluster-provider: google',
      '  proxy-needs: [tls-termination, jwt]',
      '  teams: 12',
      '  virtual-machines: { value: some, source: discovered }',
    );
    const { stdout, exitCode } = await check('--against', 'estate', '--format', 'json');
    expect(exitCode).toBe(1);
    const { check: bar } = JSON.parse(stdout) as { check: { findings: object[]; notes: string[] } };
    expect(bar.findings).toEqual([
      expect.objectContaining({
        code: 'answer-drifted',
        question: 'cluster-provider',
        line: 5,
        elsewhere: [{ file: 'estate/cluster.json', line: 580 }],
      }),
    ]);
    expect(bar.notes).toEqual(['discovered before, and not seen in estate now: virtual-machines']);
    write('  service-count: 3', '  cluster-provider: aws');
    expect((await check('--against', 'estate')).exitCode).toBe(0);
  });

  test.each([
    ['a number that differs', '  service-count: 40', 'service-count'],
    ['fewer than the files show', '  teams: 2', 'teams'],
    ['a list without what the files show', '  proxy-needs: [jwt]', 'proxy-needs'],
    [
      'a discovered list with more',
      '  proxy-needs: { value: [tls-termination, jwt], source: discovered }',
      'proxy-needs',
    ],
    ['another choice', '  edge: gateway-api', 'edge'],
    ['an unknown answer', '  edge: unknown', undefined],
  ])('%s', async (_, line, question) => {
    write('  orchestrator: kubernetes', line);
    const { stdout } = await check('--against', 'estate', '--format', 'json');
    const { check: bar } = JSON.parse(stdout) as { check: { findings: { question: string }[] } };
    expect(bar.findings.map((each) => each.question)).toEqual(question === undefined ? [] : [question]);
  });

  test.each(['terminal', 'json', 'sarif', 'junit', 'github', 'markdown'])('names both places as %s', async (format) => {
    write('  cluster-provider: google');
    const { stdout, exitCode } = await check('--against', 'estate/cluster.json', '--format', format);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('answer-drifted');
    expect(stdout).toMatch(/answers\.yaml(?::3|,line=3)|"(?:startLine|line)": 3\b/);
    expect(stdout.replaceAll('\\', '')).toMatch(/cluster\.json:580/);
  });

  test('reads a dump from standard input, but only once', async () => {
    write('  cluster-provider: google');
    const stdin = readFileSync(join(cwd, 'estate/cluster.json'), 'utf8');
    const piped = await runIn({ cwd, stdin }, 'check', 'answers.yaml', '--against', '-');
    expect([piped.exitCode, piped.stdout]).toEqual([1, expect.stringContaining('standard input:580')]);
    expect((await runIn({ cwd, stdin }, 'check', '-', '--against', '-')).exitCode).toBe(2);
    expect((await check('--against', 'nowhere')).exitCode).toBe(2);
  });

  test('suggestions that files no longer make are told, and fail nothing', async () => {
    write(
      '  orchestrator: kubernetes',
      '  service-count: { suggested: 40, source: discovered }',
      '  teams: { suggested: 3 }',
    );
    const { stdout, exitCode } = await check('--against', 'estate', '--format', 'json');
    const { check: bar } = JSON.parse(stdout) as { check: { notes: string[] } };
    expect([exitCode, bar.notes]).toEqual([
      0,
      ['suggested before, and estate says otherwise now: service-count (40; files say 3)'],
    ]);
  });

  test('a suggestion from the future is a finding like an answer from there', async () => {
    write('  orchestrator: { value: kubernetes, date: 2000-01-01 }', '  teams: { suggested: 3, date: 2999-01-01 }');
    const { stdout, exitCode } = await check('--max-age-days', '999999', '--format', 'json');
    const { check: bar } = JSON.parse(stdout) as { check: { findings: object[] } };
    expect([exitCode, bar.findings]).toEqual([
      1,
      [expect.objectContaining({ code: 'answer-from-the-future', question: 'teams', line: 4 })],
    ]);
  });

  test('takes one path: a second one would replace the first', async () => {
    write('  orchestrator: kubernetes');
    const twice = await check('--against', 'estate', '--against', 'elsewhere');
    expect([twice.exitCode, twice.stderr]).toEqual([2, expect.stringContaining('--against is given twice')]);
  });

  test('confirmed asks for a person behind everything that files say', async () => {
    write(
      '  service-count: { suggested: 3, source: discovered }',
      '  orchestrator: { value: kubernetes, source: discovered }',
      '  cluster-provider: { value: aws, source: discovered, by: Ada }',
      '  edge: ingress-nginx',
    );
    const findings = async (...argv: string[]) => {
      const { stdout, exitCode } = await check(...argv, '--format', 'json');
      const { check: bar } = JSON.parse(stdout) as { check: { findings: { question: string; line: number }[] } };
      return [exitCode, bar.findings.map(({ question, line }) => `${question}:${line}`)];
    };
    expect(await findings('--confirmed')).toEqual([1, ['service-count:3', 'orchestrator:4']]);
    const text = readFileSync(join(cwd, 'answers.yaml'), 'utf8');
    writeFileSync(join(cwd, 'answers.yaml'), `${text}check: { confirmed: true }\n`);
    expect(await findings()).toEqual([1, ['service-count:3', 'orchestrator:4']]);
    write('  edge: ingress-nginx');
    expect(await findings('--confirmed')).toEqual([0, []]);
  });
});
