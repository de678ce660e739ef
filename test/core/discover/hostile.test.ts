import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { discover, type InputFile, newDiscoveredAnswers } from '../../../src/core/discover/index.ts';
import { discoverReporters } from '../../../src/report/discover.ts';
import { builtInPack } from '../pack/built-in.ts';
import { often } from '../../thorough.ts';

/** A secret that no name of Kubernetes could be. In any form, none of it may come out. */
const CANARY = 'CANARY-p4ss@w0rd';
const encoded = Buffer.from(CANARY).toString('base64');

async function everythingSaid(files: readonly InputFile[]): Promise<string> {
  const found = await discover(builtInPack, {
    names: files.map(({ name }) => name),
    files,
    alone: false,
    prefix: 'estate/',
    skipped: [],
  });
  const pack = { id: 'mesh-adoption', version: '2.0.0', digest: 'sha256:0' };
  const report = { ...found, path: 'estate', pack, tool: { name: 'mesh-ready', version: '2.0.0' } };
  const formats = Object.values(discoverReporters).map((reporter) => reporter(report, { width: 100, color: 0 }));
  return [...formats, newDiscoveredAnswers(builtInPack, found.answers, '2026-11-26')].join('\n');
}

function expectNoCanary(said: string): void {
  expect(said).not.toMatch(/canary/i);
  expect(said).not.toContain(encoded);
}

/** Every object of the sample estates, and one of each kind that can hold a secret. */
const estates = fileURLToPath(new URL('../../../fixtures/estates/', import.meta.url));
const samples: readonly unknown[] = readdirSync(estates, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml') && !/broken|chart/.test(name))
  .flatMap((name) => parseAllDocuments(readFileSync(estates + name, 'utf8')) as { toJS(): unknown }[])
  .map((document) => document.toJS());

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', [], {}, [[]], CANARY, encoded, [CANARY], { [CANARY]: CANARY }),
  fc.constant({ name: CANARY, value: CANARY, image: CANARY, env: [CANARY] }),
  fc.constantFrom<unknown>({ ['__proto__']: 1 }, { constructor: CANARY }, { toString: null }, 'services', 'List'),
);

/** The data with one value somewhere in it replaced; `at` says where. */
function mutated(data: unknown, at: number, value: unknown): unknown {
  let left = at;
  const visit = (part: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, below]) => [key, visit(below)]));
  };
  return visit(data);
}

const manifest = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.nat(60), strange), { minLength: 1, maxLength: 4 }))
  .map(([sample, changes]) => changes.reduce((data, [at, value]) => mutated(data, at, value), sample));

test('type-mutated manifests crash nothing and give nothing away', async () => {
  // Forty objects a file, so that services, policies, and workloads meet each other.
  await fc.assert(
    fc.asyncProperty(fc.array(manifest, { minLength: 40, maxLength: 40 }), fc.boolean(), async (objects, asYaml) => {
      const text = asYaml
        ? objects.map((each) => stringify(each)).join('---\n')
        : JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
      expectNoCanary(await everythingSaid([{ name: asYaml ? 'a.yaml' : 'a.json', text }]));
    }),
    { numRuns: often(25, 75), seed: 20261126 },
  );
});

test('text that is cut off or torn crashes nothing and gives nothing away', async () => {
  const whole = samples
    .map((each) => stringify(each))
    .join('---\n')
    .replaceAll('registry.example', CANARY);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length),
      fc.nat(400),
      fc.constantFrom('', '{', '[', '"', '\t', ': &a ', '\u0000'),
      async (from, length, put) => {
        const text = `${whole.slice(from, from + length)}${put}${whole.slice(from + length, from + 2 * length)}`;
        expectNoCanary(await everythingSaid([{ name: 'a.yaml', text }]));
      },
    ),
    { numRuns: often(20, 60), seed: 20261126 },
  );
});

const PLANTED = `
# ${CANARY}
apiVersion: v1
kind: Secret
metadata:
  name: database
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"stringData":{"password":"${CANARY}"}}'
type: Opaque
data: { password: ${encoded}, raw: "${CANARY}" }
stringData: { password: "${CANARY}" }
---
apiVersion: v1
kind: Secret
metadata: { name: sh.helm.release.v1.shop.v1 }
type: helm.sh/release.v1
data: { release: ${encoded} }
---
apiVersion: v1
kind: Secret
metadata: { name: registry }
type: kubernetes.io/dockerconfigjson
data: { .dockerconfigjson: ${encoded} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { settings.yaml: "password: ${CANARY}", "${CANARY}": "" }
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { team: "${CANARY}", "owner": "${CANARY}", "${CANARY}": "true", istio.io/rev: "${CANARY}" }
  annotations: { "${CANARY}/owner": "${CANARY}" }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations: { note: "${CANARY}" }
spec:
  template:
    metadata:
      labels: { app: web, key: "${CANARY}" }
      annotations: { instrumentation.opentelemetry.io/inject-java: "${CANARY}" }
    spec:
      serviceAccountName: "${CANARY}"
      nodeSelector: { kubernetes.io/os: windows, key: "${CANARY}" }
      imagePullSecrets: [{ name: "${CANARY}" }]
      initContainers:
        - { name: "${CANARY}", image: wait, command: [sh, -c, "curl -u ${CANARY} http://web"] }
      containers:
        - name: "${CANARY}"
          image: "https://user:${CANARY}@registry.example/web:${CANARY}"
          command: [web, "--password=${CANARY}"]
          args: ["${CANARY}"]
          ports: [{ name: "${CANARY}", containerPort: 15001 }]
          readinessProbe: { httpGet: { path: "/actuator/${CANARY}", httpHeaders: [{ name: Authorization, value: "${CANARY}" }] } }
          env:
            - { name: PASSWORD, value: "${CANARY}" }
            - { name: "${CANARY}", value: x }
            - { name: JAVA_TOOL_OPTIONS, value: "-Dpassword=${CANARY}" }
            - { name: EUREKA_URL, value: "http://user:${CANARY}@registry:8761" }
            - { name: CATALOG, value: "http://web:${CANARY}@web/" }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  type: ExternalName
  externalName: "user:${CANARY}.example.com"
  ports: [{ name: "http-${CANARY}", port: 80 }, { port: 81, appProtocol: "${CANARY}" }, { name: "${CANARY}", port: 4222 }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  namespace: shop
  annotations: { nginx.ingress.kubernetes.io/limit-rps: "${CANARY}", nginx.ingress.kubernetes.io/auth-secret: "${CANARY}" }
spec:
  ingressClassName: "${CANARY}"
  tls: [{ hosts: ["${CANARY}.example"], secretName: "${CANARY}" }]
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop }
spec:
  source: { repoURL: "https://token:${CANARY}@git.example/shop" }
  destination: { server: "https://${CANARY}.example" }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: "${CANARY}", namespace: "${CANARY}" }
spec: { gatewayClassName: "${CANARY}" }
---
apiVersion: "${CANARY}/v1"
kind: "${CANARY}"
metadata: { name: "${CANARY}", labels: "${CANARY}" }
---
apiVersion: v1
kind: Node
metadata: { name: "${CANARY}", uid: "${CANARY}" }
spec: { providerID: "aws:///${CANARY}" }
`;

test('secrets come out nowhere, wherever they stand', async () => {
  const compose = `
x-secret: &secret { PASSWORD: "${CANARY}" }
services:
  web:
    image: registry.example/web:${CANARY}
    command: ["--token", "${CANARY}"]
    labels: { key: "${CANARY}" }
    environment: { <<: *secret, JAVA_TOOL_OPTIONS: "${CANARY}", "${CANARY}": "1" }
  list:
    build: { context: ., args: { TOKEN: "${CANARY}" } }
    environment: ["PYTHONPATH=${CANARY}", "URL=https://user:${CANARY}@list/"]
    healthcheck: { test: "curl -u ${CANARY}" }
  "${CANARY}": { image: x }
secrets: { key: { file: "${CANARY}" } }
`;
  const files = [
    { name: 'all.yaml', text: PLANTED },
    { name: 'crlf.yaml', text: PLANTED.replaceAll('\n', '\r\n').replaceAll('name: web', 'name: other') },
    { name: 'compose/docker-compose.yml', text: compose },
    { name: 'broken/a.yaml', text: `password: "${CANARY}\n  key: [${CANARY}\n` },
    { name: 'broken/b.json', text: `{"password": "${CANARY}", ${CANARY}` },
    { name: 'broken/c.yaml', text: `a: *${CANARY}\n` },
    { name: 'broken/d.yaml', text: `key: !${CANARY} x\n? [${CANARY}]\n: {{ ${CANARY} }}\n` },
    { name: 'values.yaml', text: `password: ${CANARY}\nservices: { a: { image: "${CANARY}" } }\n` },
    { name: 'task.json', text: JSON.stringify({ containerDefinitions: [{ environment: [{ value: CANARY }] }] }) },
  ];
  for (const file of files) expectNoCanary(await everythingSaid([file]));
  const said = await everythingSaid(files);
  expectNoCanary(said);
  // The files were read: what stands beside the secrets is found.
  expect(said).toContain('Deployment/shop/web');
  expect(said).toContain('init-network');
});

test('lists that aliases multiply, and cycles, end', async () => {
  const bomb = `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefgh'].map((key, index) => `${key}: &${key} [${`*${'abcdefg'[index]},`.repeat(9)}*${'abcdefg'[index]}]`).join('\n')}\n`;
  const cycle = 'apiVersion: v1\nkind: List\nitems: &items\n  - { apiVersion: v1, kind: List, items: *items }\n';
  const merged = 'services: &s\n  <<: *s\n  web: { image: x }\n';
  for (const text of [bomb, cycle, merged])
    expect(await everythingSaid([{ name: 'a.yaml', text }])).toContain('answers');
});
