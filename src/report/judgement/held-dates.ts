import { daysBetween } from '../../core/answers/index.ts';
import type { Assessment } from '../../core/assess/index.ts';
import { list } from '../phrases.ts';
import { aboutDate } from './answered.ts';
import { changesProduction, closedTimes } from './closed.ts';
import { unplacedWeeks } from './closed-weeks.ts';
import { endInWords } from './weeks.ts';
import { endOfDue } from './due.ts';
import { firstDeadline } from './first-date.ts';
import { foundOnce } from './found-once.ts';
import { needsPermission, ONLY_WITH_PERMISSION } from './permission.ts';
import { type Placed, placedSteps } from './schedule.ts';
import { isLeftBefore, wholeWeeks } from './steps-left.ts';
import { endTiming, type Timing } from './timing.ts';

/** A date in a note, and when the step that its words name ends, and another one that proves its result. */
interface HeldDate {
  readonly day: string;
  readonly isOfReply: boolean;
  readonly low: Placed;
  readonly high: Placed;
  readonly proof: { readonly low: Placed; readonly high: Placed } | undefined;
}

/** How an end is told for the days that follow. */
const TOLD: Readonly<Record<Timing, string>> = {
  'in time': 'in time for',
  tight: 'less than a month before',
  'perhaps too late': 'perhaps too late for',
  'too late': 'too late for',
};

/**
 * ` “Rotate the trust anchor” ends in 2 to 4 weeks (heuristic): in time for 2027-02-14 and 2027-06-30.`: the dates of
 * notes, other than the first date, that words there relate to a step of the plan, the soonest first.
 */
export function endsOfHeld(assessment: Assessment): string {
  const held = heldDates(assessment);
  const steps = [...new Set(held.map(({ high }) => high.step.id))];
  const told = steps.map((id) => {
    const own = held.filter(({ high }) => high.step.id === id);
    const { low, high, proof } = own[0]!;
    const groups = new Map<string, string[]>();
    for (const { day, isOfReply } of own) {
      const last = proof !== undefined && proof.high.to > high.to ? proof : { low, high };
      const timing = timingFor(day, last.low, last.high, assessment);
      const weeks = daysBetween(assessment.assessed!, day) / 7;
      const isShut = !isOfReply && needsPermission(last.high.step, last.high.to, closedTimes(assessment), weeks);
      const how = timing === 'in time' && isShut ? `${ONLY_WITH_PERMISSION}, for` : TOLD[timing];
      groups.set(how, [...(groups.get(how) ?? []), day]);
    }
    const when = [...groups].map(([how, days]) => `${how} ${list(days)}`).join('; ');
    // Of a step that the first date is about, too, its end is told with that.
    if (isTold(id, assessment)) return ` “${high.step.title}” also ends ${when}.`;
    const end = (from: Placed, to: Placed) => endInWords(wholeWeeks(from.to), wholeWeeks(to.to));
    const proven =
      proof === undefined ? '' : `, and “${proof.high.step.title}”, which proves it, ${end(proof.low, proof.high)}`;
    return ` “${high.step.title}” ends ${end(low, high)}${proven} (heuristic): ${when}.`;
  });
  return `${told.join('')}${repliesBeside(assessment)}`;
}

/**
 * ` A reply is due 2026-12-15: …`, where the note of the first date owes one and no step of the plan is about it, and
 * of one that is overdue, that it goes first.
 */
function repliesBeside(assessment: Assessment): string {
  const [days, passed] = [replyDays(assessment), overdueReplies(assessment)];
  const late = passed.length === 0 ? '' : ` A reply was due ${list(passed)}: unless you have sent it, send it first.`;
  return days.length === 0
    ? late
    : `${late} A reply is due ${list(days)}: say what you meet today, and what follows by when.`;
}

/** The days of such replies that are ahead, the soonest first. */
function replyDays(assessment: Assessment): readonly string[] {
  const planned = new Set(assessment.stages.flatMap(({ steps }) => steps.map(({ id }) => id)));
  const isBeside = ({ day, steps }: Held) => !isOver(day, assessment) && !steps.some((id) => planned.has(id));
  return daysOf(replies(assessment).filter(isBeside));
}

/** The days of those that have passed, whatever the plan does about a reply. */
function overdueReplies(assessment: Assessment): readonly string[] {
  return daysOf(replies(assessment).filter(({ day }) => isOver(day, assessment)));
}

/** The replies that the notes of the first date owe, beside that date. */
function replies(assessment: Assessment): readonly Held[] {
  const dated = firstDeadline(assessment);
  const all = [dated, aboutDate(assessment)].flatMap((answer) => answer?.held ?? []);
  return all.filter(({ day, owed }) => owed === true && day !== dated?.day);
}

type Held = NonNullable<Assessment['answers'][number]['held']>[number];

function daysOf(held: readonly Held[]): readonly string[] {
  return [...new Set(held.map(({ day }) => day))].toSorted();
}

function isOver(day: string, { assessed }: Assessment): boolean {
  return assessed !== null && day < assessed;
}

function isTold(id: string, assessment: Assessment): boolean {
  return aboutDate(assessment)?.due?.includes(id) === true && endOfDue(assessment) !== '';
}

/** The days that it tells. */
export function daysHeld(assessment: Assessment): readonly string[] {
  return [...heldDates(assessment).map(({ day }) => day), ...replyDays(assessment)];
}

function timingFor(day: string, low: Placed, high: Placed, assessment: Assessment): Timing {
  const closed = changesProduction(high.step) ? unplacedWeeks(assessment) : 0;
  const weeks = daysBetween(assessment.assessed!, day) / 7 - closed;
  const how = endTiming([low.to, high.to], weeks);
  // What changes nothing in production, such as a letter, needs no month for evidence.
  return how === 'tight' && !changesProduction(high.step) ? 'in time' : how;
}

/** Each day once, with the first step of the plan that it is about. */
const heldDates = foundOnce((assessment: Assessment): readonly HeldDate[] => {
  if (assessment.assessed === null) return [];
  const dated = firstDeadline(assessment);
  const ends = { low: placedSteps(assessment, 'low'), high: placedSteps(assessment, 'high') };
  const all = assessment.answers
    .flatMap(({ held = [] }) => held.filter(({ day }) => day !== dated?.day && !isOver(day, assessment)))
    .toSorted((a, b) => a.day.localeCompare(b.day));
  const found = all.flatMap(({ day, steps, owed }) => {
    const isOwn = ({ step }: Placed) => steps.includes(step.id) && isLeftBefore(step);
    const high = ends.high.find(isOwn);
    const low = ends.low.find(({ step }) => step === high?.step);
    if (high === undefined || low === undefined) return [];
    const isProof = ({ step }: Placed) => high.step.provenBy?.includes(step.id) === true && isLeftBefore(step);
    const [early, late] = [ends.low.find(isProof), ends.high.find(isProof)];
    const proof = early === undefined || late === undefined ? undefined : { low: early, high: late };
    return [{ day, isOfReply: owed === true, low, high, proof }];
  });
  return found.filter(
    ({ day, high }, index) => found.findIndex((each) => each.day === day && each.high.step === high.step) === index,
  );
});
