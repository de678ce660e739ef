import { EXPOSURE, union, VERDICT } from '../condition/index.ts';
import { COURSES, type CourseId, type VerdictId } from '../pack/index.ts';
import type { CompiledCourse, CompiledPack, CompiledSaying } from './compiled.ts';
import type { Facts } from './facts.ts';
import { possibleRows } from './possible-rows.ts';
import type { Reason, VerdictResult } from './results.ts';
import { say } from './sentence.ts';

/** The course without its reasons. */
export interface Heading {
  readonly course: CourseId;
  /** Place of the row that decides; -1 where the pack has none. */
  readonly row: number;
  /** Every course still possible, in the order of the scale. */
  readonly possible: readonly CourseId[];
}

/**
 * The first row that holds, for facts that hold the verdict; rows that are not known are passed over. Where the exact
 * courses are given, one that no completion of the answers can reach gives way to the first that can. A pack without a
 * course has `none`.
 */
export function steer({ course: rows }: CompiledPack, facts: Facts, exact?: readonly CourseId[]): Heading {
  const truths = rows.map(({ when }) => (when === undefined ? true : when.evaluate(facts)));
  const first = truths.indexOf(true);
  if (first < 0) return { course: 'none', row: -1, possible: ['none'] };
  const open = exact ?? possibleRows(rows, facts).map(({ row }) => row.course);
  const possible = COURSES.filter((id) => open.includes(id));
  const fits = (row: number) => possible.includes(rows[row]!.row.course);
  if (fits(first)) return { course: rows[first]!.row.course, row: first, possible };
  const other =
    [...rows.keys()].find((row) => truths[row] !== false && fits(row)) ?? [...rows.keys()].find(fits) ?? first;
  return { course: rows[other]!.row.course, row: other, possible };
}

/** What the row of the course says with its advice, what speaks for and against it, and when to stop. */
export function courseSaid(
  compiled: CompiledPack,
  facts: Facts,
  { row }: Heading,
): Pick<VerdictResult, 'among' | 'courseReasons' | 'because' | 'against' | 'barred' | 'stop'> {
  const entry = compiled.course[row];
  if (entry === undefined) return { courseReasons: [] };
  const { when, says, advice, because, against, barred, stop, sources } = entry;
  const { among } = entry.row;
  const isAnswer = (id: string) => id !== VERDICT && id !== EXPOSURE;
  const reason = (each: Partial<Pick<CompiledCourse, 'when'>> & Pick<CompiledCourse, 'says'>): Reason => ({
    text: say(compiled, facts, each.says),
    answers: union([(each.when?.causes(facts) ?? []).filter(isAnswer), each.says.mentions]),
    sources,
  });
  const held = (all: readonly CompiledSaying[]) => all.filter((each) => each.when.evaluate(facts) === true).map(reason);
  const bars = held(barred === undefined ? [] : [barred]);
  const [speaksFor, speaksAgainst] = [[...bars, ...held(because)], held(against)];
  return {
    ...(among !== undefined && {
      among: { decide: among.decide, mesh: among.mesh, ...(among.later === true && { later: true as const }) },
    }),
    courseReasons: [reason({ when, says }), ...held(advice)],
    ...(speaksFor.length > 0 && { because: speaksFor }),
    ...(speaksAgainst.length > 0 && { against: speaksAgainst }),
    ...(bars.length > 0 && { barred: true as const }),
    ...(stop !== undefined && { stop: reason({ says: stop }) }),
  };
}

/** Courses with which an organization works on a mesh, whatever the verdict. */
const WITH_WORK: ReadonlySet<CourseId> = new Set(['adopt', 'finish', 'keep', 'decide']);

/**
 * Whether steps that name no course belong to this one: there is a mesh to adopt, or one that stays. A move off an
 * ended product comes with the steps that name it; one to another version comes with the others too, where the verdict
 * is yes.
 */
export function hasWork(course: CourseId, verdict: VerdictId): boolean {
  if (course === 'leave') return false;
  return verdict === 'yes' || WITH_WORK.has(course);
}
