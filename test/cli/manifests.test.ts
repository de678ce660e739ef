import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { runIn } from './test-host.ts';

const samples = fileURLToPath(new URL('../../fixtures/samples', import.meta.url));
const answers = join(samples, 'polyglot-regulated.yaml');
const names = ['--namespace', 'shop', '--service', 'reviews', '--port', '9080', '--caller', 'productpage'];

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mesh-ready-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const manifests = (...argv: string[]) => runIn({ cwd }, 'manifests', answers, ...argv);
const strict = ['--option', 'istio-sidecar', '--use-case', 'security-mtls'];

/** A CRD as `kubectl get crd -o json` has it. */
const crd = (
  group: string,
  kind: string,
  version: string,
  spec: object,
  rules: readonly object[] = [],
  served = true,
) => ({
  kind: 'CustomResourceDefinition',
  spec: {
    group,
    names: { kind },
    scope: 'Namespaced',
    versions: [
      {
        name: version,
        served,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: { spec: { type: 'object', properties: spec, 'x-kubernetes-validations': rules } },
          },
        },
      },
    ],
  },
});
const anything = { 'x-kubernetes-preserve-unknown-fields': true };
const peer = (spec: object, rules: readonly object[] = []) =>
  crd('security.istio.io', 'PeerAuthentication', 'v1', spec, rules);
const authorization = crd('security.istio.io', 'AuthorizationPolicy', 'v1', {
  selector: anything,
  action: { type: 'string', enum: ['ALLOW', 'DENY'] },
  rules: anything,
});
const check = async (...items: readonly object[]) => {
  writeFileSync(join(cwd, 'crds.json'), JSON.stringify({ kind: 'List', items }));
  return manifests(...strict, ...names, '--check', 'crds.json', '-o', 'out');
};

describe('manifests', () => {
  test('writes what is applied at once to standard output, permissive first', async () => {
    const { stdout, stderr, exitCode } = await manifests(...strict, ...names);
    expect(exitCode).toBe(0);
    const documents = parseAllDocuments(stdout).map((document) => document.toJS() as { spec: object } | null);
    expect(documents.filter((each) => each !== null).map(({ spec }) => spec)).toEqual([
      { mtls: { mode: 'PERMISSIVE' } },
    ]);
    expect(stderr).toContain('note: left out, for later: ');
  });

  test('writes a folder in which kubectl apply -f leaves out what comes later', async () => {
    expect((await manifests(...strict, ...names, '-o', 'out')).exitCode).toBe(0);
    expect(readdirSync(join(cwd, 'out')).toSorted()).toEqual(['1-permissive-mtls.yaml', 'README.md', 'later']);
    expect(readdirSync(join(cwd, 'out', 'later')).toSorted()).toEqual(['2-strict-mtls.yaml', '3-known-caller.yaml']);
    expect(parse(readFileSync(join(cwd, 'out', 'later', '3-known-caller.yaml'), 'utf8'))).toMatchObject({
      metadata: { name: 'reviews-from-productpage', namespace: 'shop' },
      spec: { rules: [{ from: [{ source: { principals: ['cluster.local/ns/shop/sa/productpage'] } }] }] },
    });
    expect(readFileSync(join(cwd, 'out', 'README.md'), 'utf8')).toMatch(
      /## Before[^]+## Apply[^]+## Later[^]+## See that it works[^]+## Roll back/,
    );
  });

  test('names that are missing are words that the API server refuses', async () => {
    const { stdout, stderr } = await manifests(...strict);
    expect(stdout).toContain('namespace: REPLACE-NAMESPACE');
    expect(stderr).toContain('--namespace, --service, --caller');
  });

  test.each([
    ['--namespace', 'Shop'],
    ['--namespace', 'shop\nkind: Secret'],
    ['--service', 'a: b'],
    ['--service', '$(port)'],
    ['--port', '0x50'],
    ['--port', '70000'],
    ['--caller', ''],
    ['--host', 'https://example.com'],
    ['--host', '*.example.com'],
    ['--host', '10.0.0.1'],
    ['--address', '10.0.0.256'],
  ])('%s %j is no name, so nothing is written', async (flag, value) => {
    const { stdout, stderr, exitCode } = await manifests(...strict, flag, value, '-o', 'out');
    expect([stdout, exitCode, existsSync(join(cwd, 'out'))]).toEqual(['', 2, false]);
    expect(stderr).toContain(flag);
  });

  test.each([
    ['gateway', 'edge-gateway', ['--service', 'reviews', '--host', `${'abc.'.repeat(62)}com`], '--service and --host'],
    ['kuma', 'multi-cluster-failover', ['--service', 'r'.repeat(40), '--namespace', 'n'.repeat(40)], '63 are allowed'],
  ])('%s %s: names that are too long together are refused by their flags', async (option, need, argv, words) => {
    const { stdout, stderr, exitCode } = await manifests('--option', option, '--use-case', need, ...argv, '-o', 'out');
    expect([stdout, exitCode, existsSync(join(cwd, 'out'))]).toEqual(['', 2, false]);
    expect(stderr).toContain(words);
  });

  test('the way back sends callers to the previous path before it deletes files', async () => {
    const egress = ['--option', 'istio-ambient', '--use-case', 'egress', '--host', 'api.example.com'];
    await manifests(...egress, ...names, '-o', 'out');
    const back = readFileSync(join(cwd, 'out', 'README.md'), 'utf8').split('## Roll back')[1]!;
    const order = ['leaves as plaintext', 'delete serviceentry', 'delete destinationrule', 'dataplane-mode-'];
    const places = order.map((words) => back.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('an option that cannot says so and names one that can', async () => {
    const { stderr, exitCode } = await manifests(
      '--option',
      'istio-ambient',
      '--use-case',
      'vm-integration',
      '-o',
      'out',
    );
    expect([exitCode, existsSync(join(cwd, 'out'))]).toEqual([2, false]);
    expect(stderr).toContain("there are no files of istio-ambient for vm-integration: VMs can't join");
    expect(stderr).toContain('--option istio-sidecar');
  });

  test.each([
    [['--option', 'istio-ambint'], 'did you mean istio-ambient?'],
    [['--use-case', 'egres'], 'did you mean egress?'],
    [['--use-case', 'security-mtls'], 'choose one with --option: '],
  ])('%j leaves a choice, which is named', async (argv, words) => {
    const { stderr, exitCode } = await manifests(...argv);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });

  test('the mesh that runs is the option', async () => {
    const file = join(samples, 'linkerd-public-agency.yaml');
    const { stdout } = await runIn({ cwd }, 'manifests', file, '--use-case', 'observability');
    expect(stdout).toContain('observability on linkerd.');
  });

  test('a file that is there with another text is kept, unless --force says otherwise', async () => {
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'out', 'README.md'), 'mine\n');
    const kept = await manifests(...strict, ...names, '-o', 'out');
    expect(kept).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('out/README.md: is there already') });
    expect(readdirSync(join(cwd, 'out'))).toEqual(['README.md']);
    const forced = await manifests(...strict, ...names, '-o', 'out', '--force');
    expect(forced).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('overwrote README.md') });
  });

  test('writing the same again changes nothing, and files of another run are in the way', async () => {
    await manifests(...strict, ...names, '-o', 'out');
    expect(await manifests(...strict, ...names, '-o', 'out')).toMatchObject({
      exitCode: 0,
      stderr: expect.not.stringContaining('overwrote'),
    });
    const other = await manifests(
      '--option',
      'istio-sidecar',
      '--use-case',
      'observability',
      ...names,
      '-o',
      'out',
      '--force',
    );
    expect(other).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('1-permissive-mtls.yaml: is from an earlier run'),
    });
  });

  test('a pack without templates says so', async () => {
    const folder = fileURLToPath(new URL('../../fixtures/packs/small', import.meta.url));
    writeFileSync(join(cwd, 'a.yaml'), 'schema: mesh-ready/answers@1\nanswers: {}\n');
    const { stderr, exitCode } = await runIn({ cwd }, 'manifests', 'a.yaml', '--rules', folder);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('has no manifest templates');
  });

  test('a pack that extends another changes one file of a template, or disables it', async () => {
    mkdirSync(join(cwd, 'own'));
    const write = (text: string) =>
      writeFileSync(
        join(cwd, 'own', 'pack.yaml'),
        `pack: { schema: mesh-ready/pack@2, id: own, version: 1.0.0, extends: mesh-adoption }\n${text}`,
      );
    write(
      'manifests:\n  - id: sidecar-security-mtls\n    reason: Ours differs.\n    files: [{ id: permissive-mtls, resource: { metadata: { name: our-mtls } } }]\n',
    );
    const changed = await manifests(...strict, ...names, '--rules', 'own');
    expect(changed.stdout).toContain('name: our-mtls');
    expect(changed.stdout).toContain('mode: PERMISSIVE');
    write('disable: [{ manifest: sidecar-security-mtls, reason: Not here. }]\n');
    expect(await manifests(...strict, '--rules', 'own')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there is no template of istio-sidecar for security-mtls'),
    });
  });
});

describe('manifests --check', () => {
  test('accepts what the cluster accepts', async () => {
    const { stderr, exitCode } = await check(peer({ mtls: anything }), authorization);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('accept all 3 files')]);
  });

  test.each([
    ['an unknown field', [peer({ mtl: anything }), authorization], 'spec.mtls: unknown field; did you mean mtl?'],
    [
      'a version that is not served',
      [crd('security.istio.io', 'PeerAuthentication', 'v1beta1', {}), authorization],
      "the cluster doesn't serve v1 of PeerAuthentication, only v1beta1",
    ],
    [
      'a kind of which no version is served',
      [crd('security.istio.io', 'PeerAuthentication', 'v1', {}, [], false), authorization],
      "the cluster doesn't serve PeerAuthentication; install a CRD that serves v1",
    ],
    ['a kind that is not installed', [authorization], "PeerAuthentication of security.istio.io isn't installed"],
    [
      'a group that is not installed',
      [crd('example.com', 'Other', 'v1', {})],
      'no kind of security.istio.io is installed',
    ],
    [
      'a rule',
      [peer({ mtls: anything }, [{ rule: "self.mtls.mode != 'STRICT'", message: 'not here' }]), authorization],
      'later/2-strict-mtls.yaml: spec: a rule of the CRD fails: not here',
    ],
    ['a value of another type', [peer({ mtls: { type: 'string' } }), authorization], 'must be a string, not an object'],
  ])('%s is refused, and nothing is written', async (_, items, words) => {
    const { stderr, exitCode } = await check(...items);
    expect([exitCode, existsSync(join(cwd, 'out'))]).toEqual([2, false]);
    expect(stderr).toContain(words);
    expect(stderr).toContain('[not-accepted]');
    expect(stderr).toMatch(/^note: the CRDs in crds\.json reject [123] of 3 files, so nothing is written$/m);
    const places = stderr.split('\n').map((line) => line.split(': ').slice(0, 2).join(': '));
    expect(places.filter((place) => places.some((other) => other.startsWith(`${place}.`)))).toEqual([]);
  });

  test('needs every name, and a file with CRDs', async () => {
    writeFileSync(join(cwd, 'crds.json'), '{}');
    expect((await manifests(...strict, '--check', 'crds.json')).stderr).toContain('--check needs every name');
    expect((await manifests(...strict, ...names, '--check', 'crds.json')).stderr).toContain(
      'crds.json: has no CustomResourceDefinition',
    );
  });
});
