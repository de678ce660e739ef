import type { Assessment } from '../../core/assess/index.ts';
import { aboutDate, isReplyDue } from './answered.ts';
import { dayMeant, dayOfDate, isAboutAnother, weeksToFirstDate } from './first-date.ts';
import { firstDuty } from './needs.ts';

/** Whether several meshes run, which all stay until what is required is met, so that nothing is chosen before. */
export function isDecidedLater({ verdict }: Pick<Assessment, 'verdict'>): boolean {
  return verdict.course === 'decide' && verdict.among?.later === true;
}

/**
 * `until “mTLS” is met (deadline: 2027-04-30)`: how long they stay. Beside a reply, that is said in it; where the first
 * date is that of a CA, it is renewed first; and a date that has passed sets no day.
 */
export function howLong(assessment: Assessment): string {
  const need = firstDuty(assessment);
  const met = `“${need?.title ?? 'what is required'}” is met`;
  const weeks = weeksToFirstDate(assessment);
  if (isReplyDue(assessment)) return `until ${met}, and say so in your reply`;
  if (weeks === 0) return `until ${met}; its deadline has passed`;
  const day = dayMeant(assessment) === undefined ? '' : ` (deadline: ${dayOfDate(assessment)})`;
  if (weeks === undefined || !isAboutAnother(assessment)) return `until ${met}${weeks === undefined ? '' : day}`;
  const isRenewal = aboutDate(assessment)?.due !== undefined;
  return isRenewal ? `until what ends first is renewed${day} and ${met}` : `until ${met}`;
}
