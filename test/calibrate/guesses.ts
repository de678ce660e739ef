import type { AnswersFile } from '../../src/core/answers/answers.ts';
import { assess } from '../../src/core/assess/assess.ts';
import type { CourseId, VerdictId } from '../../src/core/pack/scales.ts';
import { compiled, type StageOrNone } from './cases.ts';

/** What is said about an organization. */
export interface Guess {
  readonly verdict: VerdictId;
  /** Of the verdict. An open one is no claim. */
  readonly standing: 'settled' | 'leaning' | 'open';
  readonly possible: readonly VerdictId[];
  /** The use case to start with, or none. */
  readonly start: string;
  readonly course?: CourseId;
  readonly operatingAt?: StageOrNone;
  readonly operatingAtPossible?: readonly StageOrNone[];
  /** The reason for the verdict, and for the use case, in one sentence each. */
  readonly why: string;
  readonly whyStart?: string;
}

/** The guess of `mesh-ready`. */
export function meshReady(file: AnswersFile): Guess {
  const { verdict, useCases, operatingAt, operatingAtPossible } = assess(compiled, file, 'calibrate');
  const first = useCases.find(({ start }) => start);
  return {
    verdict: verdict.id,
    standing: verdict.standing,
    possible: verdict.possible,
    start: first?.id ?? 'none',
    course: verdict.course,
    operatingAt,
    operatingAtPossible,
    why: `row ${verdict.row}: ${verdict.why[0] ?? ''}`,
    ...(first && { whyStart: `${first.id} (${first.strength}): ${first.why.join(' ')}` }),
  };
}

/** The most common advice: every organization needs a mesh, and security comes first. */
export function alwaysYes(): Guess {
  return claim('yes', 'always yes');
}

/** Below 10 services no, below 50 not yet, from 50 on yes. An unknown number counts as between 10 and 50. */
export function serviceCount(file: AnswersFile): Guess {
  const answer = file.answers.get('service-count');
  const count = answer?.kind === 'value' && typeof answer.value === 'number' ? answer.value : undefined;
  const verdict = count === undefined || (count >= 10 && count < 50) ? 'not-yet' : count < 10 ? 'no' : 'yes';
  return claim(verdict, `${count ?? 'an unknown number of'} services`);
}

function claim(verdict: VerdictId, why: string): Guess {
  return { verdict, standing: 'settled', possible: [verdict], start: 'security-mtls', why };
}
