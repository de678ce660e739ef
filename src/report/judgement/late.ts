import type { Assessment } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { list } from '../phrases.ts';
import { aboutDate, answerTo } from './answered.ts';
import { howFarAway, weeksOfWork, weeksToDate } from './dates.ts';
import { isDateOfNeed } from './first-date.ts';
import { WEEKS_BEFORE_DATE } from './timing.ts';
import type { StageTime } from './demands.ts';
import { endOfStages, placedSteps } from './schedule.ts';
import { wholeWeeks } from './steps-left.ts';
import { gatesToNeed, needsWithFirst } from './way-to-need.ts';

/** `“mTLS” is`, or `“mTLS” and “VM integration” are`: what is to be met by the first date. */
export function datedNeeds(assessment: Assessment): string {
  const first = assessment.useCases.find(({ place }) => place === 'first')?.title ?? assessment.stage;
  const titles = [first, ...needsWithFirst(assessment).map(({ title }) => title)];
  return `${list(titles.map((title) => `“${title}”`))} ${titles.length === 1 ? 'is' : 'are'}`;
}

/**
 * That the first need is met too late for a date that is ahead or has passed, by the middle of the estimates or even
 * by the low ones, as sentences without the last period; undefined elsewhere.
 */
export function lateNeed(assessment: Assessment, time: StageTime | undefined): string | undefined {
  const date = weeksToDate(assessment);
  const hasNeed = assessment.useCases.some(({ place }) => place === 'first');
  if (date === undefined || time === undefined || !hasNeed) return undefined;
  const { low, middle } = time.toNeed;
  const isLate = (weeks: number) => weeks + WEEKS_BEFORE_DATE > date;
  if (!isLate(middle)) return undefined;
  const need = datedNeeds(assessment);
  const by = isLate(low)
    ? `Even by low estimates (heuristic), ${need} met only in week ${low}`
    : `At the midpoint of the estimates (heuristic), ${need} met in week ${middle}`;
  const away = `${by}${countsAll(assessment)}. The deadline ${howFarAway(assessment)}`;
  if (date > 0 && !isDateOfNeed(assessment)) return `${away}; ask whether it concerns this need`;
  return `${away}${date > 0 ? ', and the evidence should be ready a month before it' : ''}`;
}

/** `, if the requirement is unmet for all 140 services`, while no one has said for how many it is. */
function countsAll(assessment: Assessment): string {
  const size = answerTo(assessment, KNOWN_QUESTIONS.size);
  const isOpen = ['unanswered', 'unknown'].includes(answerTo(assessment, KNOWN_QUESTIONS.required)?.state ?? '');
  return isOpen && size?.state === 'answered' ? `, if the requirement is unmet for all ${size.text}` : '';
}

/**
 * The other required needs that come too late for a date that is ahead, even by low estimates, as a sentence without
 * the last period; undefined elsewhere. Left out are needs that an answer says the date isn't about, and those that a
 * step of an earlier stage meets without the mesh.
 */
export function lateOthers(assessment: Assessment): string | undefined {
  const { stages } = assessment;
  const date = weeksOfWork(assessment) ?? 0;
  const about = aboutDate(assessment)?.dates;
  const first = gatesToNeed(assessment)?.end ?? stages.length;
  const others = assessment.useCases.flatMap(({ id, title, strength, place, stage, unmet, carries }) => {
    const end = stages.findIndex((each) => each.id === stage);
    const isOwed = unmet && strength === 'duty' && carries !== 'never' && about?.includes(id) !== false;
    const gates = stages[end]?.gates ?? [];
    const isMetBefore = stages
      .slice(0, Math.max(end, 0))
      .some(({ steps }) =>
        steps.some((step) => step.useCases.includes(id) && gates.some((gate) => step.closes.includes(gate.id))),
      );
    return isOwed && place !== 'first' && end > first && !isMetBefore ? [{ title, end }] : [];
  });
  if (date === 0 || others.length === 0) return undefined;
  const all = placedSteps(assessment, 'low');
  const late = others
    .map(({ title, end }) => ({ title, week: wholeWeeks(endOfStages(assessment, all, end)) }))
    .filter(({ week }) => week + WEEKS_BEFORE_DATE > date);
  if (late.length === 0) return undefined;
  const when = late.map(({ title, week }) => `“${title}” not before week ${week}`);
  const cases = `If the deadline concerns ${late.length === 1 ? 'that' : 'one of these'}, meet`;
  return `The plan doesn't meet all requirements by the deadline: ${list(when)}. ${about === undefined ? cases : 'Meet'} ${about !== undefined && late.length > 1 ? 'them' : 'it'} without the mesh first, or agree on an interim measure`;
}
