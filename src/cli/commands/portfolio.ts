import { resolve } from 'node:path';
import { parseAnswers } from '../../core/answers/parse.ts';
import { type Portfolio, portfolioOf, type Team, teamOf } from '../../core/portfolio/index.ts';
import { InputError } from '../../core/problem/index.ts';
import { visible } from '../../report/escape.ts';
import { type PortfolioFormat, portfolioReporters } from '../../report/portfolio.ts';
import { answersFolder } from '../answers-folder.ts';
import type { Call, CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadPack, writtenForOther } from '../load.ts';
import { problemLines, tell } from '../print.ts';
import { progress } from '../progress.ts';
import { decode, readFile } from '../read.ts';
import { version } from '../version.ts';
import { usage } from '../usage.ts';

interface PortfolioOptions {
  readonly bom?: boolean;
}

/** Returns 2 when a file is broken, in every format; the result contains the other files. */
export const portfolio: CliCommand<PortfolioOptions> = {
  examples: [
    'portfolio teams/',
    'portfolio teams/ --format html -o teams.html',
    'portfolio teams/ --format csv -o teams.csv',
  ],
  formats: usualFirst(portfolioReporters, 'terminal'),
  define(command) {
    command
      .argument('<folder>', 'folder of answers files, with its subfolders')
      .option('--bom', 'begin CSV with a byte order mark, so that spreadsheets read UTF-8');
  },
  async run({ host, args: [folder = ''], options }: Call<PortfolioOptions>): Promise<number> {
    const format = formatOf<PortfolioFormat>(options, portfolioReporters, 'terminal');
    if (options.bom && format !== 'csv') throw usage('--bom goes with --format csv only');
    const compiled = await loadPack(options.rules, host);
    const files = answersFolder(folder, host);
    const { done, end } = progress(host, 'read', files.length);
    const teams: Team[] = [];
    const skipped: string[] = [];
    const notes: string[] = [];
    const broken: Portfolio['broken'][number][] = [];
    for (const [index, file] of files.entries()) {
      try {
        const text = decode(readFile(resolve(host.cwd, file), file, true), file);
        if (!isAnswers(text)) skipped.push(file);
        else {
          const { answersFile, problems } = parseAnswers(text, file, compiled.pack, host.latestDay());
          const other = writtenForOther(file, answersFile, compiled.pack, options.rules);
          if (problems.length > 0) throw new InputError([...other, ...problems]);
          notes.push(problemLines(other, 'note: '));
          teams.push(teamOf(compiled, file, answersFile));
        }
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        broken.push({ file, problems: error.problems });
      }
      await done(index + 1);
    }
    await end();
    if (teams.length === 0 && broken.length === 0)
      throw new InputError([
        { code: 'unreadable', file: folder, message: 'holds no answers file; `mesh-ready init` writes one' },
      ]);
    const result = portfolioOf(compiled, version, { folder, teams, broken, skipped });
    const text = portfolioReporters[format](result, reportOptions(options, host));
    await deliver(options.bom ? `\ufeff${text}` : text, options, host, ...files);
    notes.push(
      ...result.older.map(
        ({ file, newer, why }) => `note: ${visible(file)} is not counted: ${visible(newer)} ${why}\n`,
      ),
    );
    await tell(host, [problemLines(broken.flatMap(({ problems }) => problems)), ...notes].join(''));
    return broken.length === 0 ? 0 : 2;
  },
};

/**
 * Whether a YAML file is meant as answers: it names the schema or has answers. Problems in such a file are reported;
 * other YAML files are skipped.
 */
function isAnswers(text: string): boolean {
  return text.includes('mesh-ready/answers@') || /^["']?answers["']?\s*:/m.test(text);
}
