import type { Case } from '../../src/core/cases/case.ts';
import { compare } from '../../src/core/cases/compare.ts';
import type { ParsedCases } from '../../src/core/cases/parse-cases.ts';
import { compareEntry } from '../../src/core/cases/recorded/compare-table.ts';
import { type RecordedEntry, recorderOf } from '../../src/core/cases/recorded/record.ts';
import { type Subject, subjectsOf } from '../../src/core/cases/recorded/subjects.ts';
import { resultOf } from '../../src/core/cases/result.ts';
import { lintPack } from '../../src/core/lint/lint.ts';
import { type CompiledPack, compilePack } from '../../src/core/judge/compile.ts';
import { isOpen, resolveFacts } from '../../src/core/judge/facts.ts';
import { folded } from '../../src/core/condition/index.ts';
import { checkPack } from '../../src/core/pack/check.ts';
import { expandNames } from '../../src/core/pack/expand.ts';
import { type Pack, packSchema } from '../../src/core/pack/schema.ts';
import { withConditions } from '../../src/core/pack/sites.ts';
import { useBase } from '../../src/core/range/index.ts';
import { draftOf } from './draft.ts';
import type { Mutant } from './operators.ts';

/**
 * What noticed a mutant first: parsing the pack, its cases, the recorded table, or lint. Undefined: the mutant
 * survived.
 */
export type Notice = 'reading' | 'cases' | 'table' | 'lint' | undefined;

/** Finds what notices changes of a pack with these cases and this table. */
export function noticerOf(pack: Pack, { cases, given, recorded }: ParsedCases): (mutant: Mutant) => Notice {
  const unchanged = compilePack(pack, '');
  const asItIs = new Set(subjectsOf(unchanged).map(({ entry }) => JSON.stringify(entry)));
  // Ranges take longest, so cases with unanswered questions come after the table.
  const isComplete = ({ answers }: Case) => !resolveFacts(unchanged, answers).list.some(isOpen);
  const complete = cases.filter(isComplete);
  const incomplete = cases.filter((each) => !isComplete(each));

  /** Applies the change to a copy of the pack, and checks whether anything notices it. */
  return (mutant) => {
    const draft = draftOf(pack);
    mutant.apply(draft);
    const read = packSchema.safeParse(withConditions(draft, folded));
    if (!read.success) return 'reading';
    expandNames(read.data, new Map());
    if (checkPack(read.data).length > 0) return 'reading';
    useBase(read.data, pack);
    const compiled = compilePack(read.data, 'mutant');
    const fails = ({ answers, findings, expects }: Case) => {
      const { at } = resultOf(compiled, answers, findings);
      return expects.some(({ path, expected }) => compare(at(path), expected) !== undefined);
    };
    if (complete.some(fails)) return 'cases';
    if (isOutOfDate(compiled)) return 'table';
    if (incomplete.some(fails)) return 'cases';
    const { findings } = lintPack(read.data, () => undefined, { today: '2026-11-22' });
    return findings.length > 0 ? 'lint' : undefined;
  };

  function isOutOfDate(compiled: CompiledPack): boolean {
    if (recorded === undefined) return false;
    const { organizations, subjects, record } = recorderOf(compiled, given);
    if (organizations.length + subjects.length !== recorded.entries.size) return true;
    const differs = (entry: RecordedEntry) => compareEntry(recorded, entry).mismatches.length > 0;
    return organizations.some(differs) || touched(subjects, compiled.pack).some((subject) => differs(record(subject)));
  }

  /** The entries whose rows depend on something that changed; the others aren't recorded again. */
  function touched(subjects: readonly Subject[], changed: Pack): readonly Subject[] {
    const isSame = (list: keyof Pack) => JSON.stringify(changed[list]) === JSON.stringify(pack[list]);
    if (!isSame('questions')) return subjects;
    const rows = new Set<object>(
      ROWS.filter((list) => !isSame(list)).flatMap((list): readonly object[] => changed[list]),
    );
    const isScoredAlike = isSame('criteria');
    return subjects.filter(
      ({ entry, score }) =>
        !asItIs.has(JSON.stringify(entry)) || rows.has(entry) || (score && (!isScoredAlike || rows.size > 0)),
    );
  }
}

/** Lists of which the first that holds counts: an entry depends on those before it. */
const ROWS = ['verdictRules', 'course', 'capacityLevels'] as const;
