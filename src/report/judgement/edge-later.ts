import type { Assessment, StageResult, StepResult } from '../../core/assess/index.ts';
import { capital } from '../phrases.ts';
import { unmetDuties } from './needs.ts';
import { isPostponed } from './steps-left.ts';

/**
 * The steps at the edge that wait until a requirement inside is met, because its date is near; none where no
 * requirement is unmet, or none waits.
 */
export function edgeSteps({ stages, useCases }: Pick<Assessment, 'stages' | 'useCases'>): readonly StepResult[] {
  const isDue = unmetDuties({ useCases }).length > 0;
  const [edge] = stages;
  return isDue ? (edge?.steps ?? []).filter((step) => step.aside === true && isPostponed(step)) : [];
}

/** `Crawl: the edge comes later`: the first stage while these steps wait. */
export function withEdgeLater({ id }: Pick<StageResult, 'id'>): string {
  return `${capital(id)}: the edge comes later`;
}
