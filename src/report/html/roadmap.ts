import type { Assessment } from '../../core/assess/index.ts';
import { inSequence } from '../judgement/course.ts';
import { html } from './markup.ts';
import { type Page, section, type Section } from './page.ts';
import { longestWay, timeline } from './timeline.ts';

/** The plan as a timeline, with a chart for each stage. */
export function roadmap(assessment: Assessment, page: Page): Section | undefined {
  const ahead = assessment.stages
    .map((stage) => inSequence(stage, assessment))
    .filter(({ status, steps }) => status !== 'not-applicable' && status !== 'done' && steps.length > 0);
  if (ahead.length === 0) return undefined;
  const longest = longestWay(ahead);
  return section('roadmap', 'Roadmap', 'Roadmap', [
    html`<p>Each stage begins when the gates of the one before it are met. A bar is as long as the work of its step, halfway between the least and the most. Waiting isn't drawn; the chart is no calendar.</p>`,
    html`${ahead.map((stage) => timeline(stage, longest, page))}`,
  ]);
}
