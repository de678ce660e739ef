import { describe, expect, test } from 'vitest';
import { discover, type Discovery } from '../../../src/core/discover/index.ts';
import { builtInPack } from '../pack/built-in.ts';

/** What files by their names show; `source`: the one to count. */
function found(files: Readonly<Record<string, string>>, source?: string): Promise<Discovery> {
  return discover(builtInPack, {
    names: Object.keys(files),
    files: Object.entries(files).map(([name, text]) => ({ name, text })),
    alone: false,
    prefix: '',
    source,
    skipped: [],
  });
}

const counted = ({ workloads }: Discovery) =>
  workloads
    .filter((workload) => workload.counted)
    .map(({ name }) => name)
    .toSorted();

const deployment = (name: string, image = `shop/${name}`, namespace = 'shop') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { template: { spec: { containers: [{ name: c, image: "${image}" }] } } }\n---\n`;

/** A folder of its own for each service. */
const folders = (services: readonly string[]) =>
  Object.fromEntries(services.map((each) => [`${each}/all.yaml`, deployment(each.slice(each.lastIndexOf('/') + 1))]));

const places = ({ sources }: Discovery) => sources.map(({ name, services, chosen }) => [name, services, chosen]);

describe('folders above those of services', () => {
  test('count together where they share a name', async () => {
    const discovery = await found(folders(['team-a/orders', 'team-a/cart', 'team-b/orders', 'team-b/pay']));
    expect(counted(discovery)).toEqual(['cart', 'orders', 'pay']);
    expect(places(discovery)[0]).toEqual(['.', 3, true]);
  });

  test('are one environment each where they share most, and the largest counts', async () => {
    const discovery = await found(folders(['live/cart', 'live/pay', 'live/web', 'trial/cart', 'trial/pay']));
    expect(places(discovery)).toEqual([
      ['live', 3, true],
      ['trial', 2, false],
    ]);
  });

  test('are the places to choose from where none of them holds all', async () => {
    const files = folders(['live/cart', 'live/pay', 'live/web', 'trial/cart', 'trial/pay', 'trial/beta']);
    const discovery = await found(files);
    expect(places(discovery)).toEqual([
      ['live', 3, false],
      ['trial', 3, false],
    ]);
    for (const { name } of discovery.sources) expect(places(await found(files, name))[0]).toEqual([name, 3, true]);
    expect(counted(await found(files, 'trial/beta'))).toEqual(['beta']);
  });
});

test.each([
  ['compose.cinema.yaml', 1],
  ['compose.city.yaml', 1],
  ['compose.testimonials.yml', 1],
  ['compose.ci.yaml', 0],
  ['docker-compose.test-all.yml', 0],
  ['docker-compose-e2e.yml', 0],
])('%s is read by its whole first word', async (name, count) => {
  const { files } = await found({ [name]: 'services: { web: { image: a/web } }\n' });
  expect(files).toBe(count);
});

describe('profiles of a compose file', () => {
  test('are parts of the system where every application has one', async () => {
    const text =
      'services: { web: { image: a/web, profiles: [a] }, api: { image: a/api, profiles: [b] }, db: { image: postgres } }\n';
    expect(counted(await found({ 'compose.yaml': text }))).toEqual(['api', 'web']);
  });

  test('are started only on request beside an application without one', async () => {
    const text = 'services: { web: { image: a/web }, migrate: { image: a/web, profiles: [tools] } }\n';
    expect(counted(await found({ 'compose.yaml': text }))).toEqual(['web']);
  });
});

describe('what a workload is for', () => {
  test.each([
    ['tours', 'acme/tour-operator:1'],
    ['tours', 'registry.example/operator'],
    ['tests', 'acme/tests-api'],
    ['test', 'acme/laboratory'],
    ['test-runner', 'acme/races'],
    ['flow', 'acme/workflow-controller'],
    ['secrets', 'acme/orders'],
    ['ci-minutes', 'acme/minutes'],
    ['invoices', 'acme/invoice-exporter'],
    ['server', 'acme/server'],
  ])('%s with %s is an application', async (name, image) => {
    expect(counted(await found({ 'all.yaml': deployment(name, image) }))).toEqual([name]);
  });

  test.each([
    ['kafka', 'quay.io/strimzi/operator:0.40.0', 'platform component, by image or name'],
    ['eck', 'docker.elastic.co/eck/eck-operator:2', 'platform component, by image or name'],
    ['flow', 'quay.io/argoproj/workflow-controller', 'platform component, by image or name'],
    ['ci', 'acme/builder', 'load generator or test, by image or name'],
    ['stats', 'oliver006/redis_exporter:v1', 'telemetry, by image or name'],
    ['login', 'quay.io/oauth2-proxy/oauth2_proxy', 'ingress or gateway, by image or name'],
    ['cart-dapr', 'daprio/daprd:1.16', 'platform component, by image or name'],
    ['orders-sqlserver', 'acme/sql', 'data store, by image or name'],
    ['records', 'mcr.microsoft.com/mssql/server:2025-latest', 'data store, by image or name'],
    ['buckets', 'minio/mc', 'platform component, by image or name'],
    ['e2e-tests', 'acme/e2e', 'load generator or test, by image or name'],
  ])('%s with %s is none', async (name, image, reason) => {
    const { leftOut } = await found({ 'all.yaml': deployment(name, image) });
    expect(leftOut).toEqual([{ reason, count: 1, names: [`Deployment/shop/${name}`] }]);
  });

  test('is told to be by namespace where nothing else says so', async () => {
    const { leftOut, answers } = await found({ 'all.yaml': deployment('orders', 'acme/orders', 'karpenter') });
    expect(leftOut).toEqual([
      { reason: 'platform component, by namespace', count: 1, names: ['Deployment/karpenter/orders'] },
    ]);
    expect(answers.find(({ question }) => question === 'service-count')!.why).toMatch(/^workloads were seen, and none/);
  });
});

test('those who watch hear of each document, and of each file, also of one that is passed by', async () => {
  const heard: string[] = [];
  await discover(builtInPack, {
    names: ['all.yaml', 'e2e/all.yaml'],
    files: [
      { name: 'all.yaml', text: deployment('web') + deployment('api') },
      { name: 'e2e/all.yaml', text: deployment('web') },
    ],
    watch: { file: () => void heard.push('file'), inside: (documents) => void heard.push(`inside ${documents}`) },
    alone: false,
    prefix: '',
    skipped: [],
  });
  expect(heard.filter((each) => each === 'file')).toHaveLength(2);
  expect(heard.slice(0, 2)).toEqual(['inside 1', 'inside 2']);
});

describe('services that others extend', () => {
  test('count where their own file is run', async () => {
    const discovery = await found({
      'compose.yaml': 'services: { web: { image: a/web }, api: { image: a/api } }\n',
      'tools/compose.yaml': 'services: { shell: { extends: { file: ../compose.yaml, service: web } } }\n',
    });
    expect(counted(discovery)).toEqual(['api', 'shell', 'web']);
  });

  test('count where those that extend them are in the same file, whatever its name', async () => {
    const text =
      'services: { web: { image: a/web }, api: { image: a/api, extends: { file: ./parts.yaml, service: web } } }\n';
    expect(counted(await found({ 'parts.yaml': text }))).toEqual(['api', 'web']);
  });

  test('count where another file includes theirs', async () => {
    const discovery = await found({
      'compose.yaml': 'include: [parts.yaml]\nservices: { web: { extends: { file: parts.yaml, service: api } } }\n',
      'parts.yaml': 'services: { api: { image: a/api } }\n',
    });
    expect(counted(discovery)).toEqual(['api', 'web']);
  });

  test('do not count where nothing runs their file', async () => {
    const discovery = await found({
      'compose.yaml': 'services: { web: { extends: { file: common.yaml, service: base } } }\n',
      'common.yaml': 'services: { base: { image: a/base }, real: { image: a/real } }\n',
    });
    expect(counted(discovery)).toEqual(['real', 'web']);
  });

  test.each(['/common.yaml', '../common.yaml', 'C:/common.yaml', '~/common.yaml'])(
    'count where the file %s lies outside of what is read',
    async (file) => {
      const discovery = await found({
        'compose.yaml': `services: { web: { extends: { file: "${file}", service: base } } }\n`,
        'common.yaml': 'services: { base: { image: a/base } }\n',
      });
      expect(counted(discovery)).toEqual(['base', 'web']);
    },
  );
});

test.each([
  ['apps/site-e2e/all.yaml', 'apps/site-e2e'],
  ['integration-tests/all.yaml', 'integration-tests'],
  ['web/__tests__/all.yaml', 'web/__tests__'],
  ['ab-tests/all.yaml', undefined],
  ['contest/all.yaml', undefined],
])('%s is put aside as a file of tests, or not', async (name, folder) => {
  const { leftOut } = await found({ [name]: deployment('web') });
  expect(leftOut.flatMap(({ names = [] }) => names)).toEqual(folder === undefined ? [] : [folder]);
});

describe('Dockerfiles in a folder of their own', () => {
  const images = (...paths: readonly string[]) =>
    Object.fromEntries(paths.map((path) => [`${path}/Dockerfile`, 'FROM golang:1.25\n']));

  test.each([
    ['named for how a service is built', ['services/cart/ci', 'services/pay/ci'], ['cart', 'pay']],
    ['deep below it', ['cart/src/main/docker', 'pay/docker-prod'], ['cart', 'pay']],
    ['next to others', ['services/image', 'services/package', 'services/pay'], ['image', 'package', 'pay']],
    ['named alike below several others', ['cart/api', 'pay/api', 'pay/worker'], ['cart-api', 'pay-api', 'worker']],
  ])('%s are one service each', async (_, paths, services) => {
    expect(counted(await found(images(...paths)))).toEqual(services);
  });
});
