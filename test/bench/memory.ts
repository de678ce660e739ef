import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.ts';
import { median, type Measurement } from './measurement.ts';
import { answersFileOf, bin, builtIn } from './sample.ts';

const ROUNDS = 9;

/** The peak memory of a child process, minus that of a Node process that does nothing. */
export const memory: Measurement = {
  name: 'peak memory: check, above node -e 0',
  unit: 'MiB',
  good: 'below',
  bar: 30,
  aim: 12,
  async measure() {
    const file = answersFileOf(builtIn.pack, 1);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      bare: run(['-e', '0']).mebibytes,
      check: run([bin, 'check', file]).mebibytes,
    }));
    const bare = median(rounds.map((round) => round.bare));
    const check = median(rounds.map((round) => round.check));
    return { value: check - bare, detail: `${check.toFixed(1)} MiB against ${bare.toFixed(1)} MiB, ${ROUNDS} rounds` };
  },
};

const WORKLOADS = 225_000;

/** As for `check`: a cluster dump with many small objects, which keep more in memory than few large ones. */
export const memoryOfDump: Measurement = {
  name: 'peak memory: discover in a dump of 450 MB with 225,000 Deployments, above node -e 0',
  unit: 'MiB',
  good: 'below',
  bar: 110,
  aim: 100,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'mesh-ready-bench-'));
    const dump = join(folder, 'cluster.json');
    const file = openSync(dump, 'w');
    writeSync(file, '{"apiVersion":"v1","items":[\n');
    for (let id = 0; id < WORKLOADS; id += 1)
      writeSync(file, `${JSON.stringify(deployment(id))}${id < WORKLOADS - 1 ? ',' : ''}\n`);
    writeSync(file, '],"kind":"List"}\n');
    closeSync(file);
    const bare = run(['-e', '0']).mebibytes;
    const { mebibytes, cpu } = run([bin, 'discover', dump]);
    const megabytes = statSync(dump).size / 1e6;
    rmSync(folder, { recursive: true });
    return {
      value: mebibytes - bare,
      detail: `${mebibytes.toFixed(0)} MiB against ${bare.toFixed(0)} MiB, ${megabytes.toFixed(0)} MB in ${(cpu / 1000).toFixed(1)} s of CPU time`,
    };
  },
};

/** About 2 KB, as kubectl prints it without spaces. */
function deployment(id: number) {
  const [name, namespace] = [`service-${id}`, `team-${id % 200}`];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace,
      uid: `${id}-1111-4222-8333-444455556666`,
      resourceVersion: String(id),
      labels: { app: name, 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { 'deployment.kubernetes.io/revision': '3', description: 'x'.repeat(1000) },
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          ...(id % 4 > 0 && { serviceAccountName: name }),
          containers: [
            {
              name: 'main',
              image: `registry.example.com/shop/${name}:1.0.${id}`,
              ports: [{ name: 'http', containerPort: 8080 }],
              env: [
                { name: 'JAVA_TOOL_OPTIONS', value: '-Xmx512m' },
                { name: 'BACKEND_URL', value: `http://service-${id + 1}:8080/api` },
                { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://collector:4317' },
              ],
              resources: { requests: { cpu: '100m', memory: '256Mi' } },
              ...(id % 3 > 0 && { readinessProbe: { httpGet: { path: '/health', port: 8080 } } }),
            },
          ],
        },
      },
    },
    status: { replicas: 3, readyReplicas: 3, conditions: [{ type: 'Available', status: 'True' }] },
  };
}
