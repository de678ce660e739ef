import type { Assessment, Reason, StageResult, StepResult } from '../../core/assess/index.ts';
import { afterWhatTheyAwait } from '../../core/judge/index.ts';
import { effortSum, timeInWords } from '../../core/pack/index.ts';
import { count, list, roleTitle, stillPossible } from '../phrases.ts';
import { foundOnce } from './found-once.ts';

/** What the course is, and what it says. */
export interface CourseSaid {
  /** `finish`, or `adopt; still possible: no mesh`. */
  readonly word: string;
  /** Its sentence, then the advice that goes with it; while another course is possible, only that it is open. */
  readonly reasons: readonly Reason[];
}

const OPEN: Reason = { text: 'Unanswered questions decide between these', answers: [], sources: [] };

/** The course, for the lines under the verdict; undefined where there is neither a mesh nor a reason for one. */
export function courseOf(assessment: Pick<Assessment, 'verdict' | 'stages'>): CourseSaid | undefined {
  const { verdict } = assessment;
  const { course, coursePossible, courseReasons } = verdict;
  // "None" that no answer caused says that there is no mesh.
  if (course === 'none' && (courseReasons[0]?.answers ?? []).length === 0) return undefined;
  const ways = waysOf(assessment);
  if (coursePossible.length > 1 && ways.length > 0) return openDecision(verdict, ways);
  return { word: courseInWords(verdict), reasons: coursePossible.length > 1 ? [OPEN] : courseReasons };
}

/** A decision while answers are open: its alternatives, and other courses that none of them is. */
function openDecision(verdict: Assessment['verdict'], ways: readonly Way[]): CourseSaid {
  const { course, coursePossible } = verdict;
  const named = (isOpen: boolean) => ways.filter((way) => way.mayNotApply === isOpen).map(({ name }) => name);
  const isWay = (id: string) => ways.some(({ name }) => isNamedFor(name, id));
  const others = coursePossible.filter((id) => id !== course && !isWay(id));
  const [left, open] = [named(false), named(true)];
  const text = [
    ...(left.length === 0 ? [] : [`Alternatives: ${list(left, 'or')}`]),
    ...(open.length === 0
      ? []
      : [
          `${left.length === 0 ? 'Alternatives, if' : 'If'} unanswered questions allow it${left.length === 0 ? '' : ', also'}: ${list(open, 'or')}`,
        ]),
  ].join('. ');
  return { word: stillPossible(course, others), reasons: [{ ...OPEN, text }] };
}

/** Whether a mesh goes if no one answers what decides: nothing would depend on one that stays for good. */
export function isLeavingTheDefault(assessment: Assessment): boolean {
  const { coursePossible, possible } = assessment.verdict;
  return coursePossible.length > 1 && possible.includes('no') && waysOf(assessment).some(leavesMesh);
}

/** `finish`, or `adopt; still possible: no mesh`, for a cell of a table. */
export function courseInWords({
  course,
  coursePossible,
}: Pick<Assessment['verdict'], 'course' | 'coursePossible'>): string {
  return stillPossible(
    course,
    coursePossible.filter((id) => id !== course).map((id) => (id === 'none' ? 'no mesh' : id)),
  );
}

/** One alternative of a decision, with the steps that it takes. */
export interface Way {
  readonly name: string;
  readonly steps: readonly StepResult[];
  /** Whether unanswered questions decide about it: none of its steps certainly applies. */
  readonly mayNotApply: boolean;
}

/** `Leave`, or `Leave (if unanswered questions allow it)`. */
export function titleOfWay({ name, mayNotApply }: Way): string {
  return mayNotApply ? `${name} (if unanswered questions allow it)` : name;
}

/** The alternatives to decide between, those that the answers point to first; of these only one is taken. */
export const waysOf = foundOnce(({ verdict: { course }, stages }: Pick<Assessment, 'verdict' | 'stages'>) => {
  if (course !== 'decide') return [];
  const ways = new Map<string, StepResult[]>();
  for (const step of stages.flatMap(({ steps }) => steps)) {
    if (step.way === undefined) continue;
    const steps = ways.get(step.way);
    if (steps === undefined) ways.set(step.way, [step]);
    else steps.push(step);
  }
  return [...ways]
    .map(([name, steps]): Way => ({ name, steps, mayNotApply: steps.every((step) => step.mayNotApply === true) }))
    .toSorted((a, b) => Number(isLikely(b)) - Number(isLikely(a)));
});

/** Whether the answers point to an alternative. */
function isLikely({ steps }: Way): boolean {
  return steps.some((step) => step.likely === true);
}

/** The names of the alternatives that the answers point to. */
export function likelyWays(assessment: Pick<Assessment, 'verdict' | 'stages'>): readonly string[] {
  return waysOf(assessment)
    .filter(isLikely)
    .map(({ name }) => name);
}

/** `“Keep the mesh”, because it is required (heuristic)`: an alternative that the answers point to, and why. */
export function likelyInWords(name: string, assessment: Pick<Assessment, 'verdict' | 'stages'>): string {
  const { steps = [] } = waysOf(assessment).find((way) => way.name === name) ?? {};
  const because = steps.find(({ likelyBecause }) => likelyBecause !== undefined)?.likelyBecause;
  return `“${name}”${because === undefined ? '' : `, because ${because}`} (heuristic)`;
}

/** Whether a decision is certainly due, and the answers point to leaving the mesh and to nothing else. */
export function pointsToLeaving(assessment: Pick<Assessment, 'verdict' | 'stages'>): boolean {
  const [only, ...others] = likelyWays(assessment);
  const isDue = assessment.verdict.coursePossible.length === 1;
  return isDue && only !== undefined && others.length === 0 && leavesMesh({ name: only });
}

/** Whether a mesh goes unless someone names what requires it: nothing known does, although the answers favor no way. */
export function isKeptOnlyForANeed(assessment: Pick<Assessment, 'verdict' | 'stages'>): boolean {
  return assessment.verdict.id === 'no' && waysOf(assessment).some(leavesMesh);
}

/** Whether an alternative ends with the mesh gone. */
export function leavesMesh({ name }: Pick<Way, 'name'>): boolean {
  return isNamedFor(name, 'leave');
}

/** Whether an alternative is a course: it is called by the word of that course. */
function isNamedFor(name: string, course: string): boolean {
  return `${name.toLowerCase()} `.startsWith(`${course} `);
}

/** The steps of a stage that are done one after the other, without those that are alternatives of a decision. */
export function inSequence<T extends Pick<StageResult, 'steps'>>(
  stage: T,
  { verdict }: Pick<Assessment, 'verdict'>,
): T {
  return verdict.course === 'decide' ? { ...stage, steps: stage.steps.filter(({ way }) => way === undefined) } : stage;
}

/** Steps of a course that works on no stage, such as to leave a mesh, each after those that it names. */
export function courseSteps({ stage, stages }: Pick<Assessment, 'stage' | 'stages'>): readonly StepResult[] {
  return stage === 'none' ? afterWhatTheyAwait(stages.flatMap(({ steps }) => steps)) : [];
}

/** How the alternatives of a decision are to be read. */
export function decisionBetween(ways: readonly Way[]): string {
  return `${ways.length === 1 ? 'Decide whether to take it' : 'Choose one'}. Write down its cost, its date, and when you would stop.`;
}

/** So many steps of a list are named; one more is named, too. */
export const NAMED = 3;

/** The steps that are named of some: the first ones. */
export function namedOf(steps: readonly StepResult[]): readonly StepResult[] {
  return steps.slice(0, steps.length === NAMED + 1 ? steps.length : NAMED);
}

/** The first steps by their titles, and how many more there are; `after`: what follows a title, or these others. */
export function stepsNamed(
  steps: readonly StepResult[],
  after: (steps: readonly StepResult[]) => string = () => '',
): string {
  const named = namedOf(steps);
  const more = steps.slice(named.length);
  return list([
    ...named.map((step) => `“${step.title}”${after([step])}`),
    ...(more.length > 0 ? [`${count(more.length, 'more step', 'more steps')}${after(more)}`] : []),
  ]);
}

/**
 * The same, with who does each and how much work it is: `“Restore a backup” (Platform team, 1 to 5 days), and 2 more
 * steps (Security team and Operations, 2 to 6 weeks)`.
 */
export function stepsAssigned(steps: readonly StepResult[], assessment: Assessment): string {
  return stepsNamed(steps, (some) => {
    const owners = [...new Set(some.map(({ owner }) => roleTitle(assessment, owner)))];
    const who = owners.length > OWNERS ? `${owners.length} roles` : list(owners);
    return ` (${who}, ${timeInWords(effortSum(some).effort)})`;
  });
}

/** So many roles are named that own the steps that are only counted. */
const OWNERS = 3;
