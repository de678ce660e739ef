import type { CaseOutcome, CasesResult, Mismatch } from '../core/cases/index.ts';
import { plain, xmlText, shellWord } from './escape.ts';
import { displaySafe } from './json.ts';
import { count } from './phrases.ts';

/** The result of `rules test` for a pack. */
export interface CasesReport extends CasesResult {
  /** The folder as typed, or the id of the built-in pack. */
  readonly name: string;
  /** Required coverage in percent, 0 to 100. */
  readonly minCoverage?: number;
}

/** Turns the result of `rules test` into text that ends in one newline. */
export type CasesReporter = (report: CasesReport) => string;

/** The formats of `rules test`; the keys are the values of `--format`. */
export const casesReporters: Readonly<Record<'terminal' | 'junit' | 'json', CasesReporter>> = { terminal, junit, json };

/** How many rules and table entries the terminal names; JSON has all of them. */
const SHOWN = 30;

/** Whether every case passed, the recorded table is up to date, and enough of the pack's own rules are covered. */
export function casesPass({ outcomes, recorded = [], coverage, minCoverage }: CasesReport): boolean {
  return failedOf([...outcomes, ...recorded]).length === 0 && coverage.percent >= (minCoverage ?? 0);
}

function failedOf(outcomes: readonly CaseOutcome[]): readonly CaseOutcome[] {
  return outcomes.filter(({ mismatches }) => mismatches.length > 0);
}

function terminal(report: CasesReport): string {
  const { name, outcomes, recorded, coverage, minCoverage } = report;
  const failed = failedOf(outcomes);
  const changed = failedOf(recorded ?? []);
  const lines = [
    ...failed.flatMap((outcome) => withDifferences(outcome, 'expected')),
    ...changed.slice(0, SHOWN).flatMap((outcome) => withDifferences(outcome, 'recorded')),
  ];
  if (changed.length > SHOWN) lines.push(`and ${changed.length - SHOWN} more (--format json has them)`);
  const uncovered = uncoveredIn(report);
  lines.push(...uncovered.slice(0, SHOWN).map(({ rule, never }) => plain(`no case makes it ${never}: ${rule}`)));
  if (uncovered.length > SHOWN) lines.push(`and ${uncovered.length - SHOWN} more (--format json has them)`);
  const asked =
    minCoverage === undefined
      ? ''
      : coverage.percent >= minCoverage
        ? ` (${minCoverage} % asked for)`
        : `; ${minCoverage} % is asked for`;
  lines.push(
    plain(
      `${name}: ${count(outcomes.length, 'case', 'cases')}, ${failed.length === 0 ? 'all as expected' : `${failed.length} not as expected`}`,
    ),
  );
  if (recorded)
    lines.push(
      plain(
        `${name}: ${count(recorded.length, 'entry', 'entries')} recorded, ${changed[0] === undefined ? 'all as they are' : `${changed.length} out of date; ${howToRecord(changed[0])}`}`,
      ),
    );
  const { inherited, rules, percent } = coverage;
  const own = inherited === undefined ? '' : ' that it adds or changes';
  if (rules.length === 0 && inherited) lines.push(plain(`${name}: no rules that it adds or changes${asked}`));
  else
    lines.push(
      plain(`${name}: ${count(rules.length, 'rule', 'rules')}${own}, ${percent} % made true and false${asked}`),
    );
  if (inherited)
    lines.push(
      plain(
        `${name}: ${count(inherited.rules.length, 'rule', 'rules')} of ${inherited.pack} as ${inherited.rules.length === 1 ? 'it is' : 'they are'}, ${inherited.percent} % made true and false`,
      ),
    );
  return `${lines.join('\n')}\n`;
}

/** The command that updates a recorded table; the table is in the folder of its pack. */
function howToRecord({ place: { file } }: CaseOutcome): string {
  return `run mesh-ready rules test ${shellWord(file.replace(/\/[^/]*$/, ''))} --record and review the difference`;
}

function withDifferences(
  { name, place, mismatches, unanswered }: CaseOutcome,
  before: 'expected' | 'recorded',
): string[] {
  return [
    plain(`${place.file}:${place.line}:${place.column}: ${name}`),
    ...(unanswered
      ? [`  ${plain(`its answers leave out ${unanswered.join(', ')}; perhaps answer that where it starts from`)}`]
      : []),
    ...mismatches.flatMap((mismatch) => difference(mismatch, before)),
  ];
}

/** The two sides on two lines, so that they can be compared by eye. */
function difference({ path, expected, actual, missing, extra }: Mismatch, before: 'expected' | 'recorded'): string[] {
  return [
    `  ${plain(path)}`,
    `    - ${before} ${plain(expected)}`,
    `    + is       ${plain(actual)}`,
    ...(missing ? [`      missing: ${plain(missing.join(', '))}`] : []),
    ...(extra ? [`      unwanted: ${plain(extra.join(', '))}`] : []),
  ];
}

function junit(report: CasesReport): string {
  const { name, recorded = [], coverage, minCoverage } = report;
  const outcomes = [...report.outcomes, ...recorded];
  const low = minCoverage !== undefined && coverage.percent < minCoverage;
  const failures = failedOf(outcomes).length + Number(low);
  const counts = `tests="${outcomes.length + Number(minCoverage !== undefined)}" failures="${failures}" errors="0" skipped="0" time="0"`;
  const uncovered = uncoveredIn(report).map(({ rule, never }) => `${rule}: never ${never}`);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mesh-ready rules test" ${counts}>`,
    `  <testsuite name="${xmlText(name)}" ${counts}>`,
    ...outcomes.map(testcase),
    ...(minCoverage === undefined
      ? []
      : [
          coverageCase(
            `coverage is ${minCoverage} % or more`,
            low ? [`coverage is ${coverage.percent} %`, ...uncovered] : [],
          ),
        ]),
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')}\n`;
}

function testcase({ name, place, mismatches }: CaseOutcome): string {
  const open = `    <testcase classname="${xmlText(place.file)}" name="${xmlText(name)}" file="${xmlText(place.file)}" line="${place.line}" time="0"`;
  if (mismatches.length === 0) return `${open}/>`;
  const texts = mismatches.map(({ path, expected, actual }) => xmlText(`${path}: expected ${expected}, is ${actual}`));
  return `${open}>\n      <failure type="mismatch" message="${texts[0]}">${texts.join('\n')}</failure>\n    </testcase>`;
}

function coverageCase(name: string, faults: readonly string[]): string {
  const open = `    <testcase classname="coverage" name="${xmlText(name)}" time="0"`;
  if (faults.length === 0) return `${open}/>`;
  return `${open}>\n      <failure type="coverage" message="${xmlText(faults[0]!)}">${faults.map(xmlText).join('\n')}</failure>\n    </testcase>`;
}

function json(report: CasesReport): string {
  const { name, outcomes, recorded, coverage, minCoverage } = report;
  const cases = outcomes.map(({ mismatches, ...outcome }) => ({
    ...outcome,
    passed: mismatches.length === 0,
    mismatches,
  }));
  const result = {
    name,
    passed: casesPass(report),
    cases,
    recorded: recorded === undefined ? null : { entries: recorded.length, differences: failedOf(recorded) },
    coverage: {
      percent: coverage.percent,
      required: minCoverage ?? null,
      rules: coverage.rules,
      inherited: coverage.inherited ?? null,
    },
  };
  return `${displaySafe(JSON.stringify(result, null, 2))}\n`;
}

function uncoveredIn({
  coverage,
}: CasesReport): readonly { readonly rule: string; readonly never: 'true' | 'false' }[] {
  return coverage.rules.flatMap(({ rule, madeTrue, madeFalse }) => [
    ...(madeTrue ? [] : [{ rule, never: 'true' as const }]),
    ...(madeFalse ? [] : [{ rule, never: 'false' as const }]),
  ]);
}
