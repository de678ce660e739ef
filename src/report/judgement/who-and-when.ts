import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { list, roleTitle, sentence } from '../phrases.ts';
import { howFarAway, laterDateInNotes, noteOf, noteOfDate, weeksToDate } from './dates.ts';
import { approvedSteps } from './decided.ts';
import { weeksInWords } from './demands.ts';
import { type Estimate, isPostponed, leftToDo, placed } from './schedule.ts';

/** So many roles are named; the table of the brief names all. */
const NAMED = 5;

/**
 * Who does what the decision asks for, how long that takes from now, and the first date, as sentences; without what can
 * wait until after that date. Undefined where the decision asks for no step, as where alternatives are to be chosen
 * between.
 */
export function whoAndWhen(assessment: Assessment): string | undefined {
  const asked = approvedSteps(assessment);
  const steps = asked.filter((step) => !isPostponed(step));
  if (steps.length === 0) return undefined;
  const elapsed = weeksInWords(endOf(steps, assessment, 'low'), endOf(steps, assessment, 'high'));
  const owners = shares(steps, assessment);
  const more = owners.length - NAMED > 1 ? [`${owners.length - NAMED} more roles`] : owners.slice(NAMED);
  const scope = steps.length < asked.length ? ', without postponed steps' : '';
  return `${list([...owners.slice(0, NAMED), ...more])}. Elapsed: ${elapsed} (heuristic${scope}).${deadline(assessment)}`;
}

/** The roles that own steps, those with the most first, and how many the first owns: `Security team (2 of 5 steps)`. */
function shares(steps: readonly StepResult[], assessment: Assessment): readonly string[] {
  const owned = [...new Set(steps.map(({ owner }) => owner))]
    .map((owner) => ({ title: roleTitle(assessment, owner), of: steps.filter((step) => step.owner === owner).length }))
    .toSorted((a, b) => b.of - a.of);
  const isOne = owned.length === 1 || owned[0]?.of === 1;
  return owned.map(
    ({ title, of }, index) => `${title}${index > 0 || isOne ? '' : ` (${of} of ${steps.length} steps)`}`,
  );
}

/** The weeks from now to the end of some steps in the plan's calendar; never less than those of one stage alone. */
function endOf(steps: readonly StepResult[], assessment: Assessment, estimate: Estimate): number {
  const counted = new Set(steps);
  const alone = assessment.stages.map((stage) => stage.steps.filter((step) => counted.has(step)));
  const all = [leftToDo(assessment), ...alone].flatMap((each) => placed(each, assessment, estimate));
  return Math.max(...all.flatMap(({ step, to }) => (counted.has(step) ? [to] : [])));
}

function deadline(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  if (weeks !== undefined) return ` ${sentence(`The deadline ${howFarAway(weeks)}${noteOfDate(assessment)}`)}`;
  const answer = assessment.answers.find(({ question }) => question === KNOWN_QUESTIONS.deadline);
  if (answer === undefined) return '';
  if (answer.state === 'hidden') return ' Deadline: none, because nothing that is required is unmet.';
  if (answer.state === 'answered') return ` Deadline: “${answer.text}”${noteOf(answer)}.`;
  const named = laterDateInNotes(assessment);
  return named === undefined ? ' Deadline: unknown; ask for it.' : ` Deadline: ${named} (from a note; confirm it).`;
}
