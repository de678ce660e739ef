import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assess/index.ts';
import { isUnmet } from '../../core/judge/index.ts';
import { markdownCode, markdownText } from '../escape.ts';
import { count, effortWord, list, sentence, statusWord } from '../phrases.ts';
import { waiverOf } from '../waiver.ts';
import { folded } from './folded.ts';
import { gateLine } from './gates.ts';
import type { Sheet } from './sheet.ts';

/** How many steps are shown in full; later steps will have changed by the time they start. */
const NEAR = 3;

/**
 * The stages of the plan. The current one has its next steps in full, and the next one is an outline. The rest of them,
 * and all later stages, are collapsed. Completed stages have one line.
 */
export function stages(assessment: Assessment, sheet: Sheet): string[] {
  return assessment.stages
    .filter(({ status, steps }) => status !== 'not-applicable' && (assessment.verdict.id === 'yes' || steps.length > 0))
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
    `## ${markdownText(stage.title)} (${statusWord[stage.status]})`,
    ...(here || later ? [sentence(markdownText(stage.about))] : []),
    ...(later
      ? folded(count(gates.length, 'gate', 'gates'), gates.join('\n'))
      : gates.length === 0
        ? []
        : ['**Gates**', gates.join('\n')]),
    ...(steps.length === 0 || later
      ? []
      : ['**Steps**', numbered(steps, (step) => (near.includes(step) ? full(step, sheet) : outline(step, sheet)))]),
    ...folded(
      `${count(rest.length, 'step', 'steps')} in full: what to do, what proves it, and the way back`,
      rest.map((step) => `${steps.indexOf(step) + 1}. ${full(step, sheet)}`).join('\n'),
    ),
    ...undecided(stage, here),
    ...leftOut(stage),
  ];
}

function numbered(steps: readonly StepResult[], line: (step: StepResult) => string): string {
  return steps.map((step, index) => `${index + 1}. ${line(step)}`).join('\n');
}

/** A completed stage: its met gates, what is still advised, and the steps that were skipped. */
function past(stage: StageResult, sheet: Sheet): string[] {
  const titles = (keep: (gate: GateResult) => boolean) =>
    stage.gates.filter(keep).map(({ title }) => markdownText(title));
  const met = titles(({ outcome }) => outcome === 'met');
  const left = certain(stage).filter(({ done }) => !done);
  const advised = titles(isUnmet);
  return [
    `## ${markdownText(stage.title)} (done)`,
    `Met: ${sentence(met.length === 0 ? 'nothing was required here' : met.join('; '))}${advised.length === 0 ? '' : ` Still advised: ${sentence(advised.join('; '))}`}`,
    ...(left.length === 0 ? [] : ['**Steps still to do here**', numbered(left, (step) => full(step, sheet))]),
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

function full(step: StepResult, sheet: Sheet): string {
  return `${head(step, sheet)}. ${sentence(markdownText(step.do))} *Proof:* ${sentence(markdownText(step.proof))} *Back out:* ${sentence(markdownText(step.rollback))}${sheet.from(step.answers)}${sheet.cite(step.sources)}`;
}

function outline(step: StepResult, sheet: Sheet): string {
  return `${head(step, sheet)}${step.done ? ', done' : ''}`;
}

function head(step: StepResult, sheet: Sheet): string {
  return `[${step.done ? 'x' : ' '}] **${markdownText(step.title)}** (${sheet.owner(step.owner)}, ${effortWord[step.effort]})`;
}

/** Steps that depend on unanswered questions, with the questions to answer first; by name where they may be next. */
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
  return parts.length === 0 ? [] : [`*Left out, because the answers do not call for it: ${list(parts)}.*`];
}
