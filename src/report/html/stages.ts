import type { Assessment, GateResult, StageResult, StepResult } from '../../core/assess/index.ts';
import { brief } from '../escape.ts';
import { count, effortWord, list, outcomeWord, sentence, stageDoubt, stageReason, statusWord } from '../phrases.ts';
import { waiverOf } from '../waiver.ts';
import { anchor, type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** Shapes with the meaning of the words next to them. */
const SIGN = { met: '✓', open: '○', unknown: '?', 'not-applicable': '–' } as const;

/** How many steps are expanded when the page opens. */
const NEAR = 3;

/** Every stage of the plan in full: gates with their state; steps with actions, proof, and rollback. */
export function stages(assessment: Assessment, page: Page): Section | undefined {
  if (assessment.verdict.id === 'no') return undefined;
  const shown = assessment.stages.filter(
    ({ status, steps }) => status !== 'not-applicable' && (assessment.verdict.id === 'yes' || steps.length > 0),
  );
  const doubt = stageDoubt(assessment);
  return section('stages', 'Stages', 'Stages, gates and steps', [
    html`<p>The stage is <strong>${assessment.stage}</strong>${doubt === '' ? '' : ` (${doubt})`}: ${stageReason(assessment)}. What is not known does not count as met.</p>`,
    ...shown.map((stage) => whole(stage, assessment, page)),
  ]);
}

function whole(stage: StageResult, assessment: Assessment, page: Page): Html {
  const gates = stage.gates.filter(({ outcome }) => outcome !== 'not-applicable');
  const near =
    stage.status === 'current'
      ? stage.steps.filter((step) => !step.done && step.mayNotApply !== true).slice(0, NEAR)
      : [];
  return html`<div class="stage ${stage.status}" id="${anchor('stage', stage.id)}">
<h3>${stage.title} <span class="status">${statusWord[stage.status]}</span></h3>
<p>${prose(sentence(stage.about))}</p>
${gates.length === 0 ? undefined : html`<h4>Gates</h4>\n<ul class="gates">${gates.map((gate) => gateItem(gate, stage, assessment, page))}</ul>`}
${stage.steps.length === 0 ? undefined : html`<h4>Steps</h4>\n<ol class="steps">${stage.steps.map((step) => stepItem(step, near.includes(step), page))}</ol>`}
${leftOut(stage)}</div>`;
}

function gateItem(gate: GateResult, stage: StageResult, assessment: Assessment, page: Page): Html {
  const closed = gate.outcome === 'met';
  const steps = stage.steps.flatMap(({ closes }, index) => (closes.includes(gate.id) ? [`${index + 1}`] : []));
  const way =
    steps.length > 0
      ? html` Closed by ${steps.length === 1 ? 'step' : 'steps'} ${list(steps)}.`
      : html` To do: ${prose(sentence(gate.fix.do))} <em>${page.owner(gate.fix.owner)}, ${effortWord[gate.fix.effort]}.</em>`;
  const waiver = waiverOf(gate, assessment);
  return html`<li class="${gate.outcome}"><span class="sign" aria-hidden="true">${SIGN[gate.outcome]}</span><div><strong>${gate.title}</strong> <span class="state">${outcomeWord[gate.outcome]}, ${gate.required ? 'required' : 'advised'}${gate.kind === 'entry' ? ' to begin' : ''}${waiver === undefined ? '' : `, ${waiver.says}`}</span>
${closed || stage.status !== 'current' ? undefined : html`<p>${prose(sentence(gate.why))}${way}${waiver === undefined ? undefined : html` Waiver: <bdi>${brief(sentence(waiver.reason), 280)}</bdi>`}</p>`}
<p class="marks">${page.from(gate.answers)}${page.cite(gate.sources)}</p></div></li>
`;
}

/** A collapsible step. The next steps are expanded; in print, only they are complete. */
function stepItem(step: StepResult, open: boolean, page: Page): Html {
  const state = [
    page.owner(step.owner),
    effortWord[step.effort],
    ...(step.done ? ['done'] : []),
    ...(step.mayNotApply === true ? ['if it applies'] : []),
  ];
  return html`<li id="${anchor('step', step.id)}" class="${step.done ? 'done' : 'todo'}"><details${{ html: open ? ' open=""' : '' }}><summary><strong>${step.title}</strong> <span class="state">${state.join(', ')}</span></summary>
<p>${prose(sentence(step.do))}</p>
<dl class="facts"><dt>Proof</dt><dd>${prose(sentence(step.proof))}</dd><dt>Back out</dt><dd>${prose(sentence(step.rollback))}</dd></dl>
<p class="marks">${page.from(step.answers)}${page.cite(step.sources)}</p></details></li>
`;
}

function leftOut(stage: StageResult): Html | undefined {
  const silent = stage.gates.filter(({ outcome }) => outcome === 'not-applicable').length;
  const parts = [
    ...(stage.stepsLeftOut > 0 ? [count(stage.stepsLeftOut, 'step', 'steps')] : []),
    ...(silent > 0 ? [count(silent, 'gate', 'gates')] : []),
  ];
  return parts.length === 0
    ? undefined
    : html`<p class="marks">Left out, because the answers do not call for it: ${list(parts)}.</p>\n`;
}
