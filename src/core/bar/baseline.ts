import type { Assessment } from '../assess/index.ts';
import { isUnmet } from '../judge/index.ts';
import { showWhole } from '../yaml/index.ts';
import { isGiven } from './answers.ts';
import { type Finding, type BarPart, placeOf } from './finding.ts';
import { gateFinding } from './gates.ts';

/** An older answers file, judged by the same pack, or the reason why it can't be. */
export type Baseline =
  | { readonly file: string; readonly assessment: Assessment; readonly maxAgeDays?: number }
  | { readonly file: string; readonly incomparable: string };

/**
 * What got worse since the baseline: a gate that was met and is not met or unknown now, an exposure score or verdict
 * about which less is known, an answer that is gone. That answers went stale is found by their age.
 */
export function judgeRegressions(assessment: Assessment, baseline: Baseline): BarPart {
  if ('incomparable' in baseline)
    return {
      findings: [{ code: 'incomparable', message: `${baseline.file} cannot be compared: ${baseline.incomparable}` }],
    };
  const { file, assessment: before } = baseline;
  const findings = [
    ...gates(assessment, before, file),
    ...ranges(assessment, before, file),
    ...answers(assessment, before, file),
  ];
  return findings.length > 0 ? { findings } : { findings, passed: `nothing is worse than in ${file}` };
}

/** A note that names both files where they are about different organizations or scopes. */
export function aboutOthers(assessment: Assessment, baseline: Baseline): readonly string[] {
  if ('incomparable' in baseline) return [];
  const { file, assessment: before } = baseline;
  const differs = (['organization', 'scope'] as const).some(
    (key) => assessment[key] !== null && before[key] !== null && assessment[key] !== before[key],
  );
  return differs
    ? [`the baseline ${file} is about ${subjectOf(before)}, this file about ${subjectOf(assessment)}`]
    : [];
}

function subjectOf({ organization, scope }: Assessment): string {
  return [organization, scope].flatMap((name) => (name === null ? [] : showWhole(name))).join(', ');
}

function gates(assessment: Assessment, before: Assessment, file: string): Finding[] {
  const all = ({ stages }: Assessment) => stages.flatMap((stage) => stage.gates);
  const was = new Map(all(before).map((gate) => [gate.id, gate]));
  return all(assessment).flatMap((gate): Finding[] => {
    if (was.get(gate.id)?.outcome !== 'met' || !isUnmet(gate)) return [];
    const { message: _, code: __, ...place } = gateFinding(assessment, gate, '');
    const now = gate.outcome === 'open' ? 'not met' : 'unknown';
    return [
      {
        code: 'regression-gate',
        message: `gate ${gate.id} was met in ${file} and is ${now} now: ${gate.title}`,
        ...place,
      },
    ];
  });
}

function ranges({ exposure, verdict }: Assessment, before: Assessment, file: string): Finding[] {
  const width = ([low, high]: readonly [number, number]) => high - low;
  const found: Finding[] = [];
  if (width(exposure.range) > width(before.exposure.range)) {
    const words = (range: readonly [number, number]) =>
      range[0] === range[1] ? `${range[0]}` : `${range[0]} to ${range[1]}`;
    found.push({
      code: 'regression-range',
      message: `less is known of the exposure than in ${file}: ${words(exposure.range)} of 100 instead of ${words(before.exposure.range)}`,
    });
  }
  const more = verdict.possible.filter((id) => !before.verdict.possible.includes(id));
  if (verdict.possible.length > before.verdict.possible.length) {
    found.push({
      code: 'regression-range',
      message: `less is known of the verdict than in ${file}: ${more.join(' and ')} ${more.length === 1 ? 'is' : 'are'} possible again`,
    });
  }
  return found;
}

function answers(assessment: Assessment, before: Assessment, file: string): Finding[] {
  const was = new Set(before.answers.filter(isGiven).map(({ question }) => question));
  return assessment.answers.flatMap((record): Finding[] => {
    if (!was.has(record.question) || (record.state !== 'unknown' && record.state !== 'unanswered')) return [];
    return [
      {
        code: 'regression-answer',
        message: `${record.question} was answered in ${file} and is unknown now`,
        ...placeOf(record),
      },
    ];
  });
}
