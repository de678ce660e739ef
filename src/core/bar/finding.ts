import type { AnswerRecord } from '../assess/index.ts';

/** One reason why the bar is missed. `line` is a line of the answers file. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  readonly question?: string;
  readonly gate?: string;
  readonly line?: number;
}

/** Every code of a finding, worst first. Users search for codes: never rename one. */
export const FINDING_CODES = {
  verdict: 'the verdict is not one of those wanted',
  'not-settled': 'answers that are open can still change the verdict',
  'gate-open': 'a gate that is wanted is open',
  'gate-unknown': 'a gate that is wanted cannot be decided: answers are missing',
  'gate-waived': 'a gate that must be met is only waived',
  'regression-gate': 'a gate that was met in the baseline is not met any more',
  'regression-range': 'more results are possible than in the baseline',
  'regression-answer': 'an answer of the baseline is missing or too old',
  incomparable: 'the baseline cannot be compared with the file',
  coverage: 'too few of the questions that apply are answered',
  'answer-stale': 'an answer is older than allowed',
  'answer-undated': 'an answer has no date, so its age is not known',
  'answer-from-the-future': 'an answer is dated more than a day after the check',
  'waiver-expired': 'a waiver has ended',
  'waiver-unused': 'a waiver is for a gate that does not need one',
  'waiver-unknown': 'a waiver names a gate that the pack does not have',
} as const;
export type FindingCode = keyof typeof FINDING_CODES;

/** The result of one requirement: findings, or a sentence that it is met. */
export interface BarPart {
  readonly findings: readonly Finding[];
  readonly passed?: string;
}

/** The question that a finding is about, and the line of its answer. */
export function placeOf(record: AnswerRecord | undefined): { question?: string; line?: number } {
  if (!record) return {};
  return record.line === undefined ? { question: record.question } : { question: record.question, line: record.line };
}

/** The record of the first of these questions that has a line in the file; without one, the first record. */
export function causeOf(answers: readonly AnswerRecord[], ids: readonly string[]): AnswerRecord | undefined {
  const records = ids.flatMap((id) => answers.find(({ question }) => question === id) ?? []);
  return records.find(({ line }) => line !== undefined) ?? records[0];
}
