import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { effortInAll, effortInWords } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { isClaimed } from '../judgement/claimed.ts';
import { inSequence } from '../judgement/course.ts';
import { preparations, waitsForNoStage } from '../judgement/before.ts';
import { isToldWhole } from '../judgement/decided.ts';
import { postponedWord } from '../judgement/demands.ts';
import { endsDuty, unmetDuties } from '../judgement/needs.ts';
import { inOrderOfStart } from '../judgement/schedule.ts';
import { isPostponed } from '../judgement/steps-left.ts';
import { readingsOf, workLeft } from '../judgement/stage.ts';
import { isStayOpen, theMesh } from '../judgement/verdict.ts';
import { edgeSteps, withEdgeLater } from '../judgement/edge-later.ts';
import { capital, count, list, outcomeWord, roleTitle, sentence, statusInWords } from '../phrases.ts';
import { waiverOf } from '../waiver.ts';
import {
  type Block,
  type Box,
  bulleted,
  fromWords,
  paragraph,
  section,
  type Section,
  type Task,
  type Text,
} from './document.ts';
import {
  isWhole,
  type Room,
  SHORTENED,
  stepInFull,
  stepInShort,
  stepList,
  type Telling,
  tellings,
  tickHint,
} from './steps.ts';

/** What tells how much of the stages to show. */
export interface Reach {
  /** Whether every stage is told in full. */
  readonly full: boolean;
  /** The answers file, as a shell takes it. */
  readonly file: string;
}

/**
 * Where there is a mesh to work on: where the organization stands, the road, and the stages. Of the one to work on
 * next, the steps at hand are told in full; the one after it is a list, and each later one a line. Of those behind,
 * what is left.
 */
export function stages(assessment: Assessment, reach: Reach): readonly Section[] {
  const readings = readingsOf(assessment);
  if (readings === undefined) return [];
  const shown = assessment.stages
    .filter(({ status }) => status !== 'not-applicable')
    .map((stage) => inStage(stage, assessment));
  const later = reach.full ? [] : shown.filter(({ status }) => status === 'later');
  const due = shown.flatMap((stage) => dueSteps(stage, assessment));
  const told = reach.full
    ? new Map(shown.flatMap(({ steps }) => steps.map((step) => [step, stepInFull])))
    : tellings(due, due.length <= ALL ? { ...ROOM, full: ALL } : ROOM, assessment);
  const isUnknown = shown.some(({ gates }) => gates.some(({ required, outcome }) => required && outcome === 'unknown'));
  const unknown = isUnknown ? " An unknown gate doesn't count as met." : '';
  return [
    ...section('standing', 'Current stage', 'Current stage', [
      bulleted([
        [{ strong: 'Operating at:' }, ` ${readings.operatingAt}.`],
        [{ strong: `${readings.label}:` }, ` ${readings.work}.${unknown}${readings.others}`],
        ...readings.debt.map(({ gate, stage }): Text => [
          { strong: 'Overdue gate (not met):' },
          ` ${gate.title} (${stage}). ${sentence(gate.fix.do)}`,
          { cite: gate.sources },
        ]),
      ]),
      isStayOpen(assessment) && !reach.full ? paragraph(howToRead(assessment)) : undefined,
    ]),
    ...shown
      .filter((stage) => !later.includes(stage))
      .flatMap((stage) =>
        section(`stage-${stage.id}`, capital(stage.id), `${stage.title} (${stateOf(stage, assessment)})`, [
          ...(stage.status === 'done' ? past(stage, assessment, reach, told) : ahead(stage, assessment, reach, told)),
        ]),
      ),
    ...section('later', 'Later', 'Later stages', [
      bulleted(
        later.map((stage) => [
          { strong: `${stage.title}:` },
          ` ${sizeOf(stage, assessment)}.${decisiveSteps(stage, assessment)}`,
        ]),
      ),
      later.length === 0
        ? undefined
        : paragraph(['To see them in full, run: ', { code: `mesh-ready plan ${reach.file} --full` }]),
    ]),
  ];
}

/** The stages as one picture: what is passed, where you stand, and what is not met; undefined without a mesh. */
export function road(assessment: Assessment): Block | undefined {
  if (assessment.stage === 'none') return undefined;
  const shown = assessment.stages.filter(({ status }) => status !== 'not-applicable');
  return shown.length === 0 ? undefined : { kind: 'road', boxes: shown.map((stage) => box(stage, assessment)) };
}

/**
 * A stage with its steps as they begin, without alternatives of a decision, and without the steps that prepare it: the
 * decision lists both.
 */
function inStage(stage: StageResult, assessment: Assessment): StageResult {
  const before = preparations(assessment);
  const own = inSequence(stage, assessment);
  const steps = own.steps.filter((step) => !before.includes(step));
  return { ...own, steps: inOrderOfStart(steps, assessment) };
}

/** `3 steps left, 2 gates to meet, 4 to 12 weeks of work` */
function sizeOf(stage: StageResult, assessment: Assessment): string {
  const left = todo(stage).filter((step) => !isPostponed(step));
  const waiting = stage.gates.filter(blocks).length;
  const required = stage.gates.filter((gate) => gate.required && gate.outcome !== 'not-applicable').length;
  return [
    progress(stage, assessment),
    ...(required === 0 ? [] : [waiting === 0 ? 'required gates met' : count(waiting, 'gate to meet', 'gates to meet')]),
    ...(left.length === 0 ? [] : [effortInAll(left)]),
  ].join(', ');
}

/** The steps that meet a required gate, or what is required, by their titles; the only step in any case. */
function decisiveSteps(stage: StageResult, assessment: Assessment): string {
  const left = todo(stage).filter((step) => !isPostponed(step));
  const decisive = left.filter((step) => isDecisive(step, assessment));
  if (decisive.length > 0) return ` Steps for its required gates: ${decisive.map(({ title }) => title).join('; ')}.`;
  return left.length === 1 ? ` Step: ${left[0]!.title}.` : '';
}

/** How to read the stages while it is undecided if the mesh stays. */
function howToRead(assessment: Assessment): string {
  return `Where just a title is shown, that step or gate matters only if ${theMesh(assessment)} stays, or if an option without a mesh names it.`;
}

/** `work on this next`, unless nothing is required, overdue gates go first, or it depends on whether the mesh stays. */
function stateOf(stage: StageResult, assessment: Assessment): string {
  const { status } = stage;
  if (isStayOpen(assessment))
    return status === 'current'
      ? `if ${theMesh(assessment)} stays`
      : status === 'done'
        ? passed(stage)
        : statusInWords(stage);
  if (status !== 'current') return statusInWords(stage);
  if (!stage.gates.some(blocks)) return 'optional';
  const isOwed = assessment.stages.some(({ id, gates }) => id !== stage.id && gates.some(({ debt }) => debt));
  return isOwed ? 'after the overdue gates' : statusInWords(stage);
}

/** `passed`, or `begun earlier` where gates are left. */
function passed({ gates }: StageResult): string {
  return gates.some(blocks) ? 'begun earlier' : 'passed';
}

/** `3 steps left`, or `2 steps done, 3 left`; where gates are left and no step is, why. For a stage in sequence. */
function progress(stage: StageResult, assessment: Assessment): string {
  const all = todo(stage);
  const postponed = all.filter(isPostponed).length;
  const left = all.length - postponed;
  const done = certain(stage).length - all.length;
  const none = all.length === 0 ? whyNoStep(stage, assessment) : undefined;
  const rest =
    none ??
    (done > 0
      ? `${left === 0 ? 'none' : left} left`
      : left === 0
        ? 'no step left'
        : count(left, 'step left', 'steps left'));
  return [
    ...(done > 0 ? [count(done, 'step done', 'steps done')] : []),
    rest,
    ...(postponed > 0 ? [`${postponed} ${postponedWord(assessment)}`] : []),
  ].join(', ');
}

/** Why a stage whose required gates aren't met has no step; undefined where they are, or where nothing explains it. */
function whyNoStep(stage: StageResult, assessment: Assessment): string | undefined {
  if (!stage.gates.some(blocks)) return undefined;
  const all = assessment.stages.find(({ id }) => id === stage.id)?.steps ?? [];
  const isOpen =
    stage.gates.some((gate) => blocks(gate) && gate.outcome === 'unknown') || undecidedSteps(stage).length > 0;
  const on = [...(all.length > stage.steps.length ? ['the decision'] : []), ...(isOpen ? ['answers'] : [])];
  return on.length === 0 ? undefined : `steps depend on ${list(on)}`;
}

function box(whole: StageResult, assessment: Assessment): Box {
  const stage = inStage(whole, assessment);
  const { id, status } = stage;
  const isEdgeLater = id === assessment.stages[0]?.id && edgeSteps(assessment).length > 0;
  const title = isEdgeLater ? withEdgeLater(stage) : stage.title;
  const outcomes = stage.gates
    .filter(({ required, outcome }) => required && outcome !== 'not-applicable')
    .map(({ outcome }) => outcome);
  const met = outcomes.filter((outcome) => outcome === 'met').length;
  return {
    title,
    state: stateOf(stage, assessment),
    isHere: status === 'current',
    isPast: status === 'done',
    gates: outcomes,
    met: outcomes.length === 0 ? '' : `${met} of ${count(outcomes.length, 'required gate', 'required gates')} met`,
    lines: [progress(stage, assessment)],
  };
}

/** So many steps are all told in full; of more, so many have more than a line, so that a plan keeps to six pages. */
const ALL = 13;
const ROOM: Room = { full: 6, brief: 8 };

/** The steps of a stage that are at hand, and so have more than a line if there is room. */
function dueSteps(stage: StageResult, assessment: Assessment): readonly StepResult[] {
  if (stage.status === 'done') return duePast(stage, assessment);
  const mayGo = isStayOpen(assessment);
  // A stage that requires nothing is no reason to read on, and what holds only if the mesh stays waits for that.
  const isHere = stage.status === 'current' && stage.gates.some(blocks);
  return todo(stage).filter(
    (step) =>
      !isPostponed(step) &&
      (mayGo ? waitsForNoStage(step, assessment) || endsDuty(step, assessment) : isHere || isWhole(step, assessment)),
  );
}

function ahead(
  stage: StageResult,
  assessment: Assessment,
  { full, file }: Reach,
  told: ReadonlyMap<StepResult, Telling>,
): readonly (Block | undefined)[] {
  const isHere = stage.status === 'current' || full;
  const mayGo = isStayOpen(assessment) && !full;
  const gates = stage.gates.filter(({ outcome }) => outcome !== 'not-applicable' && (isHere || outcome !== 'met'));
  const steps = certain(stage);
  const tell = (step: StepResult) => (step.done ? stepInShort : (told.get(step) ?? stepInShort));
  const isShortened = isHere && todo(stage).some((step) => !isPostponed(step) && tell(step) !== stepInFull);
  const work = isHere && !mayGo ? workLeft(stage) : undefined;
  return [
    isHere && !mayGo ? paragraph(sentence(stage.about)) : undefined,
    work === undefined ? undefined : paragraph(work),
    ...[true, false].flatMap((required) => {
      const all = stage.gates.filter((gate) => gate.required === required && gate.outcome !== 'not-applicable');
      const met = all.filter(({ outcome }) => outcome === 'met').length;
      return tasks(
        'gates',
        `${required ? 'Required' : 'Recommended'} gates${isHere || met === 0 ? ` (${met} of ${all.length} met)` : ` left: ${all.length - met} of ${all.length}`}`,
        gates
          .filter((gate) => gate.required === required)
          .map((gate) => gateTask(gate, stage, assessment, isHere && !mayGo)),
      );
    }),
    ...stepList('Steps', steps, assessment, {
      full,
      taskOf: (step) => tell(step)(step, assessment),
    }),
    isShortened ? SHORTENED : undefined,
    stage.status === 'current' && todo(stage).length > 0 ? tickHint(file) : undefined,
    undecided(stage),
    full ? leftOut(stage) : undefined,
  ];
}

/** Whether a step of a stage that isn't there yet meets a required gate, or what is required. */
function isDecisive({ closes, useCases }: StepResult, assessment: Assessment): boolean {
  const needs = unmetDuties(assessment).map(({ id }) => id);
  const gates = assessment.stages.flatMap((stage) => stage.gates.filter(blocks).map(({ id }) => id));
  return useCases.some((id) => needs.includes(id)) || closes.some((id) => gates.includes(id));
}

/**
 * A stage that is behind: which gates are met, what is owed or recommended, and the steps that are left. Those that
 * can't wait, that the decision names, that are owed, or that serve the first need are told before the others.
 */
function past(
  stage: StageResult,
  assessment: Assessment,
  { full }: Reach,
  told: ReadonlyMap<StepResult, Telling>,
): readonly (Block | undefined)[] {
  const gates = (label: string, keep: (gate: GateResult) => boolean): Text => {
    const titles = stage.gates.filter(keep).map(({ title }) => title);
    return titles.length === 0 ? '' : [{ strong: `${label}:` }, ` ${sentence(titles.join('; '))} `];
  };
  const mayGo = isStayOpen(assessment);
  const left = todo(stage);
  const beforeFirst = new Set(left.filter(({ first }) => first === true).flatMap(({ after = [] }) => after));
  const beforeAll = left.flatMap((step, index) =>
    step.first === true || step.now === true || beforeFirst.has(step.id) ? [`${index + 1}`] : [],
  );
  return [
    paragraph([
      gates('Met', ({ outcome }) => outcome === 'met'),
      gates(mayGo ? 'Not met' : 'Overdue gates', ({ debt }) => debt),
      gates('Unknown', ({ outcome, required }) => required && outcome === 'unknown'),
      gates('Recommended, not met', ({ outcome, required }) => !required && outcome === 'open'),
      gates('Recommended, unknown', ({ outcome, required }) => !required && outcome === 'unknown'),
    ]),
    ...tasks(
      'steps',
      'Steps done',
      stage.steps.filter(({ ticked }) => ticked !== undefined).map((step) => stepInShort(step, assessment)),
    ),
    ...stepList(
      `Steps left${beforeAll.length === 0 || beforeAll.length === left.length ? '' : ` (do first: ${beforeAll.length === 1 ? 'step' : 'steps'} ${list(beforeAll)})`}`,
      left,
      assessment,
      {
        full,
        taskOf: (step) => (told.get(step) ?? stepInShort)(step, assessment),
      },
    ),
  ];
}

/** The steps of a stage that is behind that are due, and those that they are done after. */
function duePast(stage: StageResult, assessment: Assessment): readonly StepResult[] {
  const owed = new Set(stage.gates.filter(({ debt }) => debt).map(({ id }) => id));
  const need = assessment.useCases.find(({ place }) => place === 'first')?.id;
  const left = todo(stage);
  const due = left.filter(
    (step) =>
      step.first === true ||
      isToldWhole(step, assessment) ||
      step.useCases.some((id) => id === need) ||
      (isStayOpen(assessment) ? waitsForNoStage(step, assessment) : step.closes.some((gate) => owed.has(gate))),
  );
  const before = new Set(due.flatMap(({ after = [] }) => after));
  return left.filter((step) => due.includes(step) || before.has(step.id));
}

function tasks(kind: 'gates' | 'steps', title: string, all: readonly Task[]): readonly Block[] {
  return all.length === 0 ? [] : [paragraph({ strong: title }), { kind, tasks: all }];
}

/**
 * A gate with its state, under a heading that tells its strength; the reason and the way to meet it only where it is in
 * full and required.
 */
function gateTask(gate: GateResult, stage: StageResult, assessment: Assessment, isHere: boolean): Task {
  const { id, title, outcome, required, kind, fix } = gate;
  const waiver = waiverOf(gate, assessment);
  const state = [
    ...(kind === 'entry' && outcome !== 'met' ? ['entry gate'] : []),
    outcomeWord[outcome],
    ...(waiver === undefined ? [] : [waiver.says]),
  ].join(', ');
  const task = { id, title, state, outcome };
  if (outcome === 'met' || !isHere) return task;
  const own = { of: '', numbers: numbersOf(stage, id) };
  // A step that an earlier stage waits for has come forward to that stage.
  const place = assessment.stages.findIndex((each) => each.id === stage.id);
  const earlier = assessment.stages
    .slice(0, place)
    .filter(({ status }) => status !== 'done')
    .map((each) => ({ of: ` of ${capital(each.id)}`, numbers: numbersOf(inStage(each, assessment), id) }));
  const steps = [own, ...earlier].find(({ numbers }) => numbers.length > 0);
  const way =
    steps !== undefined
      ? `See ${steps.numbers.length === 1 ? 'step' : 'steps'} ${list(steps.numbers)}${steps.of}.`
      : isClaimed(gate, assessment)
        ? `Its steps are ticked; to meet it, answer ${list(gate.answers.slice(0, 3))} again.`
        : `To do: ${sentence(fix.do)} (${roleTitle(assessment, fix.owner)}, ${effortInWords(fix)})`;
  const waived = waiver === undefined ? '' : ` Waiver: ${sentence(brief(waiver.reason, 200))}`;
  const text = required ? `${sentence(gate.why)} ${way}${waived}` : `${way}${waived}`;
  return { ...task, text, marks: [{ from: gate.answers }, required ? { cite: gate.sources } : ''] };
}

/** The numbers of the steps of a stage that are left and close a gate. */
function numbersOf(stage: StageResult, gate: string): readonly string[] {
  return certain(stage).flatMap(({ closes, done }, index) => (closes.includes(gate) && !done ? [`${index + 1}`] : []));
}

/** Steps that apply whatever the unanswered questions are; the others are named below them. */
function certain(stage: StageResult): readonly StepResult[] {
  return stage.steps.filter(({ mayNotApply, ticked }) => mayNotApply !== true || ticked !== undefined);
}

function todo(stage: StageResult): readonly StepResult[] {
  return certain(stage).filter(({ done }) => !done);
}

function undecidedSteps({ steps }: StageResult): readonly StepResult[] {
  return steps.filter(({ mayNotApply, ticked }) => mayNotApply === true && ticked === undefined);
}

/** How many of the steps that depend on answers are named. */
const NAMED = 3;

/** Steps that unanswered questions bring in or leave out, with the answers to give first. */
function undecided(stage: StageResult): Block | undefined {
  const steps = undecidedSteps(stage);
  if (steps.length === 0) return undefined;
  const { shown, more } = fromWords([...new Set(steps.flatMap(({ answers }) => answers))]);
  const questions = `${shown.map((id) => `\`${id}\``).join(', ')}${more}`;
  const rest = steps.length - NAMED;
  const others = rest > 0 ? `; and ${rest} more` : '';
  const named = steps.slice(0, NAMED).map(({ title }) => title);
  const titles = stage.status === 'current' ? `: ${named.join('; ')}${others}` : '';
  return paragraph(
    `${count(steps.length, 'more step depends', 'more steps depend')} on answers (${questions})${titles}.`,
  );
}

function leftOut(stage: StageResult): Block | undefined {
  const silent = stage.gates.filter(({ outcome }) => outcome === 'not-applicable').length;
  const parts = [
    ...(stage.stepsLeftOut > 0 ? [count(stage.stepsLeftOut, 'step', 'steps')] : []),
    ...(silent > 0 ? [count(silent, 'gate', 'gates')] : []),
  ];
  return parts.length === 0 ? undefined : paragraph({ emphasis: `Ruled out by your answers: ${list(parts)}.` });
}
