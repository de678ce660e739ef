import { checkConditions } from './check-conditions.ts';
import { checkIds } from './check-ids.ts';
import { checkMigrations } from './check-migrations.ts';
import { checkNames } from './check-names.ts';
import { checkQuestions } from './check-questions.ts';
import { checkReferences } from './check-references.ts';
import { checkScales } from './check-scales.ts';
import type { Entries, Fault, UnreadIds } from './fault.ts';
import { sitesOf } from './sites.ts';

/**
 * Checks a pack whose entries have the right shape: ids, references, conditions, weights. Works on an incomplete pack,
 * so that one broken entry doesn't hide other problems.
 */
export function checkPack(pack: Entries, unread: UnreadIds = () => []): Fault[] {
  const sites = sitesOf(pack);
  return [
    ...checkIds(pack),
    ...checkQuestions(pack.questions),
    ...checkConditions(pack, sites, unread('questions')),
    ...checkNames(pack, sites, unread('conditions')),
    ...checkReferences(pack, unread),
    ...checkMigrations(pack.migrations ?? [], pack.questions, pack.pack?.version),
    ...checkScales(pack, unread),
  ];
}
