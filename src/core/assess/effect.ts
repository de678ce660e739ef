import type { Unknown } from './assessment.ts';
import { joined, withLater } from '../judge/index.ts';
import type { Influence } from '../range/index.ts';

/** Results that one unanswered question can still change. */
export interface Effect {
  readonly verdict: boolean;
  readonly course: boolean;
  readonly applies: boolean;
  /** Whether it tells only who could run a mesh, nothing of a need for one. */
  capacity: boolean;
  /** How much information the answer is expected to give. */
  readonly tells: Influence;
  points: number;
  readonly criteria: string[];
  readonly gates: string[];
  /** How many of these gates block the current stage. */
  blocking: number;
  readonly useCases: string[];
  /** Options that it can rule out or in. */
  readonly options: string[];
  readonly risks: string[];
}

/** What one unanswered question can still change in the plan alone. */
export interface PlanEffect {
  /** Steps that come first or at once. */
  readonly steps: readonly string[];
  /** Whether the work and dates of the plan count with it. */
  readonly work: boolean;
}

/** How many titles of one kind an effect names. */
const NAMED = 2;

/**
 * What an answer can still change, in words: all of it, and the most of it. `onPlan`: what it can change in the plan
 * alone.
 */
export function effectInWords(effect: Effect, onPlan: () => PlanEffect): Pick<Unknown, 'effect' | 'mainEffect'> {
  const parts = partsInWords(effect);
  return withLater(
    {},
    {
      effect: () => `${saying([...parts, ...partsOfPlan(onPlan())])}.`,
      mainEffect: () => saying((parts.length > 0 ? parts : partsOfPlan(onPlan())).slice(0, 1)),
    },
  );
}

function partsOfPlan({ steps, work }: PlanEffect): readonly string[] {
  return [
    ...(steps.length === 0 ? [] : [`${steps.length === 1 ? 'the urgent step' : 'the urgent steps'} ${named(steps)}`]),
    ...(work ? ["the plan's work and dates"] : []),
  ];
}

function partsInWords({ verdict, course, points, criteria, gates, useCases, options, risks }: Effect): string[] {
  const parts: string[] = [];
  if (verdict) parts.push('the verdict');
  if (course) parts.push('the course');
  if (gates.length > 0) parts.push(`${gates.length === 1 ? 'the gate' : 'the gates'} ${named(gates)}`);
  if (useCases.length > 0) parts.push(`the rank of ${named(useCases)}`);
  if (criteria.length > 0)
    parts.push(`the exposure by up to ${Math.round(points * 10) / 10} points (${named(criteria)})`);
  if (options.length > 0) parts.push(`whether ${named(options)} ${options.length === 1 ? 'fits' : 'fit'}`);
  if (risks.length > 0) parts.push(`${risks.length === 1 ? 'the risk' : 'the risks'} ${named(risks)}`);
  return parts;
}

function saying(parts: readonly string[]): string {
  return parts.length === 0 ? 'Can change only details of the plan' : `Can still change ${parts.join('; ')}`;
}

function named(titles: readonly string[]): string {
  const shown = titles.slice(0, NAMED).map((title) => `“${title}”`);
  return titles.length > NAMED ? `${shown.join(', ')} and ${titles.length - NAMED} more` : joined(shown);
}
