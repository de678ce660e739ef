import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { assess } from '../../core/assess/index.ts';
import type { Discovery } from '../../core/discover/index.ts';
import {
  chooseTemplate,
  manifestSet,
  type ManifestSet,
  manifestStream,
  manifestText,
  WRITTEN_BY,
} from '../../core/manifests/index.ts';
import { type Given, PLACEHOLDER_NAMES, PLACEHOLDERS } from '../../core/pack/index.ts';
import type { Pack } from '../../core/pack/schema.ts';
import { InputError, type Problem } from '../../core/problem/index.ts';
import { plain } from '../../report/escape.ts';
import { count, list } from '../../report/phrases.ts';
import { manifestsReadme } from '../../report/manifests.ts';
import type { Call, CliCommand } from '../command.ts';
import { loadAnswers, loadPack } from '../load.ts';
import type { Host } from '../host.ts';
import { print, tell } from '../print.ts';
import { nameOf, readText } from '../read.ts';
import { version } from '../version.ts';
import { writeFolder } from '../write-folder.ts';
import { onlyOnce, usage } from '../usage.ts';

interface ManifestsOptions extends Given {
  readonly option?: string;
  readonly useCase?: string;
  readonly from?: string;
  readonly check?: string;
  readonly force?: boolean;
}

export const manifests: CliCommand<ManifestsOptions> = {
  examples: [
    'manifests answers.yaml --namespace shop --service reviews --port 9080 -o experiment',
    'manifests answers.yaml --from deploy/ -o experiment',
    'manifests answers.yaml --option istio-ambient --use-case security-mtls',
    'manifests answers.yaml -o experiment --check crds.json   (from: kubectl get crd -o json)',
  ],
  define(command) {
    command
      .argument('<file>', 'answers file (- is standard input)')
      .option('--option <id>', 'the option to write for, such as istio-ambient or gateway')
      .option('--use-case <id>', 'the use case to write for; otherwise the first need');
    for (const name of PLACEHOLDER_NAMES) command.option(`--${name} <${valueOf(name)}>`, PLACEHOLDERS[name].help);
    command
      .option(
        '--from <path>',
        'take namespace, service, and port from manifests or a dump, where no flag gives them',
        onlyOnce('--from'),
      )
      .option('--check <file>', 'reject resources that these CRDs do not accept: the output of kubectl get crd -o json')
      .option('--force', 'overwrite existing files');
  },
  async run({ host, args: [file = ''], options }: Call<ManifestsOptions>) {
    if (options.format !== undefined) throw usage('manifests writes YAML and knows no --format');
    if (options.output === '') throw usage('--output names no folder; - is standard output');
    const flags = namesGiven(options);
    const compiled = await loadPack(options.rules, host);
    if (options.from === '-' && file === '-') throw usage('only one of the file and --from can be standard input');
    const from = options.from === undefined ? undefined : await discoveredIn(options.from, compiled.pack, host);
    const given = from === undefined ? flags : await namesFrom(nameOf(options.from!), from, flags, host);
    const { answersFile } = await loadAnswers(file, compiled.pack, host, options.rules);
    const assessment = assess(compiled, answersFile, version);
    const choice = chooseTemplate(compiled, answersFile, assessment, options);
    if ('problem' in choice) throw usage(choice.problem);
    const set = manifestSet(compiled, answersFile, assessment, choice, given);
    if (set.tooLong.length > 0)
      throw new InputError(
        set.tooLong.map(({ name, most, from }): Problem => {
          const flags = from.map((each) => `--${each}`).join(' and ');
          return {
            code: 'usage',
            message: `${flags}: the name ${plain(name)} has ${name.length} characters; ${most} are allowed`,
          };
        }),
      );
    for (const note of choice.notes) await tell(host, `note: ${plain(note)}\n`);
    if (from !== undefined && options.check === undefined) await tellMissing(nameOf(options.from!), from, set, host);
    if (options.check !== undefined) await checkAgainst(options.check, set, host);
    if (options.output === undefined || options.output === '-') {
      await print(host.stdout, manifestStream(set));
      const later = set.files.filter((each) => each.later !== undefined);
      if (later.length > 0)
        await tell(
          host,
          `note: left out, for later: ${later.map(({ title }) => plain(title)).join('; ')}; -o <folder> writes them\n`,
        );
    } else {
      const files = [
        { name: 'README.md', text: manifestsReadme(set) },
        ...set.files.map((each) => ({ name: each.name, text: manifestText(each, set) })),
      ];
      const over = writeFolder(options.output, files, { mark: WRITTEN_BY, force: options.force === true, host });
      await tell(host, `wrote ${count(files.length, 'file', 'files')} into ${options.output}; begin with README.md\n`);
      if (over.length > 0) await tell(host, `note: overwrote ${over.join(', ')}\n`);
    }
    if (set.missing.length > 0)
      await tell(
        host,
        `note: the API server rejects the files until you give: ${set.missing.map((name) => `--${name}`).join(', ')}\n`,
      );
    return 0;
  },
};

/** The output of `kubectl get crd -o json` can be this large. */
const MOST_CRDS = 128 * 1024 * 1024;

/** Checks all files against the CRDs of a cluster. Throws InputError with everything that they refuse. */
async function checkAgainst(file: string, set: ManifestSet, host: Host): Promise<void> {
  if (set.missing.length > 0)
    throw usage(`--check needs every name; also give ${list(set.missing.map((name) => `--${name}`))}`);
  const { checkResource, crdsIn } = await import('../../core/manifests/check.ts');
  const unreadable = (problem: string) =>
    new InputError([
      {
        code: 'unreadable',
        file: nameOf(file),
        message: `${problem}; write it with: kubectl get crd -o json > crds.json`,
      },
    ]);
  if (file !== '-' && !existsSync(resolve(host.cwd, file))) throw unreadable('there is no such file');
  const crds = crdsIn(dataIn(await readText(file, host, MOST_CRDS)));
  if (crds === undefined) throw unreadable('has no CustomResourceDefinition in JSON');
  const results = set.files.map(({ name, resource }) => ({ name, ...checkResource(resource, crds) }));
  const problems = results.flatMap(({ name, refusals }) =>
    refusals.map(({ path, message }): Problem => ({
      code: 'not-accepted',
      file: name,
      message: plain(`${path === '' ? 'the resource' : path}: ${message}`),
    })),
  );
  if (problems.length > 0) {
    const rejected = results.filter((each) => each.refusals.length > 0).length;
    const of = `${rejected} of ${count(results.length, 'file', 'files')}`;
    await tell(host, `note: the CRDs in ${nameOf(file)} reject ${of}, so nothing is written\n`);
    throw new InputError(problems);
  }
  const untried = results.reduce((sum, each) => sum + each.untried, 0);
  await tell(
    host,
    `note: the CRDs in ${nameOf(file)} accept ${results.length === 1 ? 'the file' : `all ${results.length} files`}${untried > 0 ? `. Not checked: ${count(untried, 'rule', 'rules')} with functions that only the API server knows; try the files with: kubectl apply --dry-run=server` : ''}\n`,
  );
}

/** JSON as data; undefined where it is none. */
function dataIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** The names from the flags. Throws InputError with all that are wrong. */
function namesGiven(options: ManifestsOptions): Given {
  const problems: Problem[] = PLACEHOLDER_NAMES.flatMap((name) => {
    const value = options[name];
    const wrong = value === undefined ? undefined : PLACEHOLDERS[name].wrong(value);
    return wrong === undefined
      ? []
      : [{ code: 'usage', message: `--${name} ${value === '' ? 'is empty; it' : plain(value!)} ${wrong}` }];
  });
  if (problems.length > 0) throw new InputError(problems);
  return Object.fromEntries(
    PLACEHOLDER_NAMES.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}

async function discoveredIn(path: string, pack: Pack, host: Host): Promise<Discovery> {
  const { discoveryOf } = await import('../discovery.ts');
  return discoveryOf(path, pack, host);
}

/** Tells which kinds of the files the cluster of a dump doesn't serve. Without CRDs in it, nothing is known. */
async function tellMissing(name: string, { crds }: Discovery, set: ManifestSet, host: Host): Promise<void> {
  if (crds.length === 0) return;
  const { unknownKinds } = await import('../../core/manifests/check.ts');
  const missing = unknownKinds(
    set.files.map(({ resource }) => resource),
    new Set(
      crds.flatMap(({ group, kind, versions }) =>
        (versions.length === 0 ? [''] : versions).map((version) => `${group}/${version}/${kind}`),
      ),
    ),
  );
  for (const each of missing) await tell(host, `note: by the CRDs in ${name}: ${plain(each)}\n`);
}

/** The names of the service that should join first, behind those that flags give. */
async function namesFrom(name: string, from: Discovery, flags: Given, host: Host): Promise<Given> {
  const { pilotIn } = await import('../../core/discover/index.ts');
  const pilot = pilotIn(from, flags);
  if (pilot === undefined) {
    await tell(host, `note: ${name} shows no such workload behind a Kubernetes Service, so no name is taken from it\n`);
    return flags;
  }
  const { workload, ...names } = pilot;
  const usable = PLACEHOLDER_NAMES.flatMap((name): [string, string][] => {
    const value = (names as Given)[name];
    const isUsable = value !== undefined && flags[name] === undefined && PLACEHOLDERS[name].wrong(value) === undefined;
    return isUsable ? [[name, value]] : [];
  });
  const said = usable.map(([name, value]) => `--${name} ${value}`).join(' ');
  const findings = workload.findings.length === 0 ? 'nothing found' : workload.findings.join(', ');
  await tell(
    host,
    `note: from ${workload.file}:${workload.line} (${findings}): ${said === '' ? 'no name that a flag leaves open' : said}\n`,
  );
  return { ...Object.fromEntries(usable), ...flags };
}

function valueOf(name: (typeof PLACEHOLDER_NAMES)[number]): string {
  return name === 'port' ? 'number' : name === 'address' ? 'ip' : 'name';
}
