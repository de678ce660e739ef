import { resolve } from 'node:path';
import { parseAnswers } from '../../core/answers/parse.ts';
import { type Portfolio, portfolioOf, type Team, teamOf } from '../../core/portfolio/index.ts';
import { InputError } from '../../core/problem/index.ts';
import { portfolioReporters } from '../../report/portfolio.ts';
import { answersFolder } from '../answers-folder.ts';
import type { CliCommand } from '../command.ts';
import { deliver, formatOf, reportOptions, usualFirst } from '../deliver.ts';
import { loadPack, writtenForOther } from '../load.ts';
import { problemLines, tell } from '../print.ts';
import { progress } from '../progress.ts';
import { decode, readFile } from '../read.ts';
import { version } from '../version.ts';

/** Returns 2 when a file is broken, in every format; the result contains the other files. */
export const portfolio: CliCommand = {
  summary: 'compare many teams: verdict, stage, shared blockers, who goes first',
  examples: [
    'portfolio teams/',
    'portfolio teams/ --format html -o teams.html',
    'portfolio teams/ --format csv -o teams.csv',
  ],
  formats: usualFirst(portfolioReporters, 'terminal'),
  define(command) {
    command.argument('<folder>', 'folder of answers files, with its subfolders');
  },
  async run({ host, args: [folder = ''], options }) {
    const format = formatOf(options, portfolioReporters, 'terminal');
    const compiled = await loadPack(options.rules, host);
    const files = answersFolder(folder, host);
    const { done } = progress(host, 'read', files.length);
    const teams: Team[] = [];
    const skipped: string[] = [];
    const notes: string[] = [];
    const broken: Portfolio['broken'][number][] = [];
    for (const [index, file] of files.entries()) {
      try {
        const text = decode(readFile(resolve(host.cwd, file), file, true), file);
        if (!isAnswers(text)) skipped.push(file);
        else {
          const { answersFile, problems } = parseAnswers(text, file, compiled.pack);
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
    if (teams.length === 0 && broken.length === 0)
      throw new InputError([
        { code: 'unreadable', file: folder, message: 'holds no answers file; `mesh-ready init` writes one' },
      ]);
    const result = portfolioOf(compiled, version, { folder, teams, broken, skipped });
    await deliver(portfolioReporters[format](result, reportOptions(options, host)), options, host, ...files);
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
