import type { Assessment, StageResult, StepResult } from '../../core/assessment.ts';
import { brief } from '../escape.ts';
import { count, effortWord, list, statusWord } from '../phrases.ts';
import { type Html, html } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** Columns of effort: days, weeks and months are told apart, not measured. */
const LENGTH = { small: 1, medium: 2, large: 4 } as const;
const WIDTH = 760;
const LABEL = 400;
const ROW = 24;

/** The way as a timeline: a chart for each stage, its steps in order, as long as their effort. */
export function roadmap(assessment: Assessment, page: Page): Section | undefined {
  const ahead = assessment.stages.filter(({ status, steps }) => status !== 'not-applicable' && steps.length > 0);
  if (ahead.length === 0) return undefined;
  const total = ahead.flatMap(({ steps }) => steps).reduce((sum, step) => sum + length(step), 0);
  const unit = (WIDTH - LABEL - 4) / Math.max(total, 1);
  let from = 0;
  const charts = ahead.map((stage) => {
    const chart = lane(stage, from, unit, page);
    from += stage.steps.reduce((sum, step) => sum + length(step), 0);
    return chart;
  });
  return section('roadmap', 'Roadmap', [
    html`<p>In order from left to right. Short bars are days, longer ones weeks, the longest months; the chart is no calendar. Dashed steps depend on answers that are still open. The gates of a stage close before the next one begins.</p>`,
    html`<div class="scroll" role="region" aria-label="Roadmap, charts" tabindex="0">${charts}</div>`,
  ]);
}

/** What is done takes no more time. */
function length(step: StepResult): number {
  return step.done ? 0 : LENGTH[step.effort];
}

function lane(stage: StageResult, from: number, unit: number, page: Page): Html {
  const waiting = stage.gates.filter(({ required, outcome }) => required && (outcome === 'open' || outcome === 'unknown')).length;
  const name = `${stage.title} (${statusWord[stage.status]}): ${waiting === 0 ? 'gates met' : `${count(waiting, 'gate', 'gates')} to close`}`;
  const told = stage.steps.map((step, index) => `${index + 1}. ${step.title} (${page.owner(step.owner)}, ${state(step)})`);
  const id = `timeline-${stage.id}`;
  let at = from;
  const rows = stage.steps.map((step, index) => {
    const x = LABEL + at * unit;
    at += length(step);
    return bar(step, x, 26 + index * ROW, Math.max(length(step) * unit - 2, 3));
  });
  return html`<svg class="timeline ${stage.status}" viewBox="0 0 ${WIDTH} ${stage.steps.length * ROW + 34}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${name}</title>
<desc id="${id}-text">${list(told)}.</desc>
<text class="lane" x="2" y="16">${brief(name, 90)}</text>
${rows}</svg>
`;
}

function state(step: StepResult): string {
  if (step.done) return 'done';
  return step.mayNotApply === true ? `${effortWord[step.effort]}, if it applies` : effortWord[step.effort];
}

function bar(step: StepResult, x: number, y: number, width: number): Html {
  const round = (value: number) => Math.round(value * 10) / 10;
  const shape = step.done
    ? html`<text class="value" x="${round(x)}" y="${y + 14}">done</text>`
    : html`<rect class="${step.mayNotApply === true ? 'perhaps' : 'counted'}" x="${round(x)}" y="${y + 3}" width="${round(width)}" height="14" rx="2"/>`;
  return html`<line class="track" x1="2" x2="${WIDTH - 2}" y1="${y + 21}" y2="${y + 21}"/><text x="2" y="${y + 14}">${brief(step.title, 58)}</text>${shape}
`;
}
