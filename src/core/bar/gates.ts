import type { AnswerRecord, Assessment, GateResult } from '../assess/index.ts';
import { blockersBefore } from '../judge/index.ts';
import { type StageId, STAGES } from '../pack/index.ts';
import { count } from '../problem/index.ts';
import { type Finding, type BarPart, placeOf } from './finding.ts';

/**
 * Whether there is a mesh to work on, and every required gate before a stage is met, does not apply, or is waived. What
 * an organization operates at counts no further: it may owe gates of stages that it is past.
 */
export function judgeStage(assessment: Assessment, wanted: StageId, today: string): BarPart {
  const { verdict, stage, operatingAt } = assessment;
  if (stage === 'none') {
    const course =
      verdict.course === 'leave' || verdict.course === 'move' ? `, and the course is ${verdict.course}` : '';
    return {
      findings: [{ code: 'verdict', message: `not ready for ${wanted}: the verdict is ${verdict.id}${course}` }],
    };
  }
  const standing = blockersBefore(assessment.stages, wanted);
  const blocking = standing.filter((gate) => !isWaived(assessment, gate, today));
  const waived = standing.length - blocking.length;
  if (blocking.length > 0) {
    const isPast = STAGES.indexOf(operatingAt as StageId) >= STAGES.indexOf(wanted);
    const owed = count(blocking.length, 'gate', 'gates');
    const why = `not ready for ${wanted}${isPast ? ` (operates at ${operatingAt}, with ${owed} overdue)` : ''}`;
    return { findings: blocking.map((gate) => waivable(gateFinding(assessment, gate, why), today)) };
  }
  const how = waived === 0 ? '' : `, with ${count(waived, 'gate', 'gates')} waived`;
  return { findings: [], passed: `ready for ${wanted}${how}` };
}

/** Checks that one gate is met; a waiver doesn't count. */
export function judgeGate(assessment: Assessment, id: string, today: string): BarPart {
  const gate = assessment.stages.flatMap((stage) => stage.gates).find((each) => each.id === id);
  if (gate === undefined)
    return { findings: [{ code: 'gate-unknown', message: `required: no gate has the id ${id}`, gate: id }] };
  if (gate.outcome === 'met') return { findings: [], passed: `the gate ${id} is met` };
  if (gate.outcome === 'not-applicable') return { findings: [], passed: `the gate ${id} does not apply` };
  const finding = gateFinding(assessment, gate, 'required');
  if (!isWaived(assessment, gate, today)) return { findings: [finding] };
  return {
    findings: [
      { ...finding, code: 'gate-waived', message: `${finding.message}; its waiver does not count as met here` },
    ],
  };
}

/** Whether a waiver covers the gate today. A waiver counts up to and including its last day. */
export function isWaived({ waivers }: Assessment, gate: Pick<GateResult, 'id'>, today: string): boolean {
  return waivers.some((waiver) => waiver.gate === gate.id && waiver.until >= today);
}

/** The finding about a gate that is not met or unknown, at the line of the answer that causes it. */
export function gateFinding({ answers }: Assessment, gate: GateResult, why: string): Finding {
  const records = answers.filter((answer) => gate.answers.includes(answer.question));
  const undecided = records.filter(isOpen);
  const about = (gate.outcome === 'unknown' ? undecided[0] : undefined) ?? records[0];
  const place = { gate: gate.id, ...placeOf(about) };
  if (gate.outcome === 'unknown') {
    const asks = undecided.map((record) => record.question).join(', ');
    return {
      code: 'gate-unknown',
      message: `${why}: gate ${gate.id} is unknown: ${gate.title}`,
      ...place,
      fix: asks ? `Find out and answer: ${asks}.` : gate.fix.do,
    };
  }
  return {
    code: 'gate-open',
    message: `${why}: gate ${gate.id} is not met: ${gate.title}`,
    ...place,
    fix: gate.fix.do,
  };
}

/** Days until the last day that a proposed waiver names: a quarter. */
const PROPOSED_DAYS = 90;

/** The finding with a waiver to paste. It has no reason, so that the file is rejected until someone writes one. */
function waivable(finding: Finding, today: string): Finding {
  const until = new Date(Date.parse(today) + PROPOSED_DAYS * 86_400_000).toISOString().slice(0, 10);
  return { ...finding, waiver: `- { gate: ${finding.gate}, reason: "", until: ${until} }` };
}

function isOpen({ value, state }: AnswerRecord): boolean {
  return value === null && state !== 'hidden' && state !== 'not-applicable';
}
