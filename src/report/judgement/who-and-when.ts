import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { effortSum, timeInWords } from '../../core/pack/index.ts';
import { capital, count, firstOf, list, roleTitle, sentences } from '../phrases.ts';
import { aboutDate } from './answered.ts';
import { askedDay } from './asked-day.ts';
import { answerersOf } from './answerers.ts';
import { decisions } from './before.ts';
import { isDecidedLater } from './both-stay.ts';
import { closedAtEnd, closedInWords, dayAtEnd, expectedEnd } from './calendar.ts';
import { waysOf } from './course.ts';
import { changesProduction, type Closed } from './closed.ts';
import { unplacedWeeks } from './closed-weeks.ts';
import { rolesShared } from './crews.ts';
import { weeksToDate } from './dates.ts';
import { approvedSteps, stepsWhatever } from './decided.ts';
import { deadline } from './deadline.ts';
import { daysToFirstDate, toldAs } from './first-date.ts';
import { type Demand, demandOfWay, endsInCalendar, postponedWord, weeksOf } from './demands.ts';
import { isNoneKnown } from './meshes.ts';
import { firstDuty, unmetDuties } from './needs.ts';
import { QUARTER } from './quarter.ts';
import { placedSteps } from './schedule.ts';
import { isPostponed, WEEKS_TO_DECIDE, wholeWeeks } from './steps-left.ts';
import { stepsBesideWay } from './way-to-need.ts';
import { askedFirst, isLeftOpen, isOnHold, isUnlessInstalled } from './verdict.ts';

/** So many roles are named; the table of the brief names all. */
const NAMED = 7;

/** Who does what the decision asks for, and by when. */
export interface WhoAndWhen {
  /** Who answers what the decision waits for, and who does what it asks for or chooses. */
  readonly who: string;
  /** Until when they answer or choose, the dates, and how long the work takes: points, some of several sentences. */
  readonly when: readonly string[];
}

/** Who has a part of that, and by when, as sentences; empty without. */
interface Part {
  readonly who: string;
  readonly when: string;
}

/**
 * Who does what and by when, as sentences, without what can wait until after the first date. Undefined where the
 * decision asks for nothing of that.
 */
export function whoAndWhen(assessment: Assessment): WhoAndWhen | undefined {
  const answers = whoAnswersFirst(assessment);
  const does = whoDoes(assessment);
  const chooses = does === undefined && !isLeftOpen(assessment) ? whoChooses(assessment) : undefined;
  if (answers === undefined && chooses === undefined && does === undefined) return undefined;
  const steps = does === undefined || answers === undefined ? does?.who : `Steps: ${does.who}`;
  const who = [answers?.who, chooses?.who, steps];
  const decided = said([answers?.when, chooses?.when]);
  const when = [decided, ...deadline(assessment), does?.when ?? ''].filter((point) => point !== '');
  return { who: said(who), when };
}

/** Those that are there. */
function said(parts: readonly (string | undefined)[]): string {
  return sentences(parts.flatMap((part = '') => (part === '' ? [] : [part.trim()])));
}

/** The roles that are asked for the answers that decide, and until when; undefined once that is settled. */
function whoAnswersFirst(assessment: Assessment): Part | undefined {
  if (isUnlessInstalled(assessment)) return undefined;
  const all = [...answerersOf(assessment).values()];
  const asked = askedFirst(assessment).length;
  const roles = [...new Set(all)].map((role, index) => {
    const own = all.filter((each) => each === role).length;
    return `${role} (${own} of ${asked}${index === 0 ? ` ${asked === 1 ? 'question' : 'questions'}` : ''})`;
  });
  if (roles.length === 0) return undefined;
  const when = isLeftOpen(assessment)
    ? `Decide within ${timeToDecide(assessment, isOnHold(assessment) ? WEEKS_TO_DECIDE : QUARTER)} (heuristic).`
    : '';
  return { who: `Answers come first, from ${list(roles)}.`, when };
}

/** How long a decision may take: less where a requirement's date is near, so that time is left for what it decides. */
function timeToDecide(assessment: Assessment, most: typeof WEEKS_TO_DECIDE | typeof QUARTER): string {
  const weeks = firstDuty(assessment) === undefined ? 0 : (weeksToDate(assessment) ?? 0);
  const days = daysToFirstDate(assessment) ?? Infinity;
  if (weeks > 0 && days < 7) return days < 3 ? 'a day' : count(Math.floor(days / 2), 'day', 'days');
  if (weeks > 0 && weeks <= most) return count(Math.max(1, Math.floor(weeks / 3)), 'week', 'weeks');
  return most === WEEKS_TO_DECIDE ? 'a month' : '90 days';
}

/** Where an alternative is to be chosen, who chooses by when, and who then has how much work; undefined elsewhere. */
function whoChooses(assessment: Assessment): Part | undefined {
  const [step] = decisions(assessment);
  const ways = waysOf(assessment).flatMap((way) => demandOfWay(way, assessment) ?? []);
  if (ways.length === 0) return undefined;
  const owners = [...new Set(ways.flatMap(({ people }) => people))];
  const end = placedSteps(assessment).find((each) => each.step === step)?.to;
  const chooser = step === undefined ? 'Whoever owns the decision' : roleTitle(assessment, step.owner);
  const by =
    end === undefined || end <= WEEKS_TO_DECIDE
      ? `within ${timeToDecide(assessment, WEEKS_TO_DECIDE)}`
      : `by week ${wholeWeeks(end)}`;
  const now = stepsWhatever(assessment);
  const roles = [...new Set(now.map((each) => roleTitle(assessment, each.owner)))];
  const first =
    now.length === 0 ? '' : ` Work now: ${list(firstOf(roles, NAMED_NOW))} (${timeInWords(effortSum(now).effort)}).`;
  // Nothing is chosen before the requirement is met.
  if (isDecidedLater(assessment)) return { who: `Decision: ${chooser}.${first}`, when: '' };
  return {
    who: `Decision: ${chooser}.${first} Then, as chosen: ${list(owners)}${workOf(ways)}.`,
    when: `Decide ${by} (heuristic).`,
  };
}

/** ` (1 to 4 or 2 to 6 weeks)`: the work of each alternative, of so few that a line has room for them. */
function workOf(ways: readonly Demand[]): string {
  if (ways.length > ROOM_FOR_WAYS) return ' (see “People and time”)';
  const works = [...new Set(ways.map(({ work }) => work))];
  const areWeeks = works.every((work) => work.endsWith(WEEKS));
  return areWeeks
    ? ` (${list(
        works.map((work) => work.slice(0, -WEEKS.length)),
        'or',
      )}${WEEKS})`
    : ` (${list(works, 'or')})`;
}

/** So many roles are named that work before the choice. */
const NAMED_NOW = 3;

const ROOM_FOR_WAYS = 3;
const WEEKS = ' weeks';

/** Who does the steps, and in which week these are done. */
function whoDoes(assessment: Assessment): Part | undefined {
  const asked = approvedSteps(assessment);
  const steps = asked.filter((step) => !isPostponed(step));
  if (steps.length === 0) return undefined;
  const { stage, stages, verdict } = assessment;
  // What can't wait, and what replaces a mesh that ends, is no stage; nor is one that requires nothing more.
  const isOfStage = !isLeftOpen(assessment) && !isNoneKnown(assessment) && verdict.course !== 'move';
  const isStage = isOfStage && stages.some(({ id, gates }) => id === stage && gates.some(blocks));
  // The end of what the required work doesn't wait for would look like its own.
  const beside = isStage ? stepsBesideWay(assessment) : [];
  const [low, high] = endsInCalendar(beside.length === 0 ? steps : beside, assessment);
  // What only reads, orders, or decides can end while production is closed.
  const last = placedSteps(assessment, 'high')
    .filter(({ step }) => steps.includes(step))
    .toSorted((a, b) => b.to - a.to)[0]?.step;
  const isChange = last === undefined || changesProduction(last);
  const shut = isChange ? closedAtEnd(high, assessment) : undefined;
  const owners = shares(steps, assessment);
  const more = owners.length - NAMED > 1 ? [`${owners.length - NAMED} more roles`] : owners.slice(NAMED);
  const without = [
    ...(steps.length < asked.length ? [`${postponedWord(assessment)} steps`] : []),
    ...(unplacedWeeks(assessment) > 0 && assessment.assessed === null ? ['closed weeks'] : []),
  ];
  const scope = without.length === 0 ? '' : `, without ${list(without)}`;
  // A plan without stages can't be done with what the date is about, such as a move.
  const isOfPlan = aboutDate(assessment)?.dates.length === 0 && stage === 'none';
  const all = isOfPlan
    ? 'All steps of this plan are done'
    : isAll(steps, assessment)
      ? 'All steps are done'
      : 'These steps are done';
  const own = beside.length === 0 ? doneStages(steps, assessment) : `The other steps of ${capital(stage)} are done`;
  const end = expectedEnd([low, high], assessment, scope, isChange);
  return {
    who: `${list([...owners.slice(0, NAMED), ...more])}.${inAll(steps, assessment)}${whoShares(steps, assessment)}`,
    when: said([requiredToo(steps, assessment), `${isStage ? own : all} ${end}.${whyThen(shut, assessment)}`]),
  };
}

/** `Walk is done`, or with steps that an earlier stage left `Crawl and Walk are done`. */
function doneStages(steps: readonly StepResult[], { stages }: Assessment): string {
  const own = stages.filter((stage) => stage.steps.some((step) => steps.includes(step))).map(({ id }) => capital(id));
  return `${list(own)} ${own.length === 1 ? 'is' : 'are'} done`;
}

/** Whether so many are all that is left to do. */
function isAll(steps: readonly StepResult[], assessment: Assessment): boolean {
  return placedSteps(assessment).every(({ step }) => steps.includes(step) || isPostponed(step));
}

/** ` The last step can end while production is closed (…), so count on the day after that.`, with a space before it. */
function whyThen(shut: Closed | undefined, { assessed }: Assessment): string {
  if (shut === undefined || assessed === null) return '';
  return ` The last step can end while production is closed (${closedInWords(shut, assessed)}), so count on the day after that.`;
}

/**
 * `Also required: “Egress control” (done by 2027-03-07) and “Failover” (by 2027-11-08).`, of a plan
 * without stages: the required needs after the first one, in the order in which their steps end. Empty without any, or
 * without a day.
 */
function requiredToo(steps: readonly StepResult[], assessment: Assessment): string {
  const first = firstDuty(assessment);
  if (first === undefined || assessment.stage !== 'none') return '';
  const asked = askedDay(assessment);
  const ends = unmetDuties(assessment)
    .filter(({ id }) => id !== first.id)
    .flatMap(({ id, title }) => {
      const own = steps.filter(({ useCases }) => useCases.includes(id));
      const week = own.length === 0 ? undefined : endsInCalendar(own, assessment)[1];
      const day = week === undefined ? undefined : dayAtEnd(week, assessment);
      return day === undefined ? [] : [{ id, title, day }];
    })
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map(({ id, title, day }, index) => {
      const isDated = asked !== undefined && aboutDate(assessment)?.dates.includes(id) !== false;
      const late = isDated && day > asked.last ? `, too late for ${toldAs(asked)}` : '';
      return `“${title}” (${index === 0 ? 'done ' : ''}by ${day}${late})`;
    });
  return ends.length === 0 ? '' : `Also required: ${list(ends)}.`;
}

/**
 * ` Together: 12 to 40 weeks.`, of several roles, with a space before it; of stages, “People and time” tells it. Where
 * what is told of each role doesn't add up to that, it says why.
 */
function inAll(steps: readonly StepResult[], { stage }: Assessment): string {
  const works = [...new Set(steps.map(({ owner }) => owner))].map(
    (role) => effortSum(steps.filter(({ owner }) => owner === role)).effort,
  );
  if (stage !== 'none' || works.length < 2) return '';
  const { effort } = effortSum(steps);
  const added = (end: 'low' | 'high') => works.reduce((sum, work) => sum + work[end], 0);
  const isSame = works.every(({ unit }) => unit === effort.unit) && added('low') === effort.low;
  const rounded = isSame && added('high') === effort.high ? '' : ' (figures are rounded)';
  return ` Together: ${timeInWords(effort)}${rounded}.`;
}

/** ` Operations and Network are the same people.`, with a space before it; empty where each role has its own. */
function whoShares(steps: readonly StepResult[], assessment: Assessment): string {
  const shared = rolesShared(steps, assessment);
  if (shared.length === 0) return '';
  return ` ${assessment.capacity.sequential === true ? 'All these roles' : list(shared)} are the same people.`;
}

/** The roles that own steps, those with the most work first: `Security team (3 to 8 weeks of work)`. */
function shares(steps: readonly StepResult[], assessment: Assessment): readonly string[] {
  const titleOf = ({ owner }: StepResult) => roleTitle(assessment, owner);
  return [...new Set(steps.map(titleOf))]
    .map((title) => ({ title, own: steps.filter((step) => titleOf(step) === title) }))
    .toSorted((a, b) => sum(weeksOf(b.own)) - sum(weeksOf(a.own)))
    .map(({ title, own }, index) => `${title} (${timeInWords(effortSum(own).effort)}${index === 0 ? ' of work' : ''})`);
}

function sum([low, high]: readonly [number, number]): number {
  return low + high;
}
