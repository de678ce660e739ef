import type { Answers } from '../answers/index.ts';
import { assess, type Found, recordAnswers } from '../assess/index.ts';
import type { WorkloadFinding } from '../pack/index.ts';
import { type CompiledPack, isOpen, judge, type Judgement } from '../judge/index.ts';
import { lookUp } from './look-up.ts';

/** The result of the answers of a case. */
export interface CaseResult {
  readonly judgement: Judgement;
  /** The value at a path of the assessment; undefined where there is no value. */
  readonly at: (path: string) => unknown;
}

/** Paths that the judgement can answer without a full assessment. */
const JUDGED = new Set([
  'exposure',
  'verdict',
  'stage',
  'stages',
  'useCases',
  'risks',
  'options',
  'capacity',
  'watch',
  'gates',
  'steps',
  'criteria',
]);

/**
 * The result of a set of answers, and of what files show in workloads. The judgement is enough while every question is
 * answered, because ranges then have one value. The full assessment is made only for other paths.
 */
export function resultOf(
  compiled: CompiledPack,
  answers: Answers,
  findings: readonly WorkloadFinding[] = [],
): CaseResult {
  const judgement = judge(compiled, answers, { found: new Set(findings) });
  const isComplete = !judgement.facts.list.some(isOpen);
  let whole: object | undefined;
  const file = { answers, waivers: [], check: {} };
  const assessment = () => (whole ??= assess(compiled, file, '', foundOf(findings)));
  const at = (path: string) => {
    const first = path.split('.')[0]!;
    if (first === 'answers') return lookUp({ answers: recordAnswers(compiled, judgement.facts, file) }, path);
    return lookUp(isComplete && JUDGED.has(first) ? judgement : assessment(), path);
  };
  return { judgement, at };
}

/** Findings of a case, which has no files that show them. */
function foundOf(findings: readonly WorkloadFinding[]): Found {
  const about = { title: '', dataPlane: 'both', fix: '', workloads: [], places: [] } as const;
  return { workloads: [], findings: findings.map((id) => ({ id, ...about })) };
}
