import type { Assessment, StepResult } from '../../core/assess/index.ts';
import { effortInAll } from '../../core/pack/index.ts';
import { preparations } from '../judgement/before.ts';
import { courseSteps, decisionBetween, titleOfWay, type Way, waysOf } from '../judgement/course.ts';
import { demandOfWay } from '../judgement/demands.ts';
import { isHeldAgainstDate, isInTime } from '../judgement/in-time.ts';
import { inOrderOfStart } from '../judgement/schedule.ts';
import { list, roleTitle, sentence } from '../phrases.ts';
import { paragraph, section, type Section, type Text } from './document.ts';
import type { Reach } from './stages.ts';
import { SHORTENED, stepInBrief, stepInFull, stepInShort, stepList, stepsToShorten, tickHint, wayOf } from './steps.ts';

/** The alternatives of a decision, or the steps of a course that works on no stage. */
export function course(assessment: Assessment, { full, file }: Reach): readonly Section[] {
  const told = preparations(assessment);
  const untold = courseSteps(assessment).filter((step) => waysOf(assessment).length === 0 || !told.includes(step));
  const steps = inOrderOfStart(untold, assessment);
  const isShort = full || assessment.verdict.course !== 'none';
  const isSmall = assessment.capacity.sequential === true;
  const most = isSmall ? IN_FULL_FOR_FEW : IN_FULL;
  const shortened = isShort ? [] : stepsToShorten(steps.filter(isLeft), most, assessment);
  const inFew = isSmall ? stepInShort : stepInBrief;
  const task = (step: StepResult) =>
    (step.done ? stepInShort : shortened.includes(step) ? inFew : stepInFull)(step, assessment);
  return [
    ...decision(assessment, full),
    ...section('steps', 'Steps', 'Steps', [
      ...stepList(undefined, steps, assessment, { full, taskOf: task }),
      shortened.length === 0 ? undefined : SHORTENED,
      steps.length === 0 ? undefined : tickHint(file),
    ]),
  ];
}

/** So many steps are told in full where no mesh comes; of others, what to do in two sentences. */
const IN_FULL = 6;

/** One small team does one step after the other, so of what it does later, it reads only the titles. */
const IN_FULL_FOR_FEW = 5;

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

function decision(assessment: Assessment, full: boolean): readonly Section[] {
  const ways = waysOf(assessment);
  if (ways.length === 0) return [];
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
          wayOf(step),
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
