import type { StageResult, StepResult } from '../../core/assess/index.ts';
import { blocks } from '../../core/judge/index.ts';
import { timeInWords, workDays } from '../../core/pack/index.ts';
import { brief } from '../escape.ts';
import { count, list, statusInWords } from '../phrases.ts';
import { type Html, html } from './markup.ts';
import type { Page } from './page.ts';

/** Dimensions of a chart in its own units. The style sheet shows the chart that fits the screen. */
interface Layout {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  /** Where the bars start. Titles come before that, or above the bars where there is no room. */
  readonly start: number;
  readonly row: number;
  /** Width of a character of a title, and of the words next to a bar. */
  readonly letter: number;
}
const LAYOUTS: readonly Layout[] = [
  { name: 'wide', width: 760, start: 380, row: 24, letter: 6.6 },
  { name: 'narrow', width: 360, start: 9, row: 44, letter: 6.4 },
];
const TOP = 26;
const MARGIN = 16;
const GATE = 120;
/** A chart of fewer days of work than this isn't stretched. */
const SHORTEST = 20;
/** The narrowest bar that can be seen. */
const THIN = 2;

/** The most days of work in one of these stages, which scales all charts. */
export function longestWay(stages: readonly StageResult[]): number {
  return Math.max(...stages.map((stage) => certain(stage).reduce((sum, step) => sum + workDays(step), 0)), SHORTEST);
}

/** A stage as a chart: its steps in order, as long as their work, and its gates at the end. */
export function timeline(stage: StageResult, longest: number, page: Page): readonly Html[] {
  return LAYOUTS.map((layout) => chart(stage, longest, page, layout));
}

/** Steps that aren't done and that apply whatever the unanswered questions are. */
function certain({ steps }: StageResult): readonly StepResult[] {
  return steps.filter((step) => !step.done && step.mayNotApply !== true);
}

function chart(stage: StageResult, longest: number, page: Page, layout: Layout): Html {
  const { name: size, width, start, row } = layout;
  const steps = certain(stage);
  const waiting = stage.gates.filter(blocks).length;
  const gates = waiting === 0 ? 'gates met' : `${count(waiting, 'gate', 'gates')} to meet`;
  const name = `${stage.title} (${statusInWords(stage)})`;
  const rows = steps.map((step) => ({ step, words: `${page.owner(step.owner)}, ${timeInWords(step.effort)}` }));
  const rest = others(stage);
  const told = [
    ...rows.map(({ step, words }, index) => `${index + 1}. ${step.title} (${words})`),
    ...(rest === '' ? [] : [rest]),
    gates,
  ];
  const id = `timeline-${stage.id}-${size}`;
  const unit = (width - start - MARGIN) / longest;
  let at = start;
  const bars = rows.map(({ step, words }, index) => {
    const length = workDays(step) * unit;
    at += length;
    return bar(step.title, words, at - length, Math.max(length - 2, THIN), TOP + index * row, layout);
  });
  const last = TOP + rows.length * row + 11;
  const end = size === 'narrow' && rest !== '' ? last + 22 : last;
  return html`<svg class="timeline ${size} ${stage.status}" viewBox="0 0 ${width} ${end + 21}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">${name}: ${gates}</title>
<desc id="${id}-text">${list(told)}.</desc>
<text class="lane" x="2" y="16">${brief(name, Math.floor(width / 8))}</text>
${bars}<text class="value" x="2" y="${last + 4}">${rest}</text>${gate(gates, at, end, width)}</svg>
`;
}

/** The steps that the chart leaves out. */
function others(stage: StageResult): string {
  const done = stage.steps.filter((step) => step.done).length;
  const open = stage.steps.filter((step) => !step.done && step.mayNotApply === true).length;
  return [
    ...(done > 0 ? [`${count(done, 'step', 'steps')} done`] : []),
    ...(open > 0 ? [`${count(open, 'more step depends', 'more steps depend')} on answers`] : []),
  ].join('; ');
}

/** A title, its bar, and the words on the side of the bar with more room. */
function bar(
  title: string,
  words: string,
  x: number,
  length: number,
  top: number,
  { name, width, start, row, letter }: Layout,
): Html {
  const y = name === 'wide' ? top : top + 18;
  const after = width - x - length - 8;
  const right = after >= words.length * letter || after >= x - 8;
  const beside = right
    ? html`<text class="value" x="${tenth(x + length + 6)}" y="${y + 15}">`
    : html`<text class="value" x="${tenth(x - 6)}" y="${y + 15}" text-anchor="end">`;
  const shown = brief(words, Math.min(34, Math.floor((right ? after : x - 8) / letter)));
  const room = name === 'narrow' ? width : right ? start : Math.min(start, x - 6 - shown.length * letter);
  return html`<line class="track" x1="2" x2="${width - 2}" y1="${top + row - 2}" y2="${top + row - 2}"/><text x="2" y="${top + 15}">${brief(title, Math.floor((room - 8) / letter))}</text><rect class="counted" x="${tenth(x)}" y="${y + 4}" width="${tenth(length)}" height="14" rx="2"/>${beside}${shown}</text>
`;
}

/** A diamond at the end of the last step. */
function gate(words: string, x: number, y: number, width: number): Html {
  const left = x + GATE > width;
  return html`<path class="gate" d="M${tenth(x)} ${y - 7}l7 7l-7 7l-7-7z"/>${left ? html`<text x="${tenth(x - 13)}" y="${y + 5}" text-anchor="end">${words}</text>` : html`<text x="${tenth(x + 13)}" y="${y + 5}">${words}</text>`}`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
