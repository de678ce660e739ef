import type { Bar } from './answers/answers.ts';
import type { AnswerRecord, Assessment, GateResult } from './assessment.ts';
import { STAGES } from './pack/scales.ts';
import type { StageId } from './pack/schema.ts';

/** One reason why a bar is missed. `line` is a line of the answers file. */
export interface Finding {
  readonly code: FindingCode;
  readonly message: string;
  readonly question?: string;
  readonly gate?: string;
  readonly line?: number;
}

/** Every code a finding can carry. Users search for them: never rename one. */
export const FINDING_CODES = {
  'verdict': 'the verdict is not one of those wanted',
  'gate-open': 'a required gate before the wanted stage is open',
  'gate-unknown': 'a required gate before the wanted stage cannot be decided: answers are missing',
  'coverage': 'too few of the questions that apply are answered',
  'answer-stale': 'an answer is older than allowed',
  'answer-undated': 'an answer has no date, so its age is not known',
  'answer-from-the-future': 'an answer is dated after the day of the check',
  'waiver-expired': 'a waiver has ended',
  'waiver-unknown': 'a waiver names a gate that the pack does not have',
} as const;
export type FindingCode = keyof typeof FINDING_CODES;

export interface BarResult {
  readonly met: boolean;
  readonly findings: readonly Finding[];
  /** What the assessment was held to and met, in words. */
  readonly passed: readonly string[];
}

/**
 * Holds an assessment to a bar. `today` (`YYYY-MM-DD`) decides about ages and waivers. A waiver counts up to and
 * including its last day; a waived gate does not stand in the way of `readyFor`. Waivers that do not hold are findings
 * whatever the bar says.
 */
export function judgeBar(assessment: Assessment, bar: Bar, today: string): BarResult {
  const verdicts = [
    ...(bar.verdict ? [judgeVerdict(assessment, bar.verdict)] : []),
    ...(bar.readyFor ? [judgeStage(assessment, bar.readyFor, today)] : []),
    ...(bar.minCoverage === undefined ? [] : [judgeCoverage(assessment, bar.minCoverage)]),
    ...(bar.maxAgeDays === undefined ? [] : [judgeAges(assessment, bar.maxAgeDays, today)]),
    judgeWaivers(assessment, today),
  ];
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  return { met: findings.length === 0, findings, passed: verdicts.flatMap((verdict) => verdict.passed ?? []) };
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly passed?: string;
}

function judgeVerdict({ verdict }: Assessment, wanted: readonly string[]): Judged {
  const words = wanted.join(' or ');
  if (wanted.includes(verdict.id)) return { findings: [], passed: `the verdict is ${verdict.id}${wanted.length > 1 ? ` (${words} wanted)` : ''}` };
  const open = verdict.settled ? '' : ` (still possible: ${verdict.possible.join(', ')})`;
  return { findings: [{ code: 'verdict', message: `the verdict is ${verdict.id}${open}, wanted: ${words}` }] };
}

function judgeStage(assessment: Assessment, wanted: StageId, today: string): Judged {
  const { verdict, stages } = assessment;
  if (verdict.id === 'no' || (verdict.id === 'not-yet' && wanted !== 'crawl')) {
    return { findings: [{ code: 'verdict', message: `not ready for ${wanted}: the verdict is ${verdict.id}` }] };
  }
  const before = stages.filter((stage) => STAGES.indexOf(stage.id) < STAGES.indexOf(wanted));
  const standing = before.flatMap((stage) => stage.gates).filter((gate) => gate.required && (gate.outcome === 'open' || gate.outcome === 'unknown'));
  const blocking = standing.filter((gate) => !isWaived(assessment, gate, today));
  const waived = standing.length - blocking.length;
  if (blocking.length > 0) return { findings: blocking.map((gate) => gateFinding(assessment, gate, wanted)) };
  const how = waived === 0 ? '' : `, with ${waived} ${waived === 1 ? 'gate' : 'gates'} waived`;
  return { findings: [], passed: `ready for ${wanted}${how}` };
}

function gateFinding({ answers }: Assessment, gate: GateResult, wanted: StageId): Finding {
  const records = answers.filter((answer) => gate.answers.includes(answer.question));
  const undecided = records.filter((record) => record.value === null && record.state !== 'hidden' && record.state !== 'not-applicable');
  const about = (gate.outcome === 'unknown' ? undecided[0] : undefined) ?? records[0];
  const place = { gate: gate.id, ...placeOf(about) };
  if (gate.outcome === 'unknown') {
    const asks = undecided.map((record) => record.question).join(', ');
    return { code: 'gate-unknown', message: `not ready for ${wanted}: ${gate.title} is not known${asks ? `; answer ${asks}` : ''}`, ...place };
  }
  return { code: 'gate-open', message: `not ready for ${wanted}: ${gate.title} is open; ${gate.fix.do}`, ...place };
}

function isWaived({ waivers }: Assessment, gate: GateResult, today: string): boolean {
  return waivers.some((waiver) => waiver.gate === gate.id && waiver.until >= today);
}

function judgeCoverage({ coverage, unknowns }: Assessment, wanted: number): Judged {
  const words = `${coverage.percent} % of the questions that apply are answered (${coverage.answered} of ${coverage.applicable})`;
  if (coverage.percent >= wanted) return { findings: [], passed: `${words}, ${wanted} % wanted` };
  const open = unknowns.slice(0, 5).map((unknown) => unknown.question);
  const rest = unknowns.length > open.length ? ` and ${unknowns.length - open.length} more` : '';
  return { findings: [{ code: 'coverage', message: `${words}, ${wanted} % wanted; open: ${open.join(', ')}${rest}` }] };
}

function judgeAges({ answers, assessed }: Assessment, days: number, today: string): Judged {
  const findings = answers
    .filter((record) => record.state === 'answered' || record.state === 'not-applicable')
    .flatMap((record): Finding[] => {
      const date = record.date ?? assessed;
      if (date === null) return [{ code: 'answer-undated', message: `${record.question} has no date, at most ${days} days wanted`, ...placeOf(record) }];
      const age = daysBetween(date, today);
      const about = `${record.question} is from ${date}`;
      if (age < 0) return [{ code: 'answer-from-the-future', message: `${about}, which is after ${today}`, ...placeOf(record) }];
      return age > days ? [{ code: 'answer-stale', message: `${about}, ${age} days old, at most ${days} wanted`, ...placeOf(record) }] : [];
    });
  return findings.length > 0 ? { findings } : { findings, passed: `no answer is older than ${days} days` };
}

function judgeWaivers({ waivers, stages }: Assessment, today: string): Judged {
  const gates = new Set(stages.flatMap((stage) => stage.gates.map((gate) => gate.id)));
  return {
    findings: waivers.flatMap((waiver): Finding[] => {
      if (!gates.has(waiver.gate)) return [{ code: 'waiver-unknown', message: `no gate has the id ${waiver.gate}`, gate: waiver.gate }];
      if (waiver.until >= today) return [];
      return [{ code: 'waiver-expired', message: `the waiver of ${waiver.gate} ended on ${waiver.until}`, gate: waiver.gate }];
    }),
  };
}

function placeOf(record: AnswerRecord | undefined): { question?: string; line?: number } {
  if (!record) return {};
  return record.line === undefined ? { question: record.question } : { question: record.question, line: record.line };
}

/** Whole days from one `YYYY-MM-DD` to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
