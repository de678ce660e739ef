import type { AnswersFile } from '../answers/index.ts';
import type { VerdictResult } from './assessment.ts';
import { type CompiledPack, factOf, isOpen, type Judgement } from '../judge/index.ts';
import { KNOWN_QUESTIONS } from '../pack/index.ts';
import { ruleExactly } from './judge-exactly.ts';
import { datedAnswers } from './records.ts';

/** The value that says that no mesh is installed. */
const NONE = 'none';

/** The verdict, and whether only a mesh that is installed already, which no answer tells, could still change it. */
export function verdictOf(compiled: CompiledPack, file: AnswersFile, { verdict, facts }: Judgement): VerdictResult {
  const { values = [] } = compiled.questions.get(KNOWN_QUESTIONS.installed) ?? {};
  const fact = factOf(compiled, facts, KNOWN_QUESTIONS.installed);
  const isUntold = fact !== undefined && isOpen(fact) && values.some(({ value }) => value === NONE);
  if (verdict.standing !== 'leaning' || !isUntold) return verdict;
  const answers = new Map(datedAnswers(file)).set(KNOWN_QUESTIONS.installed, { kind: 'value', value: NONE });
  const { possible } = ruleExactly(compiled, answers);
  return possible.length === 1 && possible[0] === verdict.id ? { ...verdict, unlessInstalled: true } : verdict;
}
