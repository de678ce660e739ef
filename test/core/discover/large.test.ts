import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discover, type Discovery, noteOf } from '../../../src/core/discover/index.ts';
import { readItem } from '../../../src/core/discover/json-documents.ts';
import { builtInPack } from '../pack/built-in.ts';

const deployment = (id: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `web-${id}`, namespace: 'shop', uid: String(id) },
  spec: {
    template: {
      metadata: { labels: { app: `web-${id}` } },
      spec: {
        containers: [
          {
            image: `shop/web-${id}`,
            ports: [{ containerPort: 80 }],
            env: [
              { name: 'A', value: `http://web-${id + 1}:80` },
              { name: 'B', value: 'grpc://web-7:81' },
            ],
          },
        ],
      },
    },
  },
});
const service = (id: number) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: `web-${id}`, namespace: 'shop', uid: String(id) },
  spec: { selector: { app: `web-${id}` }, ports: [{ port: 80 }, { name: 'http-b', port: 81 }] },
});

/** 120 workloads behind as many Services, as items of a list, two lines each. */
async function found(): Promise<Discovery> {
  const objects = [
    ...Array.from({ length: 120 }, (_, id) => deployment(id)),
    ...Array.from({ length: 120 }, (_, id) => service(id)),
  ];
  const items = objects.map((object, index) => ({
    text: JSON.stringify(object).replace('"spec"', '\n"spec"'),
    line: 2 * index + 1,
  }));
  const input = { names: ['all.json'], files: [{ name: 'all.json', items }], alone: true, prefix: '', skipped: [] };
  return discover(builtInPack, input);
}

test('what many objects say is counted, and the first places are shown', async () => {
  const { answers } = await found();
  const of = (id: string) => answers.find(({ question }) => question === id)!;
  expect([of('orchestrator').evidence.length, of('orchestrator').more]).toEqual([50, 70]);
  expect([of('service-count').value, of('service-count').more]).toEqual([120, 70]);
  // A port of each Service, a call of web-7 by each workload, and one of the next workload by each but the last.
  const traffic = of('inter-service-traffic');
  expect([traffic.value, traffic.evidence.length + traffic.more]).toEqual([['rest', 'grpc'], 120 + 120 + 119]);
  expect(traffic.evidence.slice(0, 3).map(({ line, object }) => [line, object])).toEqual([
    [2, 'Deployment/shop/web-0'],
    [2, 'Deployment/shop/web-0'],
    [4, 'Deployment/shop/web-1'],
  ]);
});

test('each workload keeps its places, its Service, and its findings', async () => {
  const { workloads, findings } = await found();
  const last = workloads.find(({ name }) => name === 'web-119')!;
  expect([last.file, last.line, last.behind]).toEqual([
    'all.json',
    239,
    { name: 'web-119', port: 80, isAppLabel: true },
  ]);
  expect(last.findings).toEqual(['no-readiness-probe', 'default-service-account', 'port-without-protocol']);
  const { evidence } = findings.find(({ id }) => id === 'port-without-protocol')!;
  expect(evidence.length).toBe(120);
  expect(JSON.parse(JSON.stringify(evidence.at(-1)))).toEqual({
    file: 'all.json',
    line: 480,
    object: 'Service/shop/web-119',
    field: 'spec.ports[0]',
    says: 'A port does not say its protocol',
  });
});

test('a line in JSON is that of its key or item, in whatever order lines are asked for', () => {
  const text = fc.constantFrom('a', '"', '\\', '{', '}', '[', ',', ':');
  const leaf = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(text).map((all) => all.join('')),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('kind', 'spec', 'list', 'name'), tie('tree'), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('kind', 'spec', 'list'), tree, { noNullPrototype: true }), (data) => {
      const document = readItem({ text: JSON.stringify(data, null, 2), line: 1 });
      if (!('lines' in document)) throw new Error('is not read');
      for (const [path, line] of linesIn(data)) expect([path, document.lines.lineOf(path)]).toEqual([path, line]);
    }),
  );
});

/** Every path in data with its line in `JSON.stringify(data, null, 2)`. */
function linesIn(data: unknown): readonly (readonly [path: (string | number)[], line: number])[] {
  const found: [(string | number)[], number][] = [];
  let line = 1;
  const visit = (value: unknown, path: (string | number)[]) => {
    if (typeof value !== 'object' || value === null) return;
    const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [key, inner] of entries) {
      line++;
      found.push([[...path, key], line]);
      visit(inner, [...path, key]);
    }
    if (entries.length > 0) line++;
  };
  visit(data, []);
  return found;
}

/** What is read of a list of two workloads with text after it. */
async function after(rest: string): Promise<Discovery> {
  const list = [0, 1].map((id) => ({ text: JSON.stringify(deployment(id)), line: 1 }));
  const items = [...list, { rest, line: 3 }];
  const input = { names: ['all.json'], files: [{ name: 'all.json', items }], alone: true, prefix: '', skipped: [] };
  return discover(builtInPack, input);
}

test('what follows a list is read, with the lines of the file', async () => {
  const object = JSON.stringify(deployment(2), null, 2);
  for (const [rest, line] of [
    [`\n---\n${object}`, 7],
    [`\n${JSON.stringify({ kind: 'List', apiVersion: 'v1', items: [deployment(2)] })}\n`, 4],
    [
      '\n---\nkind: Deployment\napiVersion: apps/v1\nmetadata: { name: web-2 }\nspec: { template: { spec: { containers: [{ image: a }] } } }',
      5,
    ],
  ] as const) {
    const { workloads, unread } = await after(rest);
    expect(unread).toEqual([]);
    expect(workloads.map(({ name, line: at }) => [name, at])).toContainEqual(['web-2', line]);
  }
  expect((await after(' a: b')).unread).toEqual([{ file: 'all.json', line: 3, column: 1, code: 'not-yaml' }]);
  expect((await after('\n---\n{')).unread).toEqual([{ file: 'all.json', line: 5, column: 2, code: 'not-yaml' }]);
});

test('several places on one line are counted one by one', async () => {
  const { answers } = await after('');
  const words = answers.filter(({ state }) => state !== 'ask').map((each) => `${each.question}: ${noteOf(each)}`);
  expect(words).toEqual([
    'service-count: an application workload: all.json:1 and 1 more',
    'orchestrator: a Kubernetes workload: all.json:1 and 1 more',
  ]);
});
