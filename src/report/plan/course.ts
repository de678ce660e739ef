import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { effortInAll } from '../../core/pack/index.ts';
import { preparations } from '../judgement/before.ts';
import { courseSteps, decisionBetween, likelyWays, titleOfWay, type Way, waysOf } from '../judgement/course.ts';
import { demandOfWay } from '../judgement/demands.ts';
import { isHeldAgainstDate, isInTime } from '../judgement/in-time.ts';
import { inOrderOfStart } from '../judgement/schedule.ts';
import { isPlainNo } from '../judgement/verdict.ts';
import { list, roleTitle, sentence } from '../phrases.ts';
import { paragraph, section, type Section, type Text } from './document.ts';
import type { Reach } from './stages.ts';
import { type Room, SHORTENED, stepInFull, stepInShort, stepList, tellings, tickHint, wayOf } from './steps.ts';

/** The alternatives of a decision, or the steps of a course that works on no stage. */
export function course(assessment: Assessment, { full, file }: Reach): readonly Section[] {
  const before = preparations(assessment);
  const untold = courseSteps(assessment).filter((step) => waysOf(assessment).length === 0 || !before.includes(step));
  const steps = inOrderOfStart(untold, assessment);
  const told = full ? undefined : tellings(steps.filter(isLeft), roomFor(assessment), assessment);
  const task = (step: StepResult) =>
    (step.done ? stepInShort : told === undefined ? stepInFull : (told.get(step) ?? stepInShort))(step, assessment);
  const isShortened = told !== undefined && [...told.values()].some((tell) => tell !== stepInFull);
  return [
    ...decision(assessment, full),
    ...section('steps', 'Steps', 'Steps', [
      ...stepList(undefined, steps, assessment, { full, taskOf: task }),
      isShortened ? SHORTENED : undefined,
      steps.length === 0 ? undefined : tickHint(file),
    ]),
  ];
}

/** A plain no has two pages; one small team reads of later steps only the titles. */
function roomFor({ verdict, capacity }: Assessment): Room {
  if (isPlainNo(verdict)) return { full: 2, brief: 2 };
  return capacity.sequential === true ? { full: 5, brief: 0 } : { full: 8, brief: 8 };
}

function isLeft({ done, postponed }: StepResult): boolean {
  return !done && postponed !== true;
}

/** `; against the deadline: perhaps up to 2 weeks late`; empty where no date is ahead. */
function timeliness(way: Way, assessment: Assessment): string {
  return isHeldAgainstDate(assessment) ? `; against the deadline: ${isInTime(way, assessment)}` : '';
}

/** The effort of an alternative; where steps of it depend on answers, as the table of people and time tells it. */
function effortOfWay(way: Way, assessment: Assessment): string {
  const isOpen = ({ mayNotApply }: StepResult) => mayNotApply === true;
  const demand = way.steps.some(isOpen) ? demandOfWay(way, assessment) : undefined;
  return demand === undefined ? effortInAll(way.steps) : `${demand.work} of work, depending on answers`;
}

/** Of more alternatives, only those that the answers point to are told in full. */
const WAYS = 2;

function decision(assessment: Assessment, full: boolean): readonly Section[] {
  const ways = waysOf(assessment);
  if (ways.length === 0) return [];
  const likely = likelyWays(assessment);
  const isShort = ({ name }: Way) => !full && ways.length > WAYS && !likely.includes(name);
  return section('decision', 'Decision', 'Decide between', [
    paragraph(decisionBetween(ways)),
    {
      kind: 'table',
      label: 'Alternatives',
      columns: [
        { title: 'Alternative' },
        { title: 'Work, cost, and stop criteria', kind: 'long' },
        { title: 'Effort', kind: 'short' },
        { title: 'Work by', kind: 'short' },
      ],
      rows: ways.map((way) => [
        titleOfWay(way),
        way.steps.map((step): Text => [
          way.steps.length === 1 ? '' : [{ emphasis: sentence(step.title) }, ' '],
          wayOf(step, isShort(way)),
          ' ',
        ]),
        `${effortOfWay(way, assessment)}${timeliness(way, assessment)}`,
        list([...new Set(way.steps.map(({ owner }) => roleTitle(assessment, owner)))]),
      ]),
    },
    ...stepList('Before you choose', preparations(assessment), assessment, {
      full,
      taskOf: (step) => stepInFull(step, assessment),
    }),
  ]);
}
