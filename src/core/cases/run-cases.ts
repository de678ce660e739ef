import { type CompiledPack, isOpen, judge } from '../judge/index.ts';
import type { Place } from '../pack/parse.ts';
import { compare, type Difference } from './compare.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { ParsedCases } from './parse-cases.ts';
import { compareTable } from './recorded/compare-table.ts';
import { recordedEntries } from './recorded/record.ts';
import { resultOf } from './result.ts';

/** One expectation that wasn't met. */
export interface Mismatch extends Difference {
  readonly path: string;
  readonly place: Place;
}

export interface CaseOutcome {
  readonly name: string;
  readonly place: Place;
  readonly mismatches: readonly Mismatch[];
  /** For a failed case: the few questions that its answers leave out, which may be the cause. */
  readonly unanswered?: readonly string[];
}

/** A case that leaves out more questions than these does so on purpose. */
const FEW = 3;

export interface CasesResult {
  readonly outcomes: readonly CaseOutcome[];
  /** Differences between the recorded table and the current results, by entry. Undefined where nothing was recorded. */
  readonly recorded: readonly CaseOutcome[] | undefined;
  /** Coverage by the cases and by the entries of the table that are unchanged. */
  readonly coverage: Coverage;
}

/** Runs the cases of a pack, in their order, and compares the recorded table with the current results. */
export function runCases(
  compiled: CompiledPack,
  { cases, given, recorded }: Omit<ParsedCases, 'problems'>,
): CasesResult {
  const results = cases.map(({ answers, findings }) => resultOf(compiled, answers, findings));
  const outcomes = cases.map(({ name, place, expects }, index): CaseOutcome => {
    const { at, judgement } = results[index]!;
    const mismatches = expects.flatMap((expectation): Mismatch[] => {
      const difference = compare(at(expectation.path), expectation.expected);
      return difference === undefined ? [] : [{ path: expectation.path, place: expectation.place, ...difference }];
    });
    if (mismatches.length === 0) return { name, place, mismatches };
    const open = compiled.order.filter((_, question) => isOpen(judgement.facts.list[question]!));
    return { name, place, mismatches, ...(open.length > 0 && open.length <= FEW && { unanswered: open }) };
  });
  const judgements = results.map(({ judgement }) => judgement);
  if (recorded === undefined) return { outcomes, recorded, coverage: coverageOf(compiled, judgements) };
  const entries = recordedEntries(compiled, given);
  const table = compareTable(recorded, entries);
  const differing = new Set(table.flatMap(({ name, mismatches }) => (mismatches.length > 0 ? [name] : [])));
  const asRecorded = entries.filter(({ name }) => !differing.has(name)).flatMap(({ answers }) => answers);
  const tried = asRecorded.map((answers) => judge(compiled, answers));
  return { outcomes, recorded: table, coverage: coverageOf(compiled, [...judgements, ...tried]) };
}
