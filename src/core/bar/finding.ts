import type { AnswerRecord } from '../assess/index.ts';

/** One requirement that is not met. `line` is a line of the answers file. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  readonly question?: string;
  readonly gate?: string;
  readonly line?: number;
  /** Places in other files that say otherwise. */
  readonly elsewhere?: readonly { readonly file: string; readonly line: number }[];
  /** For a gate or the verdict: the answers or reasons behind it; for an answer, also what would be enough. */
  readonly causes?: readonly string[];
  /** For a gate: what to do, as sentences. */
  readonly fix?: string;
  /** For a gate that a waiver would let pass: an entry of `waivers:` in YAML, whose reason is still empty. */
  readonly waiver?: string;
}

/** Every code of a finding, worst first. Users search for codes: never rename one. */
export const FINDING_CODES = {
  verdict: 'the verdict is none of those required',
  'not-settled': 'unanswered questions can still change the verdict',
  'gate-open': 'a required gate is not met',
  'gate-unknown': 'whether a required gate is met is unknown: answers are missing',
  'gate-waived': 'a gate that must be met is only waived',
  'regression-gate': 'a gate that was met in the baseline is not met now',
  'regression-range': 'more results are possible than in the baseline',
  'regression-answer': 'an answer of the baseline is missing or too old',
  incomparable: 'the baseline cannot be compared with the file',
  coverage: 'too few of the questions that apply are answered',
  'answer-drifted': 'an answer differs from what files say now',
  'answer-unconfirmed': 'files say an answer, and no one has confirmed it',
  'answer-stale': 'an answer is older than allowed',
  'answer-undated': 'an answer has no date, so its age is unknown',
  'answer-from-the-future': 'an answer is dated more than a day after the check',
  'waiver-expired': 'a waiver has expired',
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
