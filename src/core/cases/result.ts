import type { Answers } from '../answers/index.ts';
import { assess, recordAnswers } from '../assess/index.ts';
import { type CompiledPack, isOpen, judge, type Judgement } from '../judge/index.ts';
import { lookUp } from './look-up.ts';

/** What comes out of the answers of a case. */
export interface CaseResult {
  readonly judgement: Judgement;
  /** What stands at a path of the assessment; undefined where there is nothing. */
  readonly at: (path: string) => unknown;
}

/** Parts of an assessment that its judgement has as well, or that are short for one of those. */
const JUDGED = new Set([
  'need',
  'verdict',
  'stage',
  'stages',
  'useCases',
  'risks',
  'alternatives',
  'watch',
  'gates',
  'steps',
  'criteria',
]);

/**
 * The result of answers. While nothing is open there is one result and no range, so what the judgement says is what the
 * assessment says; the assessment is made where a path leads to its other parts.
 */
export function resultOf(compiled: CompiledPack, answers: Answers): CaseResult {
  const judgement = judge(compiled, answers);
  const isComplete = !judgement.facts.list.some(isOpen);
  let whole: object | undefined;
  const file = { answers, waivers: [], check: {} };
  const assessment = () => (whole ??= assess(compiled, file, ''));
  const at = (path: string) => {
    const first = path.split('.')[0]!;
    if (first === 'answers') return lookUp({ answers: recordAnswers(compiled, judgement.facts, file) }, path);
    return lookUp(isComplete && JUDGED.has(first) ? judgement : assessment(), path);
  };
  return { judgement, at };
}
