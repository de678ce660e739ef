import type { Answers } from '../answers/index.ts';
import { assess, recordAnswers } from '../assess/index.ts';
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
 * The result of a set of answers. The judgement is enough while every question is answered, because ranges then have
 * one value. The full assessment is made only for other paths.
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
