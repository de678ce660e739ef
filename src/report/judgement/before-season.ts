import { dayAfter } from '../../core/answers/index.ts';
import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { count } from '../phrases.ts';
import { answerTo } from './answered.ts';
import { endInWords } from './weeks.ts';
import { furtherDates } from './other-dates.ts';
import { type Placed, placedSteps } from './schedule.ts';
import { wholeWeeks } from './steps-left.ts';
import { isAtOnce } from './stage.ts';
import {
  dayAfterSeason,
  fixesBeforeSeason,
  seasonAhead,
  weeksBeforeSeason,
  WEEKS_OF_SEASON,
  WEEKS_TO_WATCH,
} from './season.ts';

/**
 * ` The fixes for “Resilience” end in 1 to 3 weeks (heuristic). All other changes that can wait begin on 2027-03-15 or
 * later.`, with what is assumed of the season's end; empty where none is ahead, or answers have no day.
 */
export function beforeSeason(assessment: Assessment): string {
  const season = seasonAhead(assessment);
  const from = dayAfterSeason(assessment);
  if (season === undefined || from === undefined) return '';
  const placed = { low: placedSteps(assessment, 'low'), high: placedSteps(assessment, 'high') };
  const need = assessment.useCases.find(({ place }) => place === 'first');
  const left = placed.high.map(({ step }) => step);
  const fixes = [...fixesBeforeSeason(left, assessment)];
  const path = placed.high
    .filter(({ step, from: begins }) => begins >= season.to && weeksBeforeSeason(step, assessment) === undefined)
    .filter(({ step }) => fixes.includes(step) || isAtOnce(assessment, step))
    .map(({ step }) => ` “${step.title}” changes the way that calls take, so it waits for that day, too.`)
    .join('');
  const trial = fixes.some((step) => weeksBeforeSeason(step, assessment) === WEEKS_TO_WATCH)
    ? ` Required changes of the way that calls take are tried outside production first, and end ${count(WEEKS_TO_WATCH, 'week', 'weeks')} before the season, or wait for its end (heuristic).`
    : '';
  // What is required has no fix before the steps that meet it, but what is urgent beside it has.
  const isDuty = need === undefined || need.strength === 'duty';
  const harmful = new Set(assessment.useCases.flatMap(({ id, strength }) => (strength === 'pain' ? [id] : [])));
  const isOwn = ({ now, useCases }: StepResult) =>
    isDuty ? now === true && useCases.some((id) => harmful.has(id)) : useCases.includes(need.id);
  // Whoever only asks or reads has fixed nothing.
  const own = (isDuty ? left : fixes).filter((step) => step.light !== true && isOwn(step));
  const ends = (all: readonly Placed[]) =>
    Math.max(0, ...all.flatMap(({ step, from: begins, to }) => (own.includes(step) && begins < season.to ? [to] : [])));
  const [low, high] = [ends(placed.low), ends(placed.high)];
  const assumed = season.isAssumed
    ? ` Note the season's last day: it is taken to last ${count(WEEKS_OF_SEASON, 'week', 'weeks')} (heuristic).`
    : '';
  if (high === 0) return ` All changes that can wait begin on ${from} or later.${path}${trial}${assumed}`;
  const late =
    high > season.from
      ? ` That can be ${count(wholeWeeks(high - season.from), 'week', 'weeks')} after the last day for changes: leave what isn't done by then.`
      : '';
  const how = late === '' ? ': in time' : '';
  const what = isDuty ? 'The urgent fixes' : `The fixes for “${need.title}”`;
  return ` ${what} end ${endInWords(low, high)} (heuristic)${how}.${late} All other changes that can wait begin on ${from} or later.${path}${trial}${assumed}`;
}

/** ` If the season comes every year, the next begins about 2027-11-27: note its first day.`, where it has begun. */
export function nextSeason(assessment: Assessment): string {
  const dated = answerTo(assessment, KNOWN_QUESTIONS.deadline);
  const isSeason = assessment.answers.some(({ season }) => season === true);
  if (!isSeason || dated?.weeks !== 0 || furtherDates(assessment).length > 0) return '';
  const about = dated.day === undefined ? '' : `, the next begins about ${dayAfter(dated.day, DAYS_OF_YEAR)}`;
  return ` If the season comes every year${about === '' ? ',' : `${about}:`} note its next first day.`;
}

const DAYS_OF_YEAR = 365;
