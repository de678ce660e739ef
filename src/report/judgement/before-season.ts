import type { Assessment } from '../../core/assess/index.ts';
import { count } from '../phrases.ts';
import { endInWords } from './demands.ts';
import { type Placed, placedSteps } from './schedule.ts';
import { wholeWeeks } from './steps-left.ts';
import { dayAfterSeason, fixesBeforeSeason, seasonAhead, WEEKS_OF_SEASON } from './season.ts';

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
  // Whoever only asks or reads has fixed nothing.
  const own = fixes.filter(({ useCases, light }) => light !== true && useCases.some((id) => id === need?.id));
  const ends = (all: readonly Placed[]) =>
    Math.max(0, ...all.flatMap(({ step, from: begins, to }) => (own.includes(step) && begins < season.to ? [to] : [])));
  const [low, high] = [ends(placed.low), ends(placed.high)];
  const assumed = season.isAssumed
    ? ` Note the season's last day: it is taken to last ${count(WEEKS_OF_SEASON, 'week', 'weeks')} (heuristic).`
    : '';
  if (need === undefined || high === 0) return ` All changes that can wait begin on ${from} or later.${assumed}`;
  const late =
    high > season.from
      ? ` That can be ${count(wholeWeeks(high - season.from), 'week', 'weeks')} after the last day for changes: leave what isn't done by then.`
      : '';
  return ` The fixes for “${need.title}” end ${endInWords(low, high)} (heuristic).${late} All other changes that can wait begin on ${from} or later.${assumed}`;
}
