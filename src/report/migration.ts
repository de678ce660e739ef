import { AS_IT_WAS, type Migrated } from '../core/answers/index.ts';
import { formatProblem, type Problem } from '../core/problem/index.ts';
import { plain } from './escape.ts';
import { displaySafe } from './json.ts';

/** The result of `migrate` for a file. */
export interface MigrationReport {
  readonly file: string;
  readonly from: string | null;
  /** The version that the answers now have; null where it is unknown. */
  readonly to: string | null;
  /** The version of the rules, which is later than `to` while a person must decide something. */
  readonly rules: string;
  readonly report: readonly Migrated[];
  /** How many lines a person must look at: in the report and among the problems. */
  readonly left: number;
  /** The remaining problems of the file. */
  readonly problems: readonly Problem[];
}

/** Turns the result of `migrate` into text that ends in one newline. */
export type MigrationReporter = (report: MigrationReport) => string;

/** The formats of `migrate`; the keys are the values of `--format`. */
export const migrationReporters: Readonly<Record<'terminal' | 'json', MigrationReporter>> = { terminal, json };

const WORDS = { kept: 'kept', changed: 'changed', person: 'left to you' } as const;

function terminal({ file, from, to, rules, report, left, problems }: MigrationReport): string {
  const lines = report
    .filter(({ outcome, what }) => outcome !== 'kept' || what !== AS_IT_WAS)
    .map(({ question, outcome, what, line }) =>
      plain(`${line === undefined ? '' : `${file}:${line}: `}${question}: ${WORDS[outcome]}: ${what}`),
    );
  lines.push(...problems.map((problem) => plain(`${WORDS.person}: ${formatProblem(problem)}`)));
  const counts = [
    ...(['kept', 'changed'] as const).map(
      (outcome) => `${report.filter((each) => each.outcome === outcome).length} ${WORDS[outcome]}`,
    ),
    `${left} ${WORDS.person}`,
  ];
  const way = to === from ? `at version ${to ?? 'unknown'}` : `from version ${from ?? 'unknown'} to ${to ?? 'unknown'}`;
  lines.push(plain(`${file}: ${way}: ${counts.join(', ')}`));
  if (to !== rules)
    lines.push(
      plain(`${file}: not at version ${rules} of the rules yet: decide what is left to you, then migrate again`),
    );
  return `${lines.join('\n')}\n`;
}

function json(report: MigrationReport): string {
  return `${displaySafe(JSON.stringify(report, null, 2))}\n`;
}
