import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.ts';
import { median, type Measurement } from './measurement.ts';
import { bin } from './sample.ts';

const FILES = 9000;
const ROUNDS = 3;
const yaml = createRequire(import.meta.url).resolve('js-yaml');

/** Only reads and parses every file below a folder. */
const READ_AND_PARSE = `
const { readdirSync, readFileSync } = require('node:fs');
const { loadAll } = require(${JSON.stringify(yaml)});
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
  if (entry.isFile()) loadAll(readFileSync(entry.parentPath + '/' + entry.name, 'utf8'));`;

/** A Deployment, its Service, and its ConfigMap of each service, 10 MB together. The two programs run alternately. */
export const discovery: Measurement = {
  name: `discover in ${FILES} files of 10 MB, against reading and parsing them with js-yaml`,
  unit: 'x',
  good: 'below',
  bar: 2,
  aim: 1.2,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'mesh-ready-bench-'));
    for (let index = 0; index < FILES; index += 1) {
      const inside = join(folder, `group-${index % 90}`);
      mkdirSync(inside, { recursive: true });
      writeFileSync(join(inside, `${index}.yaml`), KINDS[index % 3]!(Math.floor(index / 3)));
    }
    const output = join(folder, 'result.json');
    const rounds = Array.from({ length: ROUNDS }, () => ({
      ours: run([bin, 'discover', folder, '--format', 'json', '-o', output]),
      theirs: run(['-e', READ_AND_PARSE, folder]),
    }));
    rmSync(folder, { recursive: true });
    const line = (of: 'ours' | 'theirs') =>
      `${(median(rounds.map((round) => round[of].cpu)) / 1000).toFixed(1)} s and ${median(rounds.map((round) => round[of].mebibytes)).toFixed(0)} MiB`;
    return {
      value: median(rounds.map((round) => round.ours.cpu / round.theirs.cpu)),
      detail: `${line('ours')} against ${line('theirs')} of CPU time, ${ROUNDS} rounds`,
    };
  },
};

const head = (version: string, kind: string, id: number) =>
  `apiVersion: ${version}\nkind: ${kind}\nmetadata:\n  name: service-${id}\n  namespace: team-${id % 40}\n`;

const KINDS: readonly ((id: number) => string)[] = [
  (id) => `${head('apps/v1', 'Deployment', id)}spec:
  replicas: 3
  selector:
    matchLabels:
      app: service-${id}
  template:
    metadata:
      labels:
        app: service-${id}
    spec:
      serviceAccountName: service-${id}
      containers:
        - name: main
          image: registry.example.com/shop/service-${id}:1.0.${id}
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: JAVA_OPTS
              value: "-Xmx512m"
            - name: BACKEND_URL
              value: http://service-${id + 1}:8080/api
          resources:
            requests:
              cpu: 100m
              memory: 256Mi
          readinessProbe:
            httpGet:
              path: /health
              port: 8080
`,
  (id) => `${head('v1', 'Service', id)}spec:
  selector:
    app: service-${id}
  ports:
    - name: http
      port: 8080
`,
  (id) => `${head('v1', 'ConfigMap', id)}data:
  application.yaml: |
${Array.from({ length: 45 }, (_, line) => `    key${line}:\n      value: line ${line} of service ${id}\n`).join('')}`,
];
