import type { Assessment, GateResult, StageResult } from '../../core/assess/index.ts';
import { effortInWords } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { inSequence } from '../judgement/course.ts';
import { readingsOf, workLeft } from '../judgement/stage.ts';
import { count, list, outcomeWord, sentence, statusInWords } from '../phrases.ts';
import { waiverOf } from '../waiver.ts';
import { anchor, type Html, html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { stepItem } from './steps.ts';

/** Shapes with the meaning of the words next to them. */
const SIGN = { met: '✓', open: '○', unknown: '?', 'not-applicable': '–' } as const;

/** How many steps are expanded when the page opens. */
const NEAR = 3;

/** Where there is a mesh to work on: the three readings of the stage, and every stage with its gates and steps. */
export function stages(assessment: Assessment, page: Page): Section | undefined {
  const readings = readingsOf(assessment);
  if (readings === undefined) return undefined;
  const shown = assessment.stages
    .filter(({ status }) => status !== 'not-applicable')
    .map((stage) => inSequence(stage, assessment));
  const debt = readings.debt.map(
    ({ gate, stage }) =>
      html`<li>${gate.title} (${stage}): ${prose(sentence(gate.fix.do))}${page.cite(gate.sources)}</li>\n`,
  );
  return section('stages', 'Stages', 'Stages, gates and steps', [
    html`<dl class="facts"><dt>Operating at</dt><dd>${readings.operatingAt}</dd>${debt.length === 0 ? '' : html`<dt>Debt</dt><dd><ul>${debt}</ul></dd>`}<dt>Work on next</dt><dd>${readings.next}, because ${readings.because}</dd></dl>`,
    html`<p>An unknown gate doesn't count as met.</p>`,
    ...shown.map((stage) => whole(stage, assessment, page)),
  ]);
}

function whole(stage: StageResult, assessment: Assessment, page: Page): Html {
  const gates = stage.gates.filter(({ outcome }) => outcome !== 'not-applicable');
  const near =
    stage.status === 'current'
      ? stage.steps.filter((step) => !step.done && step.mayNotApply !== true).slice(0, NEAR)
      : [];
  const work = workLeft(stage);
  return html`<div class="stage ${stage.status}" id="${anchor('stage', stage.id)}">
<h3>${stage.title} <span class="status">${statusInWords(stage)}</span></h3>
<p>${prose(sentence(stage.about))}</p>${
    work === undefined
      ? ''
      : html`
<p>${work}</p>`
  }
${gates.length === 0 ? undefined : html`<h4>Gates</h4>\n<ul class="gates">${gates.map((gate) => gateItem(gate, stage, assessment, page))}</ul>`}
${stage.steps.length === 0 ? undefined : html`<h4>Steps</h4>\n<ol class="steps">${stage.steps.map((step) => stepItem(step, near.includes(step), page))}</ol>`}
${leftOut(stage)}</div>`;
}

function gateItem(gate: GateResult, stage: StageResult, assessment: Assessment, page: Page): Html {
  const closed = gate.outcome === 'met';
  const steps = stage.steps.flatMap(({ closes }, index) => (closes.includes(gate.id) ? [`${index + 1}`] : []));
  const way =
    steps.length > 0
      ? html` See ${steps.length === 1 ? 'step' : 'steps'} ${list(steps)}.`
      : html` To do: ${prose(sentence(gate.fix.do))} <em>${page.owner(gate.fix.owner)}, ${effortInWords(gate.fix)}.</em>`;
  const waiver = waiverOf(gate, assessment);
  return html`<li class="${gate.outcome}"><span class="sign" aria-hidden="true">${SIGN[gate.outcome]}</span><div><strong>${gate.title}</strong> <span class="state">${outcomeWord[gate.outcome]}, ${gate.required ? 'required' : 'recommended'}${gate.kind === 'entry' ? ' for entry' : ''}${gate.debt ? ', owed' : ''}${waiver === undefined ? '' : `, ${waiver.says}`}</span>
${closed || stage.status !== 'current' ? undefined : html`<p>${prose(sentence(gate.why))}${way}${waiver === undefined ? undefined : html` Waiver: <bdi>${brief(sentence(waiver.reason), 280)}</bdi>`}</p>`}
<p class="marks">${page.from(gate.answers)}${page.cite(gate.sources)}</p></div></li>
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
    : html`<p class="marks">Omitted, not needed for your answers: ${list(parts)}.</p>\n`;
}
