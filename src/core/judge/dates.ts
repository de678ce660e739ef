import type { Value } from '../condition/index.ts';
import type { Question } from '../pack/schema.ts';
import type { CompiledPack } from './compiled.ts';
import { factOf, type Facts } from './facts.ts';

/** The weeks to the date that a value names, at most; 0 where it has passed, and undefined where it names no date. */
export function weeksNamed({ values = [] }: Question, value: Value | undefined): number | undefined {
  return values.find((each) => each.value === value)?.weeks;
}

/** Whether an answer names a date, ahead or passed. */
export function isDated(compiled: CompiledPack, facts: Facts): boolean {
  return compiled.pack.questions.some(
    (question) => weeksNamed(question, factOf(compiled, facts, question.id)?.value) !== undefined,
  );
}
