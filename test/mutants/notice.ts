import { compare } from '../../src/core/cases/compare.ts';
import type { ParsedCases } from '../../src/core/cases/parse-cases.ts';
import { compareEntry } from '../../src/core/cases/recorded/compare-table.ts';
import { type RecordedEntry, recorderOf } from '../../src/core/cases/recorded/record.ts';
import { type Subject, subjectsOf } from '../../src/core/cases/recorded/subjects.ts';
import { resultOf } from '../../src/core/cases/result.ts';
import { lintPack } from '../../src/core/lint/lint.ts';
import { type CompiledPack, compilePack } from '../../src/core/judge/compile.ts';
import { folded } from '../../src/core/condition/index.ts';
import { checkPack } from '../../src/core/pack/check.ts';
import { expandNames } from '../../src/core/pack/expand.ts';
import { type Pack, packSchema } from '../../src/core/pack/schema.ts';
import { withConditions } from '../../src/core/pack/sites.ts';
import { draftOf } from './draft.ts';
import type { Mutant } from './operators.ts';

/**
 * What noticed a mutant first: parsing the pack, its cases, the recorded table, or lint. Undefined: the mutant
 * survived.
 */
export type Notice = 'reading' | 'cases' | 'table' | 'lint' | undefined;

/** Finds what notices changes of a pack with these cases and this table. */
export function noticerOf(pack: Pack, { cases, given, recorded }: ParsedCases): (mutant: Mutant) => Notice {
  const asItIs = new Set(subjectsOf(compilePack(pack, '')).map(({ entry }) => JSON.stringify(entry)));

  /** Applies the change to a copy of the pack, and checks whether anything notices it. */
  return (mutant) => {
    const draft = draftOf(pack);
    mutant.apply(draft);
    const read = packSchema.safeParse(withConditions(draft, folded));
    if (!read.success) return 'reading';
    expandNames(read.data, new Map());
    if (checkPack(read.data).length > 0) return 'reading';
    const compiled = compilePack(read.data, 'mutant');
    for (const { answers, expects } of cases) {
      const { at } = resultOf(compiled, answers);
      if (expects.some(({ path, expected }) => compare(at(path), expected) !== undefined)) return 'cases';
    }
    if (isOutOfDate(compiled)) return 'table';
    const { findings } = lintPack(compiled, () => undefined, { today: '2026-11-22' });
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
  function touched(subjects: readonly Subject[], { questions, verdictRules, criteria }: Pack): readonly Subject[] {
    const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
    if (!isSame(questions, pack.questions)) return subjects;
    const isJudgedAlike = isSame([verdictRules, criteria], [pack.verdictRules, pack.criteria]);
    return subjects.filter(({ entry, score }) => !asItIs.has(JSON.stringify(entry)) || (score && !isJudgedAlike));
  }
}
