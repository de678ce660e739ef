import type { Case } from '../../src/core/cases/case.ts';
import { compare } from '../../src/core/cases/compare.ts';
import { resultOf } from '../../src/core/cases/result.ts';
import { lintPack } from '../../src/core/lint/lint.ts';
import { compilePack } from '../../src/core/judge/compile.ts';
import { folded } from '../../src/core/condition/index.ts';
import { checkPack } from '../../src/core/pack/check.ts';
import { expandNames } from '../../src/core/pack/expand.ts';
import { type Pack, packSchema } from '../../src/core/pack/schema.ts';
import { withConditions } from '../../src/core/pack/sites.ts';
import { draftOf } from './draft.ts';
import type { Mutant } from './operators.ts';

/** What noticed a mutant first: reading the pack, its cases, or lint. Undefined: it survived. */
export type Notice = 'reading' | 'cases' | 'lint' | undefined;

/** Makes the change in a copy of the pack and looks whether anything notices. */
export function noticeOf(pack: Pack, cases: readonly Case[], mutant: Mutant): Notice {
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
  const { findings } = lintPack(compiled, () => undefined, { today: '2026-11-22' });
  return findings.length > 0 ? 'lint' : undefined;
}
