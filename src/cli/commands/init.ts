import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { answersSchema } from '../../core/answers/schema.ts';
import { answersTemplate } from '../../core/answers/index.ts';
import { InputError } from '../../core/problem/index.ts';
import { shellWord, visible } from '../../report/escape.ts';
import type { Call, CliCommand } from '../command.ts';
import { loadPack } from '../load.ts';
import { print, tell } from '../print.ts';
import { saveFile } from '../save.ts';
import { usage } from '../usage.ts';

interface InitOptions {
  readonly force?: boolean;
  readonly organization?: string;
  readonly scope?: string;
}

/** The schema that the file names in its first line. */
const SCHEMA = 'answers.schema.json';

export const init: CliCommand<InitOptions> = {
  examples: [
    'init',
    'init payments.yaml --organization "Example Payments" --scope "payments platform"',
    'init - > answers.yaml',
  ],
  define(command) {
    command
      .argument('[file]', 'file to write (- is standard output)')
      .option('--organization <name>', 'the organization that answers')
      .option('--scope <text>', 'the scope of the answers: a platform, a team, an application')
      .option('--force', 'overwrite an existing file');
  },
  async run({ host, args, options }: Call<InitOptions>): Promise<number> {
    if (options.format !== undefined) throw usage('init writes YAML and knows no --format');
    if (args[0] !== undefined && options.output !== undefined && args[0] !== options.output) {
      throw usage(`write to ${args[0]} or to ${options.output}? name one of them`);
    }
    const file = args[0] ?? options.output ?? 'answers.yaml';
    const { pack } = await loadPack(options.rules, host);
    const { organization, scope } = options;
    const text = answersTemplate(pack, {
      assessed: host.today(),
      ...(file === '-' ? {} : { schema: `./${SCHEMA}` }),
      ...(organization === undefined ? {} : { organization }),
      ...(scope === undefined ? {} : { scope }),
    });
    if (file === '-') {
      await print(host.stdout, text);
      return 0;
    }
    const path = resolve(host.cwd, file);
    const schema = join(dirname(path), SCHEMA);
    if (path === schema)
      throw usage(`${SCHEMA} is the name of the schema that is written next to the file; name another one`);
    const [answersThere, schemaThere] = options.force
      ? [false, false]
      : [existsSync(path), existsSync(schema) && !isAnswersSchema(schema)];
    if (answersThere || schemaThere) {
      const inTheWay = answersThere ? file : join(dirname(file), SCHEMA);
      throw new InputError([
        {
          code: 'not-writable',
          file: inTheWay,
          message: 'is there already; name another file, or overwrite it with --force',
        },
      ]);
    }
    saveFile(path, text, file);
    saveFile(schema, `${JSON.stringify(answersSchema(pack), null, 2)}\n`, join(dirname(file), SCHEMA));
    await tell(
      host,
      `wrote ${visible(file)}, and ${SCHEMA} next to it for editors; fill it in, then run: mesh-ready assess ${shellWord(file)}\n`,
    );
    return 0;
  },
};

/** Whether an existing file is a schema of answers, of any version, and can be overwritten. */
function isAnswersSchema(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes('mesh-ready/answers@');
  } catch {
    return false;
  }
}
