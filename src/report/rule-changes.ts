import { nounOf, type PackChanges, type PackDifference } from '../core/pack/index.ts';
import type { OutlineBlock } from './outline.ts';

/** A longer text isn't repeated where it was changed. */
const LONGEST = 100;
type DifferentPart = PackDifference['parts'][number];

const DONE = { added: 'added', changed: 'changed', removed: 'left out' } as const;

/** Any result, with the changes of its pack against the pack that it extends. */
export interface RulesApplied {
  readonly pack: { readonly id: string; readonly version: string };
  readonly changes?: PackChanges;
}

/** One sentence for each change against the extended rules; none for rules that extend nothing. */
export function ruleChanges({ changes }: Pick<RulesApplied, 'changes'>): readonly string[] {
  return (changes?.entries ?? []).map(ruleChange);
}

/** `criterion service-count changed: weight 16 -> 20 (our teams are small)` */
export function ruleChange({ reason, ...difference }: PackChanges['entries'][number]): string {
  return `${differenceInWords(difference)}${reason === undefined ? '' : ` (${reason})`}`;
}

/** The heading of the list of changes. */
export function ruleChangesTitle({ changes, pack }: RulesApplied): string {
  return `What ${pack.id} ${pack.version} changes in the rules of ${changes?.base.id ?? ''} ${changes?.base.version ?? ''}`.trim();
}

/** The list of changes for a short report; empty for rules that extend nothing. */
export function ruleChangesBlock(judged: RulesApplied): readonly OutlineBlock[] {
  const points = ruleChanges(judged).map((text) => ({ text }));
  return points.length === 0 ? [] : [{ heading: ruleChangesTitle(judged), points }];
}

/** `criterion service-count changed: weight 16 -> 20; why` */
function differenceInWords({ parts, ...difference }: PackDifference): string {
  const details = parts.map((part) => (isShort(part) ? partInWords(part) : part.path));
  return `${differenceTitle(difference)}${details.length === 0 ? '' : `: ${details.join('; ')}`}`;
}

/** `criterion service-count changed` */
export function differenceTitle({ change, list, id }: Pick<PackDifference, 'change' | 'list' | 'id'>): string {
  return `${nounOf(list)} ${id} ${DONE[change]}`;
}

/** `weight 16 -> 20` */
export function partInWords({ path, before, after }: DifferentPart): string {
  return `${path} ${before} -> ${after}`;
}

/** Whether both values fit on one line. */
export function isShort({ before, after }: DifferentPart): boolean {
  return before.length + after.length <= LONGEST;
}
