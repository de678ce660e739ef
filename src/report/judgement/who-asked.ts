import type { Assessment, Reason } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { count, firstSentence, list, sentence, uncapital, verdictWord } from '../phrases.ts';
import { answerTo, isReplyOwed, quoteOf } from './answered.ts';
import { askedDay, unconfirmedDay } from './asked-day.ts';
import { isDecidedLater } from './both-stay.ts';
import { halfOf, milestones } from './checkpoints.ts';
import { isKeptOnlyForANeed, stepsNamed } from './course.ts';
import { pointedTo } from './in-time.ts';
import { dayAtEnd } from './calendar.ts';
import { unplacedWeeks } from './closed-weeks.ts';
import { firstAnswer, stepsAtOnce } from './decided.ts';
import { endOfSteps } from './demands.ts';
import { dayOfDate, toldAs, weeksToFirstDate } from './first-date.ts';
import { isLeftUnmet, whenMet } from './interim.ts';
import { isNoneKnown } from './meshes.ts';
import { firstDuty, needsMetByMesh, needsOf, requiredNeed } from './needs.ts';
import type { DateAhead } from './noted-dates.ts';
import { dayAfterSeason } from './season.ts';
import { timing } from './timing.ts';
import { isLeftOpen, isOfAMesh, isUnlessInstalled } from './verdict.ts';
import { stepsForDuty } from './without-mesh.ts';

/** So much of a note is quoted, and so many notes. */
const QUOTED = 110;
const MOST_QUOTES = 2;

/** What to reply to whoever asked: what notes say of who and for what, as quotes, and the reply. */
export interface Reply {
  readonly quotes: string;
  readonly says: string;
}

/**
 * What notes say of who asked, proposed, or wants something, unless a reason quotes it, with an answer to them in
 * short. What they ask for isn't understood: the answer is about a mesh in this scope. Undefined where no note says
 * it.
 */
export function whoAsked(assessment: Assessment, reasons: readonly Reason[]): Reply | undefined {
  const asked = [KNOWN_QUESTIONS.driver, KNOWN_QUESTIONS.proposed, KNOWN_QUESTIONS.wish].flatMap((id) => {
    const answer = answerTo(assessment, id);
    const quote = answer?.state === 'answered' ? quoteOf(answer, QUOTED) : '';
    const isTold = reasons.some(({ text }) => text.includes(brief(answer?.note ?? '', QUOTED)));
    return quote === '' || isTold ? [] : [quote];
  });
  if (asked.length === 0) return undefined;
  const says = isRequiredByOutsider(assessment) ? ofRequirement(assessment) : answerInShort(assessment, reasons);
  return { quotes: list(asked.slice(0, MOST_QUOTES)), says };
}

/** Whether a note says that someone outside asked, who requires what isn't met in full yet. */
function isRequiredByOutsider(assessment: Assessment): boolean {
  const { owed, note = '' } = answerTo(assessment, KNOWN_QUESTIONS.driver) ?? {};
  return owed === true && note !== '' && requiredNeed(assessment) !== undefined;
}

/**
 * For an outside party that requires something: by when the requirement is met and by what, as far as that is known.
 * Such a party doesn't ask for a mesh; who proposes one hears of it last.
 */
function ofRequirement(assessment: Assessment): string {
  const required = requiredNeed(assessment)!;
  const need = `“${required.title}”`;
  if (required !== firstDuty(assessment))
    return `${need} is required, and not met in full yet. Name the days of its steps, not a mesh.`;
  if (isUndecided(assessment))
    return `${need} is required, whatever is decided, and not met in full yet. About a mesh, say nothing yet.`;
  const { course } = assessment.verdict;
  const isWithout = course === 'none' || course === 'leave' || (course === 'move' && assessment.stage === 'none');
  if (!isWithout) {
    const met = metBetween(assessment, ' is met', ', service by service') || " isn't met in full yet";
    return `${need}${met}.${confirmFirst(assessment)} Promise protection and days, not a mesh.`;
  }
  const mesh = course === 'leave' ? 'your mesh will be removed' : whyNone(assessment);
  return `${inPlace(assessment, false)}${confirmFirst(assessment)} To whoever proposes a mesh: ${mesh}.`;
}

/** ` Before you send it, confirm that 2027-09-30 is the day of the work.`, where only a note suggests so. */
function confirmFirst(assessment: Assessment): string {
  const day = whenMet(assessment) === undefined ? undefined : unconfirmedDay(assessment);
  return day === undefined ? '' : ` Before you send it, confirm that ${toldAs(day)} is the day of the work.`;
}

/** Why no mesh comes, for whoever proposes one beside a requirement. */
function whyNone(assessment: Assessment): string {
  if (assessment.verdict.barred === true) return 'none can carry these calls';
  if (isLeftUnmet(assessment)) return 'none for now';
  return assessment.verdict.close === true
    ? 'it was a close call, and this plan does without one'
    : 'none is needed for this';
}

/**
 * What becomes of a mesh, what becomes of the need behind it, and when to ask again. Who asks for what someone requires
 * never hears that it is declined or put off.
 */
function answerInShort(assessment: Assessment, reasons: readonly Reason[]): string {
  const { verdict, watch } = assessment;
  // Who only asks what protects calls doesn't ask for a mesh, now or later.
  const onlyAnswers = isOnlyAnswered(assessment);
  const parts = isUndecided(assessment)
    ? [undecided(assessment), standing(assessment)]
    : verdict.course === 'none' || verdict.course === 'leave'
      ? [
          ...withoutMesh(assessment, reasons),
          watch.length === 0 || onlyAnswers ? '' : `They should ask again if: ${firstSentence(watch[0]!.says)}`,
        ]
      : [withMesh(assessment)];
  return parts.filter((part) => part !== '').join(' ');
}

/** Whether answers or a choice decide first: without a mesh, both “not yet” and “no” adopt none. */
function isUndecided(assessment: Assessment): boolean {
  const { standing: stands, course, coursePossible, possible } = assessment.verdict;
  if (isUnlessInstalled(assessment)) return false;
  if (isLeftOpen(assessment) || course === 'decide') return true;
  if (stands !== 'settled' && (possible.includes('yes') || isOfAMesh(course))) return true;
  return isOfAMesh(course) && coursePossible.length > 1;
}

/** That nothing is decided, what comes first, and what the answers lean to so far. */
function undecided(assessment: Assessment): string {
  const { standing: stands, course, id } = assessment.verdict;
  if (course === 'move') return `${uncapital(whyMoved(assessment))} What follows isn't decided yet.`;
  if (isDecidedLater(assessment) && !isLeftOpen(assessment))
    return 'both meshes stay until the requirement is met; which one goes is decided after that.';
  if (course === 'decide' && !isLeftOpen(assessment)) {
    const pointed = pointedTo(assessment);
    const isGoing = isKeptOnlyForANeed(assessment);
    const byDefault = isGoing ? ' It goes, unless someone names a requirement that depends on it.' : '';
    const lean = pointed === undefined ? byDefault : ` The answers point to ${pointed}.`;
    return `${assessment.verdict.among?.decide ?? 'what becomes of the mesh'} isn't decided yet.${lean}`;
  }
  const lead = 'not decided yet: the questions of this brief come first.';
  return stands === 'leaning' ? `${lead} So far, it leans to “${verdictWord[id]}”.` : lead;
}

/** For a party that requires something: that this remains, whatever is decided about a mesh. */
function standing(assessment: Assessment): string {
  const need = firstDuty(assessment);
  return need === undefined ? '' : `“${need.title}” is required, whatever is decided, and not met in full yet.`;
}

/** A mesh that comes, stays, or is replaced, and what it is for. */
function withMesh(assessment: Assessment): string {
  const { verdict, stage } = assessment;
  const need = needsOf(assessment).toSolve[0]?.title;
  const isApart = stepsForDuty(assessment).length > 0;
  const first = need === undefined ? '' : isApart ? `, and “${need}” doesn't wait for it` : `, first for “${need}”`;
  if (verdict.course === 'move') {
    return stage === 'none'
      ? `${discontinued(assessment)} and will be removed; no other mesh replaces it. ${inPlace(assessment)}`.trim()
      : `a mesh stays${first}. ${whyMoved(assessment)}`;
  }
  if (verdict.course === 'adopt')
    return isNoneKnown(assessment)
      ? `no mesh yet, because no product is known to meet all that you demand. ${standing(assessment)}`.trim()
      : `a mesh is adopted, one stage at a time${first}${metBetween(assessment)}.${afterSeason(assessment)}`;
  // What an expiry or a departure asks for comes before what the mesh is to do next.
  const due = assessment.answers.flatMap(({ due: own = [], held = [] }) => [
    ...own,
    ...held.flatMap((each) => each.steps),
  ]);
  const atOnce = stepsAtOnce(assessment).find(({ id }) => due.includes(id));
  const comesFirst = atOnce?.title ?? need;
  const what = comesFirst === undefined ? forWish(assessment) : `, and “${comesFirst}” comes first`;
  return `your mesh stays${what}. ${whatFollowsIt(assessment)}Ask for another product only if yours can't meet a requirement.`;
}

/**
 * `, met between 2027-03-07 and 2027-06-20 (heuristic)`: whoever wants a mesh by a date compares. Where a day is asked
 * for, what is promised goes back from that; where the estimates are far apart, no day is. `verb`: what is said before
 * a day; `how`: what is said after it.
 */
function metBetween(assessment: Assessment, verb = ', met', how = ''): string {
  const met = whenMet(assessment);
  const asked = askedDay(assessment);
  if (met === undefined) return '';
  if (asked !== undefined) return `: ${plannedFor(asked, met, assessment)}`;
  if (met[1] > WIDE * met[0] && met[1] - met[0] > FAR_APART)
    return `${how}, ${atTheEarliest(met[0], assessment)}with no day yet, because the estimates are far apart: it follows once the first service is in`;
  const [from, to] = met.map((week) => dayAtEnd(week, assessment));
  if (from === undefined || to === undefined) return '';
  return `${verb} ${from === to ? `by ${to}` : `between ${from} and ${to}`} (heuristic)${how}`;
}

/** `not before 2027-03-07, and `: for whoever sets no requirement, and so takes it for no promise; or empty. */
function atTheEarliest(week: number, assessment: Assessment): string {
  const day = dayAtEnd(week, assessment);
  const isOutside = firstDuty(assessment) !== undefined || isReplyOwed(assessment);
  // After a season, the day on which that is over is told.
  const isTold = dayAfterSeason(assessment) !== undefined;
  return isOutside || isTold || day === undefined ? '' : `not before ${day}, and `;
}

/** A range is too wide for two days that are promised if it ends after so many times its begin, and so many weeks. */
const WIDE = 2;
const FAR_APART = 8;

/**
 * `expected by 2027-04-18; at the latest, 9 of 17 services by 2027-05-12, all by 2027-06-02, and the evidence by
 * 2027-06-30 (heuristic)`: what the schedule expects, and what can be promised for a day that is asked for, or that it
 * isn't sure, or too early.
 */
function plannedFor(day: DateAhead, met: readonly [low: number, high: number], assessment: Assessment): string {
  const days = milestones(day, met[0], assessment);
  const weeks = day.weeks - unplacedWeeks(assessment);
  const expected = dayAtEnd(met[1], assessment);
  const by = dayInWords(day);
  const how = timing(met, weeks);
  if (expected !== undefined && how === 'in time' && (days === undefined || expected <= days.all)) {
    const lead = `expected by ${expected}; at the latest,`;
    if (days === undefined) return `${lead} with the evidence, ${by} (heuristic)`;
    const parts = expected <= days.first ? '' : `the first service by ${days.first}, ${halfOf(days)} by ${days.half}, `;
    return `${lead} ${parts}all by ${days.all}, and the evidence ${by} (heuristic)`;
  }
  if (expected !== undefined && how === 'tight')
    return `expected by ${expected} (heuristic); agree on a day for the evidence, because ${toldAs(day)} leaves little time for it`;
  return met[0] <= weeks
    ? `${toldAs(day)} isn't sure yet (heuristic): say halfway to it which services will be done, and ask for time for the rest`
    : `not in full ${by} (heuristic): say which services will be done, and ask for time for the rest`;
}

/** `by 2027-06-30`, also where the note writes it in numbers only; of a month or week, `before March 2027`. */
function dayInWords(day: DateAhead): string {
  return day.isDay ? `by ${toldAs(day)}` : `before ${day.text}`;
}

/** ` No proxy of it reaches production before 2027-03-15, …`: for whoever wants a mesh for a season. */
function afterSeason(assessment: Assessment): string {
  const day = dayAfterSeason(assessment);
  const isSeason = assessment.answers.some(({ season }) => season === true);
  const weeks = weeksToFirstDate(assessment) ?? 0;
  if (day === undefined && isSeason && weeks > 0)
    return (whenMet(assessment)?.[0] ?? 0) > weeks
      ? ` It comes after ${dayOfDate(assessment)}: until then, only fixes without it help.`
      : ` Before ${dayOfDate(assessment)}, no proxy of it carries the season's calls, unless a load test with it has passed.`;
  return day === undefined ? '' : ` No proxy of it reaches production before ${day}, because the season comes first.`;
}

/** What would have to be in place before such a mesh could go, with a space behind it. */
function whatFollowsIt(assessment: Assessment): string {
  const met = needsMetByMesh(assessment)
    .filter(({ strength }) => strength !== 'wish')
    .map(({ title }) => `“${title}”`);
  return met.length === 0 ? '' : `Whatever replaces it must first meet ${list(met)}. `;
}

/** Why services move to another product or version: the first sentence of the course. */
function whyMoved({ verdict }: Assessment): string {
  return sentence(firstSentence(verdict.courseReasons[0]?.text ?? ''));
}

/** `AWS App Mesh is discontinued`, of the product that services move off. */
function discontinued(assessment: Assessment): string {
  return `${answerTo(assessment, KNOWN_QUESTIONS.installed)?.text ?? 'the present product'} is discontinued`;
}

/** What is only wanted of a mesh that stays. */
function forWish(assessment: Assessment): string {
  const wish = answerTo(assessment, KNOWN_QUESTIONS.wish)?.value;
  const wanted = assessment.useCases.find(({ id, strength }) => id === wish && strength === 'wish');
  return wanted === undefined ? '' : `, and “${wanted.title}” (wanted, not required) rests on it`;
}

/** Whether someone waits for an answer about protection alone: whoever reported a problem hears how it is cured. */
function isOnlyAnswered(assessment: Assessment): boolean {
  const isPain = firstAnswer(assessment)?.need.strength === 'pain';
  const isOutside = answerTo(assessment, KNOWN_QUESTIONS.driver)?.owed === true;
  return isReplyOwed(assessment) && firstDuty(assessment) === undefined && (isOutside || !isPain);
}

/** Why no mesh comes, or one goes; for an outside party, that none is needed, and what is done for it. */
function withoutMesh(assessment: Assessment, reasons: readonly Reason[]): readonly string[] {
  const { verdict } = assessment;
  const gone = verdict.course === 'leave' ? 'your mesh will be removed' : '';
  if (firstDuty(assessment) !== undefined) {
    const lead = isLeftUnmet(assessment) ? 'no mesh for now, but the requirement remains' : 'no mesh is needed for it';
    return [`${gone === '' ? lead : `${gone}: ${lead}`}.`, inPlace(assessment)];
  }
  if (isOnlyAnswered(assessment))
    return [
      'as far as its requirements are known, it needs no mesh.',
      'Instead, say what protects calls today, and what will change by when, or that nothing will change.',
    ];
  const why = firstSentence(reasons[0]?.text ?? '').replace(/ \([^()]*\)(?=\.?$)/, '');
  const word = verdict.id === 'no' ? 'declined' : 'put off';
  return [
    `${gone === '' ? `a mesh is ${word} for this scope` : gone}.`,
    why === '' ? '' : sentence(why),
    doneInstead(assessment),
  ];
}

/** What cures a reported problem in place of a mesh, and by which day; empty where no step does, or no day is known. */
function doneInstead(assessment: Assessment): string {
  const first = firstAnswer(assessment);
  const [step, ...more] = first?.steps ?? [];
  if (first?.need.strength !== 'pain' || step === undefined) return '';
  const by = dayAtEnd(endOfSteps(first.steps, assessment, 'high'), assessment);
  const steps = `“${step.title}”${more.length === 0 ? '' : ` and ${count(more.length, 'more step', 'more steps')}`}`;
  return by === undefined ? '' : `Instead: ${steps}, by ${by} (heuristic).`;
}

/** What meets a requirement in place of a mesh, and by which day; weeks that are closed at unknown times count. */
function inPlace(assessment: Assessment, isInstead = true): string {
  const need = firstDuty(assessment);
  if (need === undefined) return '';
  const option = firstAnswer(assessment)?.option;
  const met = whenMet(assessment);
  const unmet = `“${need.title}” isn't met in full`;
  if (option === undefined || met === undefined) return `${unmet} so far.${stepsToward(assessment)}`;
  const asked = askedDay(assessment);
  if (asked !== undefined)
    return `${isInstead ? 'Instead, ' : ''}“${option.title}”: ${plannedFor(asked, met, assessment)}. Until that is done, ${unmet}.`;
  const closed = unplacedWeeks(assessment);
  const by = dayAtEnd(met[1], assessment);
  const when = by === undefined ? `in week ${met[1] + closed}` : `by ${by}`;
  return `${isInstead ? 'Instead: ' : ''}“${option.title}” ${when} (heuristic${closed === 0 ? '' : ', with closed weeks'}); until then, ${unmet}.`;
}

/** ` First: “…”, “…”, and 4 more steps.`: what is done about a requirement that no option meets, besides asking. */
function stepsToward(assessment: Assessment): string {
  const steps = (firstAnswer(assessment)?.steps ?? []).filter((step) => step.first !== true);
  return steps.length === 0 ? '' : ` First: ${stepsNamed(steps)}.`;
}
