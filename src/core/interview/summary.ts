import type { Answers, Evidence, Suggestion } from '../answers/index.ts';
import { answerInWords, type CompiledPack, type Fact, type FactState, recordInWords } from '../judge/index.ts';
import type { Question } from '../pack/schema.ts';
import { factsById } from './applies.ts';
import { askingOrder } from './order.ts';

export interface SummaryRow {
  readonly question: Question;
  readonly state: FactState;
  /** The answer in words, or why there is none. */
  readonly text: string;
  readonly evidence: Evidence;
  /** Whether it is undecided that the question applies. */
  readonly mayNotApply: boolean;
}

export interface SummaryPart {
  /** Section id, or `open`. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/**
 * All questions for the summary: first those without a value, then the answered ones, section by section. A question
 * that doesn't apply is shown only where it has an answer, which then doesn't count.
 */
export function summaryOf(
  compiled: CompiledPack,
  answers: Answers,
  suggestions: ReadonlyMap<string, Suggestion> = new Map(),
): readonly SummaryPart[] {
  const facts = factsById(compiled, answers);
  const rows = askingOrder(compiled)
    .map((id) => rowOf(compiled.questions.get(id)!, facts.get(id)!, suggestions.get(id)))
    .filter(({ state, question }) => state !== 'hidden' || answers.has(question.id));
  const open = rows.filter(isOpen);
  const parts = compiled.pack.sections.map(({ id, title }) => ({
    id,
    title,
    rows: rows.filter((row) => !isOpen(row) && row.question.section === id),
  }));
  return [{ id: 'open', title: 'Unanswered or unknown', rows: open }, ...parts].filter((part) => part.rows.length > 0);
}

function isOpen({ state }: { readonly state: FactState }): boolean {
  return state === 'unanswered' || state === 'unknown';
}

function rowOf(question: Question, fact: Fact, suggestion: Suggestion | undefined): SummaryRow {
  const { state, answer } = fact;
  const isSuggested = state === 'unanswered' && suggestion !== undefined;
  const { note, source, by, date } = answer ?? (isSuggested ? suggestion : {});
  const text =
    state === 'hidden' && answer
      ? `${answerInWords(question, answer)} (kept, does not count)`
      : isSuggested
        ? `suggested, not confirmed: ${answerInWords(question, { ...suggestion, kind: 'value' })}`
        : recordInWords(question, fact);
  const evidence = {
    ...(note ? { note } : {}),
    ...(source ? { source } : {}),
    ...(by ? { by } : {}),
    ...(date ? { date } : {}),
  };
  return { question, state, text, evidence, mayNotApply: fact.applies === undefined };
}
