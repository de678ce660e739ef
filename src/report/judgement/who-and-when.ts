import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { inWeeks, KNOWN_QUESTIONS } from '../../core/pack/index.ts';
import { count, list, roleTitle, sentence } from '../phrases.ts';
import {
  datesInOtherNotes,
  howFarAway,
  laterDateInNotes,
  nextDateInNote,
  noteOf,
  noteOfDate,
  WEEKS_BEFORE_DATE,
  weeksToDate,
} from './dates.ts';
import { decisions } from './before.ts';
import { waysOf } from './course.ts';
import { approvedSteps } from './decided.ts';
import { type Demand, demandOfWay, endInWords, endOfSteps, weeksInWords, workOf } from './demands.ts';
import { canMissDate, whenMet } from './interim.ts';
import { isPostponed, placedSteps, wholeWeeks } from './schedule.ts';
import { decisive } from './verdict.ts';

/** So many roles are named; the table of the brief names all. */
const NAMED = 7;

/**
 * Who answers what the decision waits for, who does what it asks for or chooses between alternatives, how long that
 * takes from now, and the first date, as sentences; without what can wait until after that date. Undefined where the
 * decision asks for nothing of that.
 */
export function whoAndWhen(assessment: Assessment): string | undefined {
  const answers = whoAnswersFirst(assessment);
  const does = whoDoes(assessment) ?? (answers === undefined ? whoChooses(assessment) : undefined);
  const when = deadline(assessment);
  const others = datesInOtherNotes(assessment, when);
  const noted = others.length === 0 ? '' : ` Also heed, from notes: ${list(others)}.`;
  if (does === undefined) return answers === undefined ? undefined : `${answers}${when}${noted}`;
  return `${answers === undefined ? '' : `${answers} Steps: `}${does}${when}${noted}`;
}

/** The roles that together can answer the questions that decide, and until when; undefined once that is settled. */
function whoAnswersFirst(assessment: Assessment): string | undefined {
  const { verdict, sections } = assessment;
  if (verdict.standing !== 'open') return undefined;
  const asked = decisive(assessment).map(({ section }) => sections.find(({ id }) => id === section)?.canAnswer ?? []);
  const roles: string[] = [];
  let left = asked.filter((canAnswer) => canAnswer.length > 0);
  while (left.length > 0) {
    const answered = (role: string) => left.filter((canAnswer) => canAnswer.includes(role));
    const [next] = left.flat().toSorted((a, b) => answered(b).length - answered(a).length);
    const own = answered(next!);
    // Roles that can answer the same questions are one or the other.
    const either = own[0]!.filter((role) => own.every((canAnswer) => canAnswer.includes(role)));
    const titles = either.map((role) => roleTitle(assessment, role));
    roles.push(`${list(titles, 'or')} (${own.length} of ${count(asked.length, 'question', 'questions')})`);
    left = left.filter((canAnswer) => !canAnswer.includes(next!));
  }
  return roles.length === 0 ? undefined : `Answers: ${list(roles)}. Decide within 90 days (heuristic).`;
}

/** Where an alternative is to be chosen, who chooses by when, and who then has how much time; undefined elsewhere. */
function whoChooses(assessment: Assessment): string | undefined {
  const [step] = decisions(assessment);
  const ways = waysOf(assessment).flatMap((way) => demandOfWay(way, assessment) ?? []);
  if (ways.length === 0) return undefined;
  const owners = [...new Set(ways.flatMap(({ people }) => people))];
  const end = placedSteps(assessment).find((each) => each.step === step)?.to;
  const chooser = step === undefined ? 'Whoever owns the decision' : roleTitle(assessment, step.owner);
  const by = end === undefined ? '' : ` by week ${wholeWeeks(end)}`;
  return `${chooser} decides${by} (heuristic). Then ${list(owners)}: ${spanOf(ways)}, by alternative.`;
}

/** `2 to 23 weeks`: the shortest and the longest of some. */
function spanOf(ways: readonly Demand[]): string {
  const shortest = Math.min(...ways.map(({ shortest: least }) => least));
  return weeksInWords(shortest, Math.max(...ways.map(({ longest }) => longest)));
}

/** Who does the steps, and in which weeks from now these end. */
function whoDoes(assessment: Assessment): string | undefined {
  const asked = approvedSteps(assessment);
  const steps = asked.filter((step) => !isPostponed(step));
  if (steps.length === 0) return undefined;
  const end = weeksInWords(endOfSteps(steps, assessment, 'low'), endOfSteps(steps, assessment, 'high'));
  const owners = shares(steps, assessment);
  const more = owners.length - NAMED > 1 ? [`${owners.length - NAMED} more roles`] : owners.slice(NAMED);
  const scope = steps.length < asked.length ? ', without postponed steps' : '';
  return `${list([...owners.slice(0, NAMED), ...more])}. Done after ${end} (heuristic${scope}).`;
}

/** The roles that own steps, those with the most work first: `Security team (3 to 8 weeks of work)`. */
function shares(steps: readonly StepResult[], assessment: Assessment): readonly string[] {
  return [...new Set(steps.map(({ owner }) => owner))]
    .map((owner) => ({ title: roleTitle(assessment, owner), own: steps.filter((step) => step.owner === owner) }))
    .toSorted((a, b) => middleOf(b.own) - middleOf(a.own))
    .map(({ title, own }, index) => `${title} (${workOf(own)}${index === 0 ? ' of work' : ''})`);
}

function middleOf(steps: readonly StepResult[]): number {
  return steps.map(({ effort }) => inWeeks(effort, 'work')).reduce((sum, [low, high]) => sum + (low + high) / 2, 0);
}

/** ` The plan meets the first need in week 5 to 12 (heuristic): in time.`, for a date so many weeks ahead. */
function againstDate(assessment: Assessment, weeks: number): string {
  const met = whenMet(assessment);
  if (met === undefined) return '';
  const [low, high] = met;
  const isLate = (end: number) => end + WEEKS_BEFORE_DATE > weeks;
  const how = isLate(low) ? 'too late' : isLate(high) ? 'perhaps too late' : 'in time';
  return ` The plan meets the first need in ${endInWords(low, high)} (heuristic): ${how}.`;
}

/** Where the first date has passed, the next one that its note names. */
function nextDate(assessment: Assessment): string {
  const next = nextDateInNote(assessment);
  if (next === undefined) return '';
  const away = `${count(next.weeks, 'week', 'weeks')} away`;
  return ` Next date in that note: ${next.text}, ${away}.${againstDate(assessment, next.weeks)}`;
}

function deadline(assessment: Assessment): string {
  const weeks = weeksToDate(assessment);
  if (weeks !== undefined) {
    const told = ` ${sentence(`The deadline ${howFarAway(assessment)}${noteOfDate(assessment)}`)}`;
    if (weeks === 0) return `${told}${nextDate(assessment)}`;
    // Of a date that can be missed, the decision and the counter-argument speak.
    return canMissDate(assessment) ? told : `${told}${againstDate(assessment, weeks)}`;
  }
  const answer = assessment.answers.find(({ question }) => question === KNOWN_QUESTIONS.deadline);
  if (answer === undefined) return '';
  if (answer.state === 'hidden') return ' Deadline: none; no requirement is unmet.';
  if (answer.state === 'answered') return ` Deadline: “${answer.text}”${noteOf(answer)}.`;
  const named = laterDateInNotes(assessment);
  return named === undefined
    ? ' Deadline: unknown; ask for it.'
    : ` Deadline: ${named.text} (from a note; confirm it).${againstDate(assessment, named.weeks)}`;
}
