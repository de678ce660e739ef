import type { Assessment } from '../../core/assess/index.ts';
import { effortInWords, effortSum } from '../../core/pack/index.ts';
import { courseSteps, DECISION, waysOf } from '../judgement/course.ts';
import { list, sentence } from '../phrases.ts';
import { html, prose } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { stepItem } from './steps.ts';
import { type Column, table } from './table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'Alternative' },
  { title: 'What it takes, costs, and when to stop', kind: 'long' },
  { title: 'Effort', kind: 'short' },
  { title: 'Owner', kind: 'short' },
];

/** The alternatives of a decision side by side. */
export function decision(assessment: Assessment, page: Page): Section | undefined {
  const ways = waysOf(assessment);
  if (ways.length === 0) return undefined;
  const rows = ways.map(({ name, steps }) => [
    html`${name}`,
    html`${steps.map((step) => html`<p>${steps.length === 1 ? '' : html`<em>${step.title}.</em> `}${prose(sentence(step.do))}</p>`)}`,
    html`${effortInWords(effortSum(steps))}`,
    html`${list([...new Set(steps.map(({ owner }) => page.owner(owner)))])}`,
  ]);
  const all = ways.flatMap(({ steps }) => steps);
  return section('decision', 'Decision', 'Decide between', [
    html`<p>${DECISION}</p>`,
    table('Alternatives', COLUMNS, rows),
    html`<ul class="steps">${all.map((step) => stepItem(step, false, page))}</ul>`,
  ]);
}

/** The steps of a course that works on no stage: to leave a mesh, or to move off one. */
export function steps(assessment: Assessment, page: Page): Section | undefined {
  const all = courseSteps(assessment);
  if (all.length === 0) return undefined;
  return section('steps', 'Steps', 'Steps', [
    html`<ol class="steps">${all.map((step) => stepItem(step, !step.done, page))}</ol>`,
  ]);
}
