import type { Assessment } from '../core/assess/index.ts';
import { concernsOf } from './citations.ts';
import { page } from './html/page.ts';
import { headline } from './judgement/verdict.ts';
import type { ReportOptions } from './options.ts';
import { planDocument } from './plan/index.ts';

/** The plan as one HTML page. */
export function html(assessment: Assessment, options?: ReportOptions): string {
  const plan = planDocument(assessment, options);
  const title = `${plan.title} · ${headline(assessment)}`;
  return page(plan, assessment, { title, skip: 'To the plan', concerns: concernsOf(assessment) });
}
