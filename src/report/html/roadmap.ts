import type { Assessment, StageResult, StepResult } from '../../core/assessment.ts';
import { brief } from '../escape.ts';
import { count, effortWord, list, statusWord } from '../phrases.ts';
import { type Html, html } from './markup.ts';
import { type Page, section, type Section } from './page.ts';

/** Days, weeks and months are told apart, not measured. */
const LENGTH = { small: 1, medium: 2, large: 4 } as const;
const WIDTH = 760;
const LABEL = 380;
const ROW = 24;
/** Room that the words beside a bar need. */
const BESIDE = 190;

/** The way as a timeline: a chart for each stage, its steps in order and as long as their effort, its gates at the end. */
export function roadmap(assessment: Assessment, page: Page): Section | undefined {
  const ahead = assessment.stages.filter(({ status, steps }) => status !== 'not-applicable' && status !== 'done' && steps.length > 0);
  if (ahead.length === 0) return undefined;
  const longest = Math.max(...ahead.map((stage) => certain(stage).reduce((sum, step) => sum + LENGTH[step.effort], 0)), 12);
  const unit = (WIDTH - LABEL - 16) / longest;
  return section('roadmap', 'Roadmap', 'Roadmap', [
    html`<p>Each stage begins when the gates of the one before it are closed. Short bars are days, longer ones weeks, the longest months; the chart is no calendar.</p>`,
    html`<div class="scroll" role="region" aria-label="Roadmap, charts" tabindex="0">${ahead.map((stage) => lane(stage, unit, page))}</div>`,
  ]);
}

/** Steps to do that apply whatever the open answers are. */
function certain({ steps }: StageResult): readonly StepResult[] {
  return steps.filter((step) => !step.done && step.mayNotApply !== true);
}

function lane(stage: StageResult, unit: number, page: Page): Html {
  const steps = certain(stage);
  const waiting = stage.gates.filter(({ required, outcome }) => required && (outcome === 'open' || outcome === 'unknown')).length;
  const gates = waiting === 0 ? 'gates met' : `${count(waiting, 'gate', 'gates')} to close`;
  const name = `${stage.title} (${statusWord[stage.status]})`;
  const rows = steps.map((step) => ({ step, words: `${page.owner(step.owner)}, ${effortWord[step.effort]}` }));
  const rest = others(stage);
  const told = [...rows.map(({ step, words }, index) => `${index + 1}. ${step.title} (${words})`), ...(rest === '' ? [] : [rest]), gates];
  const id = `timeline-${stage.id}`;
  const end = 26 + (steps.length + 1) * ROW;
  let at = LABEL;
  const bars = rows.map(({ step, words }, index) => {
    const width = LENGTH[step.effort] * unit;
    at += width;
    return bar(step.title, words, at - width, width - 2, 26 + index * ROW);
  });
  return html`<svg class="timeline ${stage.status}" viewBox="0 0 ${WIDTH} ${end + 8}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${name}: ${gates}</title>
<desc id="${id}-text">${list(told)}.</desc>
<text class="lane" x="2" y="16">${brief(name, 80)}</text>
${bars}<text class="value" x="2" y="${end - 9}">${rest}</text>${gate(gates, at, end)}</svg>
`;
}

/** What the chart leaves out. */
function others(stage: StageResult): string {
  const done = stage.steps.filter((step) => step.done).length;
  const open = stage.steps.filter((step) => !step.done && step.mayNotApply === true).length;
  return [
    ...(done > 0 ? [`${count(done, 'step', 'steps')} done`] : []),
    ...(open > 0 ? [`${count(open, 'more step depends', 'more steps depend')} on open answers`] : []),
  ].join('; ');
}

function bar(title: string, words: string, x: number, width: number, y: number): Html {
  const right = x + width + BESIDE <= WIDTH;
  const beside = right ? html`<text class="value" x="${tenth(x + width + 6)}" y="${y + 15}">` : html`<text class="value" x="${tenth(x - 6)}" y="${y + 15}" text-anchor="end">`;
  const label = right ? 55 : Math.min(55, Math.floor((x - BESIDE) / 6.6));
  return html`<line class="track" x1="2" x2="${WIDTH - 2}" y1="${y + 22}" y2="${y + 22}"/><text x="2" y="${y + 15}">${brief(title, label)}</text><rect class="counted" x="${tenth(x)}" y="${y + 4}" width="${tenth(width)}" height="14" rx="2"/>${beside}${brief(words, 34)}</text>
`;
}

/** A diamond where the last step ends. */
function gate(words: string, x: number, end: number): Html {
  const y = end - 13;
  const left = x + 120 > WIDTH;
  return html`<path class="gate" d="M${tenth(x)} ${y - 7}l7 7l-7 7l-7-7z"/>${left ? html`<text x="${tenth(x - 13)}" y="${y + 5}" text-anchor="end">${words}</text>` : html`<text x="${tenth(x + 13)}" y="${y + 5}">${words}</text>`}`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
