import type { Assessment, GateResult, StepResult } from '../../core/assess/index.ts';
import { isUnmet } from '../../core/judge/index.ts';
import { aboutDate } from './answered.ts';
import { decisions } from './before.ts';
import { dayOfBegin } from './calendar.ts';
import { approvedSteps, decidedSteps, isDueOnHold } from './decided.ts';
import { weeksToDue } from './first-date.ts';
import { interimSteps, isNeedless } from './interim-steps.ts';
import { endsDuty } from './needs.ts';
import { placedSteps } from './schedule.ts';
import { isPostponed, weekOf } from './steps-left.ts';
import { seasonAhead } from './season.ts';
import { urgencyOf } from './stage.ts';
import { isStayOpen } from './verdict.ts';
import { stepsForDuty } from './without-mesh.ts';

/** Ninety days, in weeks. */
export const QUARTER = 13;

/** Steps that begin in the same weeks. */
export interface Due {
  /** `Begin in week 1`, `Begin about 2026-12-14`, or `Begin between 2026-12-07 and 2026-12-21`. */
  readonly when: string;
  /**
   * Those that are named, as they begin: what the decision names, is urgent, or ends a requirement, what comes first,
   * can be the interim measure, or meets a gate.
   */
  readonly steps: readonly StepResult[];
  /** How many more begin in the same week. */
  readonly more: number;
  /** The others that begin in the weeks of this group. */
  readonly others: readonly StepResult[];
}

/** The weeks in which steps begin, by the number of groups; the first week is a group of its own. */
const PERIODS: Readonly<Record<number, readonly number[]>> = {
  1: [QUARTER],
  2: [1, QUARTER],
  3: [1, 4, QUARTER],
  4: [1, 4, 8, QUARTER],
};

/** So many steps of each group are named: what begins later can change. More are that are decided, if there is room. */
const NAMED = [4, 2, 1, 1];

/** Of a plan with so few steps, all are named. */
const SHORT_PLAN = 7;

/** What weighs so much is named in any case. */
const DECIDED = 4;

/**
 * The steps that begin in the next 90 days, by when they begin, in at most `lines` groups, and four at most. `room`: of
 * those of a group, at most so many are named.
 */
export function dueSteps(assessment: Assessment, lines: number, room = Infinity): readonly Due[] {
  const ends = PERIODS[Math.max(1, Math.min(4, lines))]!;
  const chosenBy = decisions(assessment);
  const decided = decidedSteps(assessment);
  const approved = approvedSteps(assessment);
  const waits = isStayOpen(assessment);
  const dated = [...(aboutDate(assessment)?.due ?? []), ...stepsForDuty(assessment).map(({ id }) => id)];
  const left = assessment.stages.flatMap(({ steps }) => steps).filter(({ done }) => !done);
  const beforeUrgent = left
    .filter((step) => urgencyOf(assessment, step) === 'first')
    .flatMap(({ after = [] }) => after);
  const begins = placedSteps(assessment)
    .filter(({ step }) => !isPostponed(step) && !isNeedless(step, assessment) && isDue(step))
    .map(({ step, from }) => ({ step, from, week: weekOf(from) }));
  return ends.flatMap((end, index) => {
    const start = index === 0 ? 0 : ends[index - 1]!;
    const begun = begins.filter(({ week }) => week > start && week <= end);
    if (begun.length === 0) return [];
    const decidedOn = begun.filter(({ step }) => weight(step) >= DECIDED).length;
    const most = begins.length > SHORT_PLAN ? Math.min(room, Math.max(NAMED[index]!, decidedOn)) : SHORT_PLAN;
    const told = begun.toSorted((a, b) => weight(b.step) - weight(a.step)).slice(0, most);
    const inOrder = told.toSorted(
      (a, b) =>
        a.from - b.from ||
        Number(hasDay(b.step)) - Number(hasDay(a.step)) ||
        Number(isFirst(b.step)) - Number(isFirst(a.step)),
    );
    const when = whenBegun(inOrder[0]!.from, inOrder.at(-1)!.from, assessment);
    const others = begun.filter((each) => !told.includes(each)).map(({ step }) => step);
    const steps = inOrder.map(({ step }) => step);
    // Of a group of several weeks, the others needn't begin when the named ones do.
    return [end === 1 ? { when, steps, more: others.length, others: [] } : { when, steps, more: 0, others }];
  });

  // What ends a requirement is due whatever becomes of the mesh.
  function isDue(step: StepResult): boolean {
    return endsDuty(step, assessment) || (waits ? isDueOnHold(step, assessment) : isApproved(step));
  }

  // What a later decision is about begins with that.
  function isApproved(step: StepResult): boolean {
    const isAsked = approved.includes(step) || decided.named.includes(step) || decided.all.includes(step);
    return approved.length === 0 || isAsked || urgencyOf(assessment, step) !== undefined;
  }

  // What the first date is about comes before all else, then what the decision names and what is urgent.
  function weight(step: StepResult): number {
    if (dated.includes(step.id)) return DECIDED + 2;
    if (decided.named.includes(step) || urgencyOf(assessment, step) !== undefined) return DECIDED + 1;
    if (endsDuty(step, assessment) || interimSteps(assessment).includes(step)) return DECIDED;
    const isDecided = decided.all.includes(step) || beforeUrgent.includes(step.id);
    // What comes first for the first need is told, and what a season has settled at once.
    const isTold = step.now === true || isDecided || isForFirstNeed(step) || seasonAhead(assessment) !== undefined;
    if (step.first === true && isTold) return DECIDED;
    // What someone else answers late is named however much begins.
    if (step.now === true) return step.waits !== undefined && isForFirstNeed(step) ? DECIDED : 3;
    if (step.aside === true) return 0;
    return chosenBy.includes(step) || decided.all.includes(step) ? 2 : Number(weighs(step) || isForFirstNeed(step));
  }

  function isFirst(step: StepResult): boolean {
    return step.first === true || urgencyOf(assessment, step) !== undefined;
  }

  function hasDay({ id }: StepResult): boolean {
    return weeksToDue(id, assessment) !== undefined;
  }

  function isForFirstNeed({ useCases }: StepResult): boolean {
    const first = assessment.useCases.find(({ place }) => place === 'first');
    return first !== undefined && useCases.includes(first.id);
  }

  function weighs(step: StepResult): boolean {
    const isNeeded = ({ id, required }: GateResult) => required && step.closes.includes(id);
    return step.first === true || assessment.stages.some(({ gates }) => gates.filter(isUnmet).some(isNeeded));
  }
}

/** When steps begin, of which the first and the last do so after so many weeks. */
function whenBegun(first: number, last: number, assessment: Assessment): string {
  const [from, to] = [weekOf(first), weekOf(last)];
  if (to === 1) return 'Begin in week 1';
  const [begin, end] = [dayOfBegin(first, assessment), dayOfBegin(last, assessment)];
  if (begin === undefined) return from === to ? `Begin in week ${to}` : `Begin between weeks ${from} and ${to}`;
  return from === to ? `Begin about ${begin}` : `Begin between ${begin} and ${end}`;
}
