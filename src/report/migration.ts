import type { Migrated } from '../core/answers/migrate.ts';
import { formatProblem, type Problem } from '../core/problem.ts';
import { plain } from './escape.ts';
import { quiet } from './json.ts';

/** What `migrate` did to a file. */
export interface MigrationReport {
  readonly file: string;
  readonly from: string | null;
  readonly to: string;
  readonly report: readonly Migrated[];
  /** What is still wrong in the file. */
  readonly problems: readonly Problem[];
}

/** Turns what `migrate` did into text that ends in one newline. */
export type MigrationReporter = (report: MigrationReport) => string;

/** The formats of `migrate`; the keys are what `--format` takes there. */
export const migrationReporters: Readonly<Record<'terminal' | 'json', MigrationReporter>> = { terminal, json };

const WORDS = { kept: 'kept', changed: 'changed', person: 'left to you' } as const;

function terminal({ file, from, to, report, problems }: MigrationReport): string {
  const lines = report.filter(({ outcome }) => outcome !== 'kept').map(({ question, outcome, what }) => plain(`${question}: ${WORDS[outcome]}: ${what}`));
  lines.push(...problems.map((problem) => plain(`${WORDS.person}: ${formatProblem(problem)}`)));
  const counts = (['kept', 'changed', 'person'] as const).map((outcome) => `${report.filter((each) => each.outcome === outcome).length} ${WORDS[outcome]}`);
  lines.push(plain(`${file}: from version ${from ?? 'unknown'} to ${to}: ${counts.join(', ')}`));
  return `${lines.join('\n')}\n`;
}

function json(report: MigrationReport): string {
  return `${quiet(JSON.stringify(report, null, 2))}\n`;
}
