import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assess/index.ts';
import { isUnmet } from '../../core/judge/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { inSequence } from '../judgement/course.ts';
import { workLeft } from '../judgement/stage.ts';
import { count, list, sentence, statusInWords } from '../phrases.ts';
import { waiverOf } from '../waiver.ts';
import { folded } from './folded.ts';
import { gateLine } from './gates.ts';
import type { Sheet } from './sheet.ts';
import { fullStep, stepOutline } from './steps.ts';

/** How many steps are shown in full; later steps will have changed by the time they start. */
const NEAR = 3;

/**
 * Each stage of the plan, where there is a mesh to work on: the one to work on next with the next steps in full, the
 * one after it in outline; what is not shown in full, and all of later stages, is folded away. Those behind in a line.
 */
export function stages(assessment: Assessment, sheet: Sheet): string[] {
  return assessment.stages
    .filter(({ status }) => status !== 'not-applicable')
    .map((stage) => inSequence(stage, assessment))
    .flatMap((stage) => (stage.status === 'done' ? past(stage, sheet) : section(stage, assessment, sheet)));
}

function section(stage: StageResult, assessment: Assessment, sheet: Sheet): string[] {
  const here = stage.status === 'current';
  const gates = stage.gates
    .filter(({ outcome }) => outcome !== 'not-applicable')
    .map((gate) => gateLine(gate, { here, closedBy: closing(gate, stage), waiver: waiverOf(gate, assessment) }, sheet));
  const steps = certain(stage);
  const todo = steps.filter(({ done }) => !done);
  const later = stage.status === 'later';
  const near = here ? todo.slice(0, NEAR) : [];
  const rest = todo.slice(near.length);
  return [
    `## ${markdownText(stage.title)} (${statusInWords(stage)})`,
    ...(here || later ? [sentence(markdownText(stage.about))] : []),
    ...[workLeft(stage) ?? []].flat(),
    ...(later
      ? folded(count(gates.length, 'gate', 'gates'), gates.join('\n'))
      : gates.length === 0
        ? []
        : ['**Gates**', gates.join('\n')]),
    ...(steps.length === 0 || later
      ? []
      : [
          '**Steps**',
          numbered(steps, (step) => (near.includes(step) ? fullStep(step, sheet) : stepOutline(step, sheet))),
        ]),
    ...folded(
      `${count(rest.length, 'step', 'steps')} in full: actions, done criteria, and rollback`,
      rest.map((step) => `${steps.indexOf(step) + 1}. ${fullStep(step, sheet)}`).join('\n'),
    ),
    ...undecided(stage, here),
    ...leftOut(stage),
  ];
}

function numbered(steps: readonly StepResult[], line: (step: StepResult) => string): string {
  return steps.map((step, index) => `${index + 1}. ${line(step)}`).join('\n');
}

/** A stage that is behind: which gates are met, what is owed or recommended, and the steps that were passed over. */
function past(stage: StageResult, sheet: Sheet): string[] {
  const told = (label: string, keep: (gate: GateResult) => boolean) => {
    const titles = stage.gates.filter(keep).map(({ title }) => markdownText(title));
    return titles.length === 0 ? [] : [`${label}: ${sentence(titles.join('; '))}`];
  };
  const left = certain(stage).filter(({ done }) => !done);
  const gates = [
    ...told('Met', ({ outcome }) => outcome === 'met'),
    ...told('Owed', ({ debt }) => debt),
    ...told('Unknown', ({ outcome, required }) => required && outcome === 'unknown'),
    ...told('Recommended', (gate) => isUnmet(gate) && !gate.required),
  ];
  return [
    `## ${markdownText(stage.title)} (${statusInWords(stage)})`,
    ...(gates.length === 0 ? [] : [gates.join(' ')]),
    ...(left.length === 0 ? [] : ['**Steps left here**', numbered(left, (step) => fullStep(step, sheet))]),
  ];
}

/** Steps that apply whatever the unanswered questions are; the others are named below them. */
function certain(stage: StageResult): readonly StepResult[] {
  return stage.steps.filter(({ mayNotApply }) => mayNotApply !== true);
}

/** Numbers of the steps that close a gate. */
function closing(gate: GateResult, stage: StageResult): readonly string[] {
  return certain(stage).flatMap(({ closes }, index) => (closes.includes(gate.id) ? [`${index + 1}`] : []));
}

/** Steps that open answers bring in or leave out, with the answers to give first; by name where they may be next. */
function undecided(stage: StageResult, here: boolean): string[] {
  const steps = stage.steps.filter(({ mayNotApply }) => mayNotApply === true);
  if (steps.length === 0) return [];
  const questions = new Set(steps.flatMap(({ answers }) => answers));
  const titles = here ? `: ${steps.map(({ title }) => markdownText(title)).join('; ')}` : '';
  return [
    `${count(steps.length, 'more step depends', 'more steps depend')} on answers (${[...questions].map(markdownCode).join(', ')})${titles}.`,
  ];
}

function leftOut(stage: StageResult): string[] {
  const silent = stage.gates.filter(({ outcome }) => outcome === 'not-applicable').length;
  const parts = [
    ...(stage.stepsLeftOut > 0 ? [count(stage.stepsLeftOut, 'step', 'steps')] : []),
    ...(silent > 0 ? [count(silent, 'gate', 'gates')] : []),
  ];
  return parts.length === 0 ? [] : [`*Omitted, not needed for your answers: ${list(parts)}.*`];
}
