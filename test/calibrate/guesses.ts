import { assess } from '../../src/core/assess/assess.ts';
import type { StageId, VerdictId } from '../../src/core/pack/scales.ts';
import { type Case, compiled } from './cases.ts';

type Stage = StageId | 'none';

/** A guess about an organization: one result, and every result considered possible. */
export interface Guess {
  readonly verdict: VerdictId;
  readonly stage: Stage;
  /** The use case to start with, if any. */
  readonly start: string | undefined;
  /** The use case to start with, and the ones after it. */
  readonly firstThree: readonly string[];
  readonly possible: {
    readonly verdicts: readonly VerdictId[];
    readonly stages: readonly Stage[];
    readonly starts: readonly string[];
  };
  /** The reason for the verdict, in one sentence. */
  readonly why: string;
  /** Why no later stage, and why this use case first; undefined where there is no reason to name. */
  readonly whyStage?: string;
  readonly whyStart?: string;
}

/** The guess of `mesh-ready`. */
export function meshReady({ file }: Case): Guess {
  const { verdict, stage, stages, stagePossible, useCases, startPossible } = assess(compiled, file, 'calibrate');
  const missing =
    stages
      .find(({ id }) => id === stage)
      ?.gates.filter(({ required, outcome }) => required && (outcome === 'open' || outcome === 'unknown')) ?? [];
  const named = (outcome: string) =>
    missing
      .filter((gate) => gate.outcome === outcome)
      .map(({ id }) => id)
      .join(', ') || 'none';
  const first = useCases.find(({ start }) => start);
  return {
    verdict: verdict.id,
    stage,
    start: first?.id,
    firstThree: useCases.filter(({ place }) => place === 'first' || place === 'next').map(({ id }) => id),
    possible: { verdicts: verdict.possible, stages: stagePossible, starts: startPossible },
    why: `rule ${verdict.rule}: ${verdict.why[0] ?? ''}`,
    ...(missing.length > 0 && { whyStage: `required gates open: ${named('open')}; not known: ${named('unknown')}` }),
    ...(first && { whyStart: `${first.id}: ${first.why.join(' ') || 'no answer speaks for it yet'}` }),
  };
}

/** Use cases that are commonly recommended. */
const USUAL = ['security-mtls', 'observability', 'resilience'];

/** The most common advice: every organization needs a mesh and is partway there. */
export function alwaysYes(): Guess {
  return point('yes', 'always yes, walk');
}

/** Below 10 services no, below 50 not yet, from 50 on yes. An unknown number counts as between 10 and 50. */
export function serviceCount({ file }: Case): Guess {
  const answer = file.answers.get('service-count');
  const count = answer?.kind === 'value' && typeof answer.value === 'number' ? answer.value : undefined;
  const verdict = count === undefined || (count >= 10 && count < 50) ? 'not-yet' : count < 10 ? 'no' : 'yes';
  return point(verdict, `${count ?? 'an unknown number of'} services`);
}

function point(verdict: VerdictId, why: string): Guess {
  const stage = { yes: 'walk', 'not-yet': 'crawl', no: 'none' } as const;
  const firstThree = verdict === 'yes' ? USUAL : verdict === 'not-yet' ? ['edge-gateway'] : [];
  const start = firstThree[0];
  return {
    verdict,
    stage: stage[verdict],
    start,
    firstThree,
    possible: { verdicts: [verdict], stages: [stage[verdict]], starts: start === undefined ? [] : [start] },
    why,
  };
}
