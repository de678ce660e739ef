import { daysBetween, isFuture, type Suggestion } from '../answers/index.ts';
import type { AnswerRecord, Assessment } from '../assess/index.ts';
import { count } from '../problem/index.ts';
import { causeOf, type Finding, type BarPart, placeOf } from './finding.ts';

/** Whether every verdict that is still possible is one of those wanted. */
export function judgeVerdict({ verdict, answers }: Assessment, wanted: readonly string[]): BarPart {
  const words = [...new Set(wanted)].join(' or ');
  if (verdict.possible.every((id) => wanted.includes(id)))
    return {
      findings: [],
      passed: `the verdict is ${verdict.id}${words === verdict.id ? '' : ` (required: ${words})`}`,
    };
  const open = verdict.settled ? '' : ` (still possible: ${verdict.possible.join(', ')})`;
  const cause = causeOf(answers, verdict.reasons[0]?.answers ?? []);
  const line = cause?.line === undefined ? {} : { line: cause.line };
  return {
    findings: [{ code: 'verdict', message: `the verdict is ${verdict.id}${open}, required: ${words}`, ...line }],
  };
}

/** Checks that no unanswered question can change the verdict. */
export function judgeSettled({ verdict, unknowns }: Assessment): BarPart {
  if (verdict.settled) return { findings: [], passed: 'the verdict is settled' };
  const others = verdict.possible.filter((id) => id !== verdict.id).join(' or ');
  const first = unknowns[0];
  const ask = first === undefined ? '' : `; answer first: ${first.question}`;
  return {
    findings: [{ code: 'not-settled', message: `the verdict is ${verdict.id}, but ${others} is still possible${ask}` }],
  };
}

/** Checks that at least this percentage of the applicable questions is answered. */
export function judgeCoverage(assessment: Assessment, wanted: number): BarPart {
  const { coverage } = assessment;
  const words = `${coverage.percent}% of the applicable questions are answered (${coverage.answered} of ${coverage.applicable})`;
  if (coverage.percent >= wanted) return { findings: [], passed: `${words}; required: ${wanted}%` };
  // What is unknown is ordered by what it tells, which takes a while: only where it is shown.
  const { unknowns } = assessment;
  const open = unknowns.slice(0, 5).map((unknown) => unknown.question);
  const rest = unknowns.length > open.length ? ` and ${unknowns.length - open.length} more` : '';
  return {
    findings: [{ code: 'coverage', message: `${words}; required: ${wanted}%; unanswered: ${open.join(', ')}${rest}` }],
  };
}

/**
 * Checks that no answer is older than this many days, and that no answer and no suggestion is from the future. An
 * answer without a date has that of the file.
 */
export function judgeAges(
  { answers, assessed }: Assessment,
  days: number,
  { today, latestDay }: { readonly today: string; readonly latestDay: string },
  suggestions: ReadonlyMap<string, Suggestion> = new Map(),
): BarPart {
  const early = [...suggestions].flatMap(([question, { date, position }]): Finding[] =>
    date === undefined || !isFuture(date, latestDay)
      ? []
      : [
          {
            code: 'answer-from-the-future',
            message: `the suggestion for ${question} is from ${date}, which is more than a day after ${latestDay}`,
            question,
            ...(position !== undefined && { line: position.line }),
          },
        ],
  );
  const given = answers.filter(isGiven).flatMap((record): Finding[] => {
    const date = record.date ?? assessed;
    if (date === null)
      return [
        {
          code: 'answer-undated',
          message: `${record.question} has no date; required: at most ${count(days, 'day', 'days')} old`,
          ...placeOf(record),
        },
      ];
    const age = daysBetween(date, today);
    const about = `${record.question} is from ${date}`;
    if (isFuture(date, latestDay))
      return [
        {
          code: 'answer-from-the-future',
          message: `${about}, which is more than a day after ${latestDay}`,
          ...placeOf(record),
        },
      ];
    return age > days
      ? [
          {
            code: 'answer-stale',
            message: `${about}, ${count(age, 'day', 'days')} old; required: at most ${days}`,
            ...placeOf(record),
          },
        ]
      : [];
  });
  const findings = [...given, ...early];
  return findings.length > 0
    ? { findings }
    : { findings, passed: `no answer is older than ${count(days, 'day', 'days')}` };
}

/** Whether the question has an answer that counts. */
export function isGiven({ state }: AnswerRecord): boolean {
  return state === 'answered' || state === 'not-applicable';
}
