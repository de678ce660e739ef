import type { Assessment, Reason } from '../../core/assess/index.ts';
import { count, firstSentence } from '../phrases.ts';
import { checkpoints } from './checkpoints.ts';
import { weeksToDate } from './dates.ts';
import { noteOfDate } from './other-dates.ts';
import { WEEKS_BEFORE_DATE } from './timing.ts';
import { lateNeed } from './late.ts';
import { type StageTime } from './demands.ts';

/** A stage that takes more weeks has no end that would stop it in time. */
const LONGEST = 52;

/**
 * What to do when it goes wrong: when to stop a mesh, or when to ask again. A date is counted back from where the first
 * need is met: through the stages after this one. Where that is before the end of the stage, it takes its place; a date
 * that can't be met, or only by the low estimates, is told as such, unless `isDateTold`: the counter-argument does.
 */
export function stopCriteria(
  assessment: Assessment,
  time: StageTime | undefined,
  isDateTold = false,
): readonly Reason[] {
  const { stage, useCases, watch, verdict } = assessment;
  if (stage === 'none') return watch.slice(0, 2).map(({ says, sources }) => ({ text: says, answers: [], sources }));
  const first = useCases.find(({ place }) => place === 'first');
  const abort =
    first === undefined
      ? []
      : [
          {
            // Only an adoption begins with an experiment.
            text: `${verdict.course === 'adopt' ? 'First experiment: ' : ''}${firstSentence(first.abort)}`,
            answers: [],
            sources: [],
          },
        ];
  // While alternatives are compared, no experiment begins that could be stopped.
  if (verdict.stop !== undefined) return verdict.course === 'decide' ? [verdict.stop] : [...abort, verdict.stop];
  if (time === undefined) return abort;
  const { longest, leastAfter } = time;
  const need = `“${first?.title ?? stage}”`;
  const date = weeksToDate(assessment);
  const late = lateNeed(assessment, time);
  // The decision names the interim measure.
  if (late !== undefined && isDateTold) return abort;
  if (late !== undefined)
    return [...abort, { text: `${late}. Reassess if no interim measure is agreed on`, answers: [], sources: [] }];
  // An answer such as "within a year" is a band, so what must be left is counted back from the date itself.
  const kept = WEEKS_BEFORE_DATE + leastAfter;
  const rest = leastAfter === 0 ? '' : `time for the shortest way to ${need}, and `;
  if (date === undefined && longest === undefined) return abort;
  const isTight = date !== undefined && (longest === undefined || date - kept < longest);
  // Checkpoints are days to decide again, earlier than this one.
  if (isTight && checkpoints(assessment) !== undefined) return abort;
  const text = isTight
    ? `Decide again if ${stage} isn't done ${count(kept, 'week', 'weeks')} before the date${noteOfDate(assessment)}: that leaves ${rest}a month for evidence (heuristic)`
    : longest! > LONGEST
      ? `Decide again after each quarter: ${stage} can take more than a year (heuristic)`
      : `Decide again if ${stage} takes longer than ${count(longest!, 'week', 'weeks')}`;
  return [...abort, { text, answers: [], sources: [] }];
}
