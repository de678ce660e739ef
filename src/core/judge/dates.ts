import type { Value } from '../condition/index.ts';
import type { Question } from '../pack/schema.ts';
import type { CompiledPack } from './compiled.ts';
import { factOf, type Facts } from './facts.ts';

/** The weeks to the date that a value names, at most; 0 where it has passed, and undefined where it names no date. */
export function weeksNamed({ values = [] }: Question, value: Value | undefined): number | undefined {
  return values.find((each) => each.value === value)?.weeks;
}

/** The use cases that the first date is about, by a value; undefined where the value doesn't say. */
export function useCasesDated({ values = [] }: Question, value: Value | undefined): readonly string[] | undefined {
  return values.find((each) => each.value === value)?.dates;
}

/** Whether an answer names a date, ahead or passed, that can be that of a requirement. */
export function isDated(compiled: CompiledPack, facts: Facts): boolean {
  const { questions } = compiled.pack;
  const valueOf = ({ id }: Question) => factOf(compiled, facts, id)?.value;
  return (
    questions.some((question) => weeksNamed(question, valueOf(question)) !== undefined) &&
    !questions.some((question) => useCasesDated(question, valueOf(question))?.length === 0)
  );
}
