import type { Assessment, Reason, StageResult, StepResult } from '../../core/assess/index.ts';
import { count, list, stillPossible } from '../phrases.ts';

/** What the course is, and what it says. */
export interface CourseSaid {
  /** `finish`, or `adopt; still possible: no mesh`. */
  readonly word: string;
  /** Its sentence, then the advice that goes with it; while another course is possible, only that it is open. */
  readonly reasons: readonly Reason[];
}

const OPEN: Reason = { text: 'Unanswered questions decide between these', answers: [], sources: [] };

/** The course, for the lines under the verdict; undefined where there is neither a mesh nor a reason for one. */
export function courseOf({ verdict }: Pick<Assessment, 'verdict'>): CourseSaid | undefined {
  const { course, coursePossible, courseReasons } = verdict;
  // "None" that no answer caused says that there is no mesh.
  if (course === 'none' && (courseReasons[0]?.answers ?? []).length === 0) return undefined;
  return { word: courseInWords(verdict), reasons: coursePossible.length > 1 ? [OPEN] : courseReasons };
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
}

/** The alternatives to decide between, in the order of the plan; of these only one is taken. */
export function waysOf({ verdict: { course }, stages }: Assessment): readonly Way[] {
  if (course !== 'decide') return [];
  const ways = new Map<string, StepResult[]>();
  for (const step of stages.flatMap(({ steps }) => steps)) {
    if (step.way === undefined) continue;
    const steps = ways.get(step.way);
    if (steps === undefined) ways.set(step.way, [step]);
    else steps.push(step);
  }
  return [...ways].map(([name, steps]) => ({ name, steps }));
}

/** The steps of a stage that are done one after the other, without those that are alternatives of a decision. */
export function inSequence<T extends Pick<StageResult, 'steps'>>(
  stage: T,
  { verdict }: Pick<Assessment, 'verdict'>,
): T {
  return verdict.course === 'decide' ? { ...stage, steps: stage.steps.filter(({ way }) => way === undefined) } : stage;
}

/** Steps of a course that works on no stage: to leave a mesh, or to move off one. */
export function courseSteps({ stage, stages }: Pick<Assessment, 'stage' | 'stages'>): readonly StepResult[] {
  return stage === 'none' ? stages.flatMap(({ steps }) => steps) : [];
}

/** How the alternatives of a decision are to be read. */
export const DECISION =
  'Choose one. Write down its cost, its date, and when you would stop. The steps below apply if the mesh stays.';

/** So many steps are named that no option carries. */
const STEPS = 2;

/** The first steps by their titles, and how many more there are. */
export function stepsNamed(steps: readonly StepResult[]): string {
  const named = steps.slice(0, STEPS).map(({ title }) => `“${title}”`);
  const more = steps.length - named.length;
  return list([...named, ...(more > 0 ? [count(more, 'more step', 'more steps')] : [])]);
}
