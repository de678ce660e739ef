import { type Assessment, type GateResult, hadEnded } from '../core/assess/index.ts';

/**
 * The waiver of a gate: `waived until 2027-03-31`, or `waiver ended on 2026-10-31` where it had expired on the day of
 * the assessment. A report knows no later day, so it always names the last day. Undefined for a gate without a waiver.
 */
export function waiverOf(
  gate: Pick<GateResult, 'id'>,
  { waivers, assessed }: Pick<Assessment, 'waivers' | 'assessed'>,
): { readonly says: string; readonly reason: string } | undefined {
  const own = waivers.filter((waiver) => waiver.gate === gate.id);
  const waiver = own.find((each) => !hadEnded(each, assessed)) ?? own[0];
  if (waiver === undefined) return undefined;
  return {
    says: `${hadEnded(waiver, assessed) ? 'waiver expired on' : 'waived until'} ${waiver.until}`,
    reason: waiver.reason,
  };
}
