import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Answers, type AnswersFile, newAnswersText } from '../../core/answers/index.ts';
import { assess as judge, type Found } from '../../core/assess/index.ts';
import { pending, progressOf, type Route, unconfirmed } from '../../core/interview/index.ts';
import type { CompiledPack } from '../../core/judge/index.ts';
import { InputError, shortList } from '../../core/problem/index.ts';
import { yamlText } from '../../core/yaml/index.ts';
import { shellWord } from '../../report/escape.ts';
import { count } from '../../report/phrases.ts';
import { reporters } from '../../report/index.ts';
import { askStyle } from '../ask/style.ts';
import { colorLevel } from '../color.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { Exit } from '../exit.ts';
import type { Host } from '../host.ts';
import { loadAnswers, type LoadedAnswers, loadPack } from '../load.ts';
import { nameOf } from '../read.ts';
import { readIds, type RouteOptions, routeOf } from '../route.ts';
import { version } from '../version.ts';
import { onlyOnce, usage } from '../usage.ts';

interface AssessOptions extends RouteOptions {
  readonly plain?: boolean;
  readonly discovered?: string;
  readonly hideVerdict?: boolean;
  readonly organization?: string;
  readonly scope?: string;
}

/** The file that `assess` writes when none is named. */
const USUAL_FILE = 'answers.yaml';

export const assess: CliCommand<AssessOptions> = {
  examples: [
    'assess',
    'assess answers.yaml --organization "Example Payments" --scope "payments platform"',
    'assess answers.yaml --quick',
    'assess answers.yaml --only languages,clusters',
    'assess answers.yaml --discovered deploy/',
    'assess answers.yaml --no-input --format json',
  ],
  formats: usualFirst(reporters, 'terminal'),
  define(command) {
    command
      .argument('[file]', `answers file; ${USUAL_FILE} when left out (- is standard input)`)
      .option('--quick', 'ask what affects the verdict most; stop when it is settled')
      .option('--section <id>', 'ask the questions of one section, answered or not')
      .option('--only <ids>', 'ask these questions', readIds)
      .option('--review', 'walk through all questions again')
      .option('--organization <name>', 'the organization, for a new file')
      .option('--scope <name>', 'the services that the verdict is about, for a new file')
      .option(
        '--discovered <path>',
        'first fill and suggest answers from this folder or dump, as discover does',
        onlyOnce('--discovered'),
      )
      .option('--hide-verdict', 'show no results while asking, so that they influence no answer')
      .option('--plain', 'ask in plain lines, for screen readers and pipes (so does ACCESSIBLE=1)');
  },
  async run(call: Call<AssessOptions>): Promise<number> {
    const { host, options } = call;
    const file = call.args[0] ?? USUAL_FILE;
    const format = formatOf(options, reporters, 'terminal');
    const compiled = await loadPack(options.rules, host);
    const { answersFile, found, unsaved } = await completed(call, file, compiled);
    const assessment = judge(compiled, answersFile, version, found);
    const report = await reporters[format]();
    await deliver(report(assessment, reportOptions(options, host, file)), options, host, file);
    if (unsaved !== undefined) throw new InputError([{ code: 'not-writable', message: unsaved.replace(/\.$/, '') }]);
    return 0;
  },
};

interface Completed {
  readonly answersFile: AnswersFile;
  /** What files show in workloads; undefined where none were read, or they don't say which workloads count. */
  readonly found?: Found | undefined;
  /** Why some answers aren't in the file, and where they are. */
  readonly unsaved?: string | undefined;
}

/** The answers, after asking the person for missing ones. */
async function completed(call: Call<AssessOptions>, file: string, compiled: CompiledPack): Promise<Completed> {
  const { host, options } = call;
  const route = routeOf(options, compiled);
  const style = options.input === false || file === '-' ? 'none' : askStyle(host, options.plain ?? false);
  const isNew = !isThere(file, host);
  const loaded = await loadedOrNew(call, file, compiled, style !== 'none');
  const start: LoadedAnswers & Pick<Completed, 'found'> =
    options.discovered === undefined
      ? loaded
      : await withDiscovered(options.discovered, file, loaded, compiled, host, style !== 'none');
  if (options.input === false) return start;
  const open = pending(compiled, start.answersFile.answers, route, new Set());
  const toConfirm = style === 'none' || route.kind !== 'open' ? [] : unconfirmed(compiled, start.answersFile.answers);
  if (open.length + toConfirm.length === 0) return start;
  if (style === 'none')
    throw unanswered(file, compiled, start.answersFile.answers, route, 'there is no terminal to ask at');

  const { ask } = await import('../ask/index.ts');
  const { answersStore } = await import('../answers-store.ts');
  const { parseAnswers } = await import('../../core/answers/parse.ts');
  const parse = (text: string) => parseAnswers(text, file, compiled.pack, host.latestDay());
  const { ended, refusal, text, unsaved } = await ask({
    compiled,
    text: start.text,
    file: start.answersFile,
    isNew,
    store: answersStore(file, host),
    parse: (changed) => parse(changed).answersFile.answers,
    route,
    style,
    host,
    color: colorLevel(host.stderr, host.env, options.color),
    resume: resumeWith(file, options),
    hidesResults: options.hideVerdict === true,
    signal: host.interruption(),
  });
  if (ended === 'interrupted') throw new Exit(130);
  if (refusal !== undefined) throw new InputError([{ code: 'input-needed', message: refusal }]);
  const { answersFile, problems } = parse(text);
  // Another program may have changed the file in the meantime.
  if (problems.length > 0) throw new InputError(problems);
  if (ended === 'input-ended' && pending(compiled, answersFile.answers, { kind: 'open' }, new Set()).length > 0)
    throw unanswered(file, compiled, answersFile.answers, { kind: 'open' }, 'the input has ended');
  return { answersFile, found: start.found, unsaved };
}

/** The answers with what files say. Saved where a person is asked next: the interview continues with the file. */
async function withDiscovered(
  path: string,
  file: string,
  loaded: LoadedAnswers,
  { pack }: CompiledPack,
  host: Host,
  asking: boolean,
): Promise<LoadedAnswers & Pick<Completed, 'found'>> {
  if (path === '-') throw usage('--discovered names a folder or a file, not -');
  const { discoveryOf, enterDiscovered } = await import('../discovery.ts');
  const { foundIn } = await import('../../core/discover/index.ts');
  const { parseAnswers } = await import('../../core/answers/parse.ts');
  const found = await discoveryOf(path, pack, host);
  const text = await enterDiscovered(nameOf(file), loaded, { path, found }, pack, host);
  if (asking && text !== loaded.text) {
    const { saveFile } = await import('../save.ts');
    saveFile(resolve(host.cwd, file), text, file);
  }
  return {
    text,
    answersFile: parseAnswers(text, nameOf(file), pack).answersFile,
    ...(found.sources.some(({ chosen }) => chosen) && { found: foundIn(found) }),
  };
}

/** The shell command that resumes this interview. */
function resumeWith(file: string, { quick, plain, hideVerdict, rules }: Call<AssessOptions>['options']): string {
  return [
    'mesh-ready assess',
    shellWord(file),
    quick && '--quick',
    plain && '--plain',
    hideVerdict && '--hide-verdict',
    rules !== undefined && `--rules ${shellWord(rules)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The file as it is. Without a file, a new one, unless the file was named and no person can be asked. */
async function loadedOrNew(
  { host, args, options }: Call<AssessOptions>,
  file: string,
  { pack }: CompiledPack,
  asking: boolean,
): Promise<LoadedAnswers> {
  const { organization, scope } = options;
  if (isThere(file, host) || (args[0] !== undefined && !asking)) {
    const loaded = await loadAnswers(file, pack, host, options.rules);
    keepsNames(loaded.answersFile, options, file);
    return loaded;
  }
  const { parseAnswers } = await import('../../core/answers/parse.ts');
  const text = newAnswersText(pack, {
    ...(organization !== undefined && { organization }),
    ...(scope !== undefined && { scope }),
    assessed: host.today(),
  });
  return { text, answersFile: parseAnswers(text, file, pack).answersFile };
}

function isThere(file: string, { cwd }: Pick<Host, 'cwd'>): boolean {
  return file === '-' || existsSync(resolve(cwd, file));
}

/** Throws InputError where an option names another organization or scope than a file that exists. */
function keepsNames(written: AnswersFile, options: Pick<AssessOptions, 'organization' | 'scope'>, file: string): void {
  const others = (['organization', 'scope'] as const).filter(
    (key) => options[key] !== undefined && options[key] !== written[key],
  );
  if (others.length === 0) return;
  const lines = others.map((key) => `${key}: ${yamlText(options[key]!)}`).join(' and ');
  throw new InputError([
    {
      code: 'usage',
      message: `${others.map((key) => `--${key}`).join(' and ')} only name a new file; write ${lines} into ${nameOf(file)}`,
    },
  ]);
}

/** An error that names the questions to ask now, and counts those that depend on their answers. */
function unanswered(file: string, compiled: CompiledPack, answers: Answers, route: Route, why: string): InputError {
  const open = pending(compiled, answers, route, new Set());
  const { applicable, answered, unknown } = progressOf(compiled, answers);
  // A walk also asks answered questions.
  const walk = route.kind === 'walk';
  const waiting = walk ? 0 : applicable - answered - unknown - open.length;
  const missing = walk
    ? count(open.length, 'question is to be asked', 'questions are to be asked')
    : count(open.length, 'answer is missing', 'answers are missing');
  const them = walk ? 'the answers' : open.length === 1 ? 'it' : 'them';
  const ways = `write ${them} into ${file === '-' ? 'the file' : file} (mesh-ready init starts one), or print the result with unknowns: --no-input`;
  const more = waiting > 0 ? `; ${waiting} more may follow from them` : '';
  return new InputError([
    { code: 'input-needed', message: `${missing} and ${why}: ${shortList(open, 60)}${more}; ${ways}` },
  ]);
}
