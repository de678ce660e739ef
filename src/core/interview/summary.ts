import type { Answers, Evidence } from '../answers/answers.ts';
import type { FactState } from '../facts.ts';
import type { CompiledPack } from '../pack/compile.ts';
import type { Question } from '../pack/schema.ts';
import { recordInWords } from '../sentence.ts';
import { factsById } from './applies.ts';
import { askingOrder } from './order.ts';

export interface SummaryRow {
  readonly question: Question;
  readonly state: FactState;
  /** The answer in words, or why there is none. */
  readonly text: string;
  readonly evidence: Evidence;
  /** It may turn out not to apply. */
  readonly mayNotApply: boolean;
}

export interface SummaryPart {
  /** Section id, or `open` for what is not known. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/**
 * All questions to look at before the end: first those without a value, then section by section the answered ones. Questions
 * that do not apply are shown only where they have an answer, which then does not count.
 */
export function summaryOf(compiled: CompiledPack, answers: Answers): readonly SummaryPart[] {
  const facts = factsById(compiled, answers);
  const rows: SummaryRow[] = askingOrder(compiled).map((id) => {
    const question = compiled.questions.get(id)!;
    const fact = facts.get(id)!;
    return {
      question,
      state: fact.state,
      text: fact.state === 'hidden' ? `kept, does not count: ${recordInWords(question, { ...fact, state: 'answered', value: given(fact.answer) })}` : recordInWords(question, fact),
      evidence: evidenceOf(fact.answer),
      mayNotApply: fact.applies === undefined,
    };
  });
  const open = rows.filter(({ state }) => state === 'unanswered' || state === 'unknown');
  const settled = rows.filter(({ state, question }) => state === 'answered' || state === 'not-applicable' || (state === 'hidden' && answers.has(question.id)));
  const parts = compiled.pack.sections.map(({ id, title }) => ({ id, title, rows: settled.filter(({ question }) => question.section === id) }));
  return [{ id: 'open', title: 'Not known', rows: open }, ...parts].filter((part) => part.rows.length > 0);
}

function given(answer: Answers extends ReadonlyMap<string, infer A> ? A | undefined : never): Question['otherwise'] {
  return answer?.kind === 'value' ? answer.value : undefined;
}

function evidenceOf(answer: Evidence | undefined): Evidence {
  const { note, source, by, date } = answer ?? {};
  return { ...(note ? { note } : {}), ...(source ? { source } : {}), ...(by ? { by } : {}), ...(date ? { date } : {}) };
}
