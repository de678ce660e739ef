import type { Answers } from '../../answers/index.ts';
import { type CompiledPack, judge } from '../../judge/index.ts';
import { WORKLOAD_FINDINGS } from '../../pack/index.ts';
import type { Space } from '../../range/index.ts';
import type { Decider } from '../decider.ts';
import type { Remark } from '../finding.ts';
import { resultsOf } from '../results.ts';
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
export function checkReach(compiled: CompiledPack, space: Space, { decide }: Decider): Reach {
  const whole = { list: 'pack', entry: compiled.pack.pack, path: [] } as const;
  let open: readonly Target[] = LISTS.flatMap((targets) =>
    decide<readonly Target[]>(whole, 'which results there are', () => targets(compiled, space), []),
  );
  const remarks: Remark[] = [];
  const proofs: Proof[] = [];
  const reached = new Set<string>();
  while (open.length > 0) {
    const [target, ...others] = open as [Target, ...Target[]];
    if (target.given !== undefined && !reached.has(target.given)) {
      open = others;
      continue;
    }
    const found = decide(whole, `whether ${target.name} can be reached`, () => ({ witness: target.find() }), undefined);
    const witness = found?.witness;
    if (witness === undefined) {
      if (found !== undefined) remarks.push(target.remark());
      open = others;
      continue;
    }
    const steps = new Set(open.flatMap(({ step }) => step ?? []));
    const judgement = judge(compiled, witness.all, { found: new Set(WORKLOAD_FINDINGS), only: steps });
    const results = resultsOf(compiled, judgement, steps);
    if (!results.has(target.name)) throw new Error(`answers were found for “${target.name}” that do not give it`);
    const reaches = open.flatMap(({ name }) => (results.has(name) ? [name] : []));
    for (const name of reaches) reached.add(name);
    proofs.push({ answers: witness.all, reaches });
    open = open.filter(({ name }) => !results.has(name));
  }
  return { remarks, proofs };
}
