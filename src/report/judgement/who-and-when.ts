import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { list, roleTitle, sentence } from '../phrases.ts';
import { howFarAway, noteOfDate, weeksToDate } from './dates.ts';
import { decidedSteps } from './decided.ts';
import { demandOf } from './demands.ts';
import { stepsToDo } from './stage.ts';

/** So many roles are named; the table of the brief names all. */
const NAMED = 3;

/**
 * Who does what the decision asks for, how long that takes from begin to end, and the first date, as sentences;
 * undefined where a choice between alternatives has to come first.
 */
export function whoAndWhen(assessment: Assessment): string | undefined {
  const steps = approved(assessment);
  if (steps.length === 0) return undefined;
  const { elapsed } = demandOf('', steps, assessment);
  const owners = [...new Set(steps.map(({ owner }) => owner))].map((owner) => roleTitle(assessment, owner));
  const more = owners.length - NAMED > 1 ? [`${owners.length - NAMED} more roles`] : owners.slice(NAMED);
  return `${list([...owners.slice(0, NAMED), ...more])}, ${elapsed} (heuristic).${deadline(assessment)}`;
}

function deadline(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  if (weeks !== undefined) return ` ${sentence(`The deadline ${howFarAway(weeks)}${noteOfDate(assessment)}`)}`;
  const answer = assessment.answers.find(({ question }) => question === KNOWN_QUESTIONS.deadline);
  if (answer === undefined || answer.state === 'hidden') return '';
  return answer.state === 'answered' ? ` Deadline: “${answer.text}”.` : ' Deadline: unknown.';
}

/** The steps that the decision asks for: with a stage, all that are left up to it. */
function approved(assessment: Assessment): readonly StepResult[] {
  const { verdict, stage, stages } = assessment;
  const here = stages.findIndex(({ id }) => id === stage);
  const isStage = verdict.standing !== 'open' && ['adopt', 'finish', 'keep'].includes(verdict.course);
  const steps = isStage ? stages.slice(0, here + 1).flatMap((each) => each.steps) : decidedSteps(assessment).all;
  const left = new Set(stepsToDo(assessment));
  return [...new Set(steps)].filter((step) => left.has(step) && step.mayNotApply !== true && step.postponed !== true);
}
