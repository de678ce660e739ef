import type { TimeUnit } from './scales.ts';
import type { Pack, Question, Step } from './schema.ts';

/** A range of time, both ends included: a heuristic, never a promise. */
export interface TimeRange {
  readonly low: number;
  readonly high: number;
  readonly unit: TimeUnit;
}

/** Work and, where something must be watched before it is done, the waiting that comes with it. */
export interface Effort {
  readonly effort: TimeRange;
  readonly waits?: TimeRange | undefined;
  /** How many crews share the work side by side; only where there are several. */
  readonly crews?: number | undefined;
}

const DAYS = { work: { days: 1, weeks: 5 }, waiting: { days: 1, weeks: 7 } } as const;
/** Sums of more days than this are told in weeks. */
const MANY_DAYS = 20;

/** The part of a step's effort that is left however few are counted: to agree, set up, and test (heuristic). */
const FIXED_PART = 1 / 4;

/** Work that grows with the answer to a number question: a range for each so many of what it counts. */
export interface Growth extends TimeRange {
  readonly with: string;
  readonly each: number;
  /** The step's own effort is for the first of what is counted, and this range for those that come on top. */
  readonly afterFirst?: boolean | undefined;
  /** A number question that tells how many of these the work is for; for all, while that isn't known. */
  readonly only?: string | undefined;
  /** Work on top, in the same unit, for all but the first of what the answer to another number question counts. */
  readonly also?:
    { readonly with: string; readonly each: number; readonly low: number; readonly high: number } | undefined;
  /** Crews that work side by side: one for each so many of what the answer to a number question counts. */
  readonly crews?: { readonly with: string; readonly each: number } | undefined;
}

/** The questions whose answers such work grows with, and where it names each. */
export function countedBy(
  growth: Growth | undefined,
): readonly { readonly path: readonly string[]; readonly id: string }[] {
  const { with: counted, only, also, crews } = growth ?? {};
  const named = [
    { path: ['with'], id: counted },
    { path: ['only'], id: only },
    { path: ['also', 'with'], id: also?.with },
    { path: ['crews', 'with'], id: crews?.with },
  ];
  return named.flatMap(({ path, id }) => (id === undefined ? [] : [{ path, id }]));
}

/** The questions whose answers such work grows with. */
export function growsWith(growth: Growth | undefined): readonly string[] {
  return countedBy(growth).map(({ id }) => id);
}

/** Whether a step changes services' own code, and so waits for a release. */
export function isReleased({ released }: Pick<Step, 'released'>): boolean {
  return released === true || released === 'one';
}

/** The questions of which an answer tells how long a change in services' own code waits for its release. */
export function releaseQuestions({ questions }: Pick<Pack, 'questions'>): readonly Question[] {
  return questions.filter(({ values = [] }) => values.some(({ release }) => release !== undefined));
}

/**
 * The work for `count` of what is counted, at least one unit and the fixed part of the step's own `effort` (all of it
 * where it is for the first), and for all but the first of `others`; in weeks where these are many days.
 */
export function grownEffort(
  { low, high, unit, each, afterFirst, also }: Growth,
  effort: TimeRange,
  count: number,
  others = 1,
): TimeRange {
  const own = (end: 'low' | 'high') => (effort[end] * DAYS.work[effort.unit]) / DAYS.work[unit];
  const counted = (end: 'low' | 'high', many: number) => (({ low, high })[end] * Math.max(0, many)) / each;
  const whole = (end: 'low' | 'high') =>
    afterFirst === true ? own(end) + counted(end, count - 1) : Math.max(1, FIXED_PART * own(end), counted(end, count));
  const of = (end: 'low' | 'high') => whole(end) + onTop(also?.[end]);
  const onTop = (end = 0) => (also === undefined ? 0 : (end * Math.max(0, others - 1)) / also.each);
  const days = unit === 'days' && of('high') > MANY_DAYS ? DAYS.work.weeks : 1;
  return {
    low: Math.max(1, Math.round(of('low') / days)),
    high: Math.ceil(of('high') / days),
    unit: days === 1 ? unit : 'weeks',
  };
}

/** `1 to 3 weeks for each 10 of service-count (only required-services), by a crew for each 6 of platform-people`. */
export function growthInWords({ with: counted, each, afterFirst, only, crews, also, ...time }: Growth): string {
  const by = crews === undefined ? '' : `, by a crew for each ${crews.each} of ${crews.with}`;
  const onTop =
    also === undefined
      ? ''
      : `, and ${timeInWords({ ...also, unit: time.unit })} for each ${also.each} more of ${also.with}`;
  const part = only === undefined ? '' : ` (only ${only})`;
  const beyond = afterFirst === true ? ' after the first' : '';
  return `${timeInWords(time)} for each ${each} of ${counted}${beyond}${part}${onTop}${by}`;
}

/** `2 to 5 days`, `1 week`, or `up to 4 weeks`. */
export function timeInWords({ low, high, unit }: TimeRange): string {
  const most = high === 1 ? `1 ${unit.slice(0, -1)}` : `${high} ${unit}`;
  return low === high ? most : low === 0 ? `up to ${most}` : `${low} to ${most}`;
}

/** `2 to 5 days of work, then 2 weeks of waiting`, or `20 to 60 weeks of work, by 4 crews`. */
export function effortInWords({ effort, waits, crews }: Effort): string {
  const work = `${timeInWords(effort)} of work${crews === undefined ? '' : `, by ${crews} crews`}`;
  return waits === undefined ? work : `${work}, then ${timeInWords(waits)} of waiting`;
}

/** The same for several steps, of which one can wait while another is worked on. */
export function effortInAll(all: readonly Effort[]): string {
  const { effort, waits } = effortSum(all);
  if (all.length === 1 || waits === undefined) return effortInWords({ effort, ...(waits && { waits }) });
  return `${timeInWords(effort)} of work and ${timeInWords(waits)} of waiting, partly at the same time`;
}

/** Days of work, halfway between the ends. */
export function workDays({ effort: { low, high, unit } }: Pick<Effort, 'effort'>): number {
  return ((low + high) / 2) * DAYS.work[unit];
}

/**
 * The effort of several steps together: the ends added up, in weeks where these are many days. The waiting is what it
 * comes to if one wait follows the other.
 */
export function effortSum(all: readonly Effort[]): Effort {
  const waits = waitsInAll(all.map((each) => each.waits));
  const effort = sum(
    all.map((each) => each.effort),
    DAYS.work,
  );
  return waits === undefined ? { effort } : { effort, waits };
}

/** Waits that follow each other, as one; undefined for none. */
export function waitsInAll(all: readonly (TimeRange | undefined)[]): TimeRange | undefined {
  const waits = all.filter((each) => each !== undefined);
  return waits.length === 0 ? undefined : sum(waits, DAYS.waiting);
}

function sum(ranges: readonly TimeRange[], days: Readonly<Record<TimeUnit, number>>): TimeRange {
  const [only] = ranges;
  if (ranges.length === 1) return only!;
  const total = (end: 'low' | 'high') => ranges.reduce((whole, range) => whole + range[end] * days[range.unit], 0);
  const [low, high] = [total('low'), total('high')];
  if (high <= MANY_DAYS) return { low, high, unit: 'days' };
  return { low: Math.round(low / days.weeks), high: Math.ceil(high / days.weeks), unit: 'weeks' };
}

/** Both ends of a range in weeks: five days of work, or seven of waiting, are one. */
export function inWeeks({ low, high, unit }: TimeRange, kind: keyof typeof DAYS): readonly [low: number, high: number] {
  const scale = DAYS[kind][unit] / DAYS[kind].weeks;
  return [low * scale, high * scale];
}
