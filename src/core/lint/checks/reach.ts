import type { Answers } from '../../answers/index.ts';
import type { Pack } from '../../pack/schema.ts';
import type { Space } from '../../range/index.ts';
import { type Decider, wholeOf } from '../decider.ts';
import type { Remark } from '../finding.ts';
import type { Target } from '../target.ts';
import { adviceTargets } from '../targets/advice.ts';
import { courseTargets } from '../targets/course.ts';
import { gateTargets } from '../targets/gates.ts';
import { levelTargets } from '../targets/levels.ts';
import { questionTargets } from '../targets/questions.ts';
import { stepTargets } from '../targets/steps.ts';
import { useCaseTargets } from '../targets/use-cases.ts';
import { verdictTargets } from '../targets/verdicts.ts';

/** Complete answers, and the results that they prove reachable. */
export interface Proof {
  readonly answers: Answers;
  readonly reaches: readonly string[];
}

export interface Reach {
  readonly remarks: readonly Remark[];
  readonly proofs: readonly Proof[];
}

const LISTS = [
  questionTargets,
  levelTargets,
  verdictTargets,
  courseTargets,
  gateTargets,
  useCaseTargets,
  adviceTargets,
  stepTargets,
];

/**
 * Looks for answers that give each result that a pack promises. Answers found for one result count for every other
 * result that they give. A result without such answers is proved unreachable.
 */
export function checkReach(pack: Pack, space: Space, { decide }: Decider): Reach {
  const whole = wholeOf(pack);
  const triedFor = <Found>(target: Target, work: () => Found) =>
    decide<Found | undefined>(whole, `whether ${target.name} can be reached`, work, undefined);
  const targets = LISTS.flatMap((list) =>
    decide<readonly Target[]>(whole, 'which results there are', () => list(pack, space), []),
  );
  let open = targets.flatMap((target) => {
    const goals = triedFor(target, target.goals);
    return goals === undefined ? [] : [{ target, goals }];
  });
  const remarks: Remark[] = [];
  const proofs: Proof[] = [];
  const reached = new Set<string>();
  while (open.length > 0) {
    const [{ target, goals }, ...others] = open as [(typeof open)[0], ...typeof open];
    open = others;
    if (target.given !== undefined && !reached.has(target.given)) continue;
    const found = triedFor(target, () => ({ witness: space.witness(...goals) }));
    if (found === undefined) continue;
    if (found.witness === undefined) {
      remarks.push(target.remark());
      continue;
    }
    const answers = found.witness.all;
    const holds = space.holdsFor(answers);
    if (!goals.some(holds)) throw new Error(`answers were found for “${target.name}” that do not give it`);
    const gives = (other: (typeof open)[0]) => other.goals.some(holds);
    const reaches = [target.name, ...others.filter(gives).map((other) => other.target.name)];
    open = others.filter((other) => !gives(other));
    for (const name of reaches) reached.add(name);
    proofs.push({ answers, reaches });
  }
  return { remarks, proofs };
}
