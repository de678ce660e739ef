import type { Assessment } from '../../core/assess/index.ts';
import { capital, count, list, sentence, urgent } from '../phrases.ts';
import { capacityInWords, capacityMatters } from './capacity.ts';
import { courseOf } from './course.ts';
import { exposureInWords } from './exposure.ts';
import { needsOf, nothingUnmet, strengthWord } from './needs.ts';
import { optionsByNeed, reachWord } from './options.ts';
import { readingsOf } from './stage.ts';

/** The result in a few lines, a label and what it says. */
export function summaryOf(assessment: Assessment): readonly { readonly label: string; readonly says: string }[] {
  const { exposure, capacity, coverage, verdict } = assessment;
  const { toSolve, anyway, covered } = needsOf(assessment);
  const [first] = toSolve;
  const readings = readingsOf(assessment);
  const line = (label: string, says: string | undefined) => (says === undefined ? [] : [{ label, says }]);
  const course = courseOf(assessment);
  return [
    ...line('Course', course === undefined ? undefined : capital(course.word)),
    ...urgent(assessment, 'first').map(({ label, says }) => ({ label, says: sentence(says) })),
    ...line(
      'To solve first',
      first === undefined ? nothingUnmet(assessment) : `${first.title} (${strengthWord[first.strength]})`,
    ),
    ...(verdict.id === 'yes' ? [] : line('By', firstOption(assessment))),
    ...line('Covered', titles(covered.map(({ need, by }) => `${need.title} by ${list(by)}`))),
    ...line('Do anyway', titles(anyway.map(({ title }) => title))),
    ...urgent(assessment, 'beside').map(({ label, says }) => ({ label, says: sentence(says) })),
    ...line('Exposure', capital(exposureInWords(exposure))),
    ...(capacityMatters(assessment)
      ? line(
          'Capacity',
          `${capital(capacityInWords(capacity))}${capacity.missing.length === 0 ? '' : `; ${count(capacity.missing.length, 'thing', 'things')} to add, see below`}`,
        )
      : []),
    ...(readings === undefined
      ? []
      : [
          ...line('Operating at', capital(readings.operatingAt)),
          ...line(
            'Debt',
            readings.debt.length === 0
              ? undefined
              : `${count(readings.debt.length, 'required gate', 'required gates')} not met`,
          ),
          ...line('Work on next', capital(readings.next)),
        ]),
    ...line(
      'Answered',
      `${coverage.answered} of ${count(coverage.applicable, 'question that applies', 'questions that apply')} (${coverage.percent}%)`,
    ),
  ];
}

/** The simplest option for the first need. */
function firstOption(assessment: Assessment): string | undefined {
  const best = optionsByNeed(assessment)[0]?.fits[0];
  return best === undefined ? undefined : `${best.option.title} (${reachWord[best.reach]})`;
}

function titles(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : list(texts);
}
