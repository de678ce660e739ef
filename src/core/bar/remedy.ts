import type { AnswersFile, Bar } from '../answers/index.ts';
import type { AnswerChange, Assessment } from '../assess/index.ts';
import type { BarResult } from './bar.ts';
import { flips, meetGates } from '../flips/index.ts';
import { type CompiledPack, joined } from '../judge/index.ts';
import { STAGES, VERDICTS } from '../pack/index.ts';
import type { VerdictId } from '../pack/schema.ts';
import { count } from '../problem/index.ts';
import type { FindingCode } from './finding.ts';
import { isWaived } from './gates.ts';

/** How many questions one step names. */
const NAMED = 8;

export { withCauses } from './causes.ts';

/** The smallest change of answers that would meet a missed bar, step by step. Leaves out what no answer can change. */
export function remedy(
  compiled: CompiledPack,
  file: AnswersFile,
  assessment: Assessment,
  bar: Bar,
  { findings }: BarResult,
  today: string,
): readonly string[] {
  const ids = (...codes: FindingCode[]) =>
    findings.filter(({ code }) => codes.includes(code)).flatMap(({ gate, question }) => gate ?? question ?? []);
  const has = (...codes: FindingCode[]) => findings.some(({ code }) => codes.includes(code));
  const steps: string[] = [];
  if (has('verdict')) steps.push(...flipping(compiled, file, verdictsWanted(bar)));
  if (has('gate-open', 'gate-unknown', 'gate-waived', 'regression-gate'))
    steps.push(...meeting(compiled, file, assessment, bar, ids('regression-gate'), today));
  if (has('not-settled'))
    steps.push(
      `answer questions until the verdict is settled, first ${named(
        assessment.unknowns.map(({ question }) => question),
        3,
      )}; until then it can be ${assessment.verdict.possible.join(' or ')}`,
    );
  if (has('regression-answer')) steps.push(`answer again: ${named(ids('regression-answer'))}`);
  if (has('incomparable')) steps.push('compare with a file that was written for the same rule pack');
  if (has('coverage')) steps.push(covering(assessment, bar.minCoverage ?? 0));
  for (const question of ids('answer-drifted')) steps.push(`look again at ${question}: files say otherwise`);
  const unconfirmed = ids('answer-unconfirmed');
  if (unconfirmed.length > 0) steps.push(`confirm or change ${named(unconfirmed)}: mesh-ready assess asks them first`);
  const old = ids('answer-stale', 'answer-undated', 'answer-from-the-future');
  if (old.length > 0) steps.push(`look again at ${named(old)}, and date what still holds ${today}`);
  for (const gate of ids('waiver-expired'))
    steps.push(`meet the gate ${gate}, or agree on a new last day for its waiver`);
  for (const gate of ids('waiver-unused', 'waiver-unknown')) steps.push(`remove the waiver for ${gate}`);
  return steps;
}

/** Those of the bar; every stage needs a yes. */
function verdictsWanted({ readyFor, verdict = VERDICTS }: Bar): readonly VerdictId[] {
  return readyFor === undefined ? verdict : verdict.filter((id) => id === 'yes');
}

function meeting(
  compiled: CompiledPack,
  { answers }: AnswersFile,
  assessment: Assessment,
  bar: Bar,
  lost: readonly string[],
  today: string,
): readonly string[] {
  const before = STAGES.slice(0, bar.readyFor === undefined ? 0 : STAGES.indexOf(bar.readyFor));
  const wanted = compiled.gates.filter(
    ({ gate }) =>
      (gate.required && before.includes(gate.stage) && !isWaived(assessment, gate, today)) ||
      bar.require?.includes(gate.id) ||
      lost.includes(gate.id),
  );
  const { changes, gates, triedUpTo } = meetGates(compiled, answers, wanted);
  if (changes !== null) return changes.map(inWords);
  // Some of the gates may be out of reach, and the smallest change of the others is known.
  const unmet = wanted.filter(({ gate }) => gates.includes(gate.id));
  const alone = unmet.filter((gate) => meetGates(compiled, answers, [gate]).changes === null);
  const others = unmet.filter((gate) => !alone.includes(gate));
  const reached = alone.length === 0 || others.length === 0 ? null : meetGates(compiled, answers, others).changes;
  const left = reached === null ? gates : alone.map(({ gate }) => gate.id);
  const most = triedUpTo === undefined ? '' : ` of up to ${count(triedUpTo, 'answer', 'answers')}`;
  return [
    ...(reached ?? []).map(inWords),
    `meet ${named(left)} as the fix of each says: no change${most} of answers within your control was found that does`,
  ];
}

function flipping(compiled: CompiledPack, { answers }: AnswersFile, wanted: readonly VerdictId[]): readonly string[] {
  if (wanted.length === 0) return ['change the requirements: no verdict meets all of them'];
  const reached = flips(compiled, answers, { wanted });
  const best = reached.find(({ inYourHands }) => inYourHands) ?? reached[0];
  if (best === undefined)
    return [
      `no change of up to three answers makes the verdict ${wanted.join(' or ')}; if the answers are right, change the requirements`,
    ];
  return best.changes.map((change) => `${inWords(change)}${change.changeable ? '' : ' (outside your control)'}`);
}

function covering({ coverage: { answered, applicable }, unknowns }: Assessment, percent: number): string {
  const missing = Math.max(1, Math.ceil((percent * applicable) / 100) - answered);
  return `answer ${missing} more: ${named(unknowns.slice(0, missing).map(({ question }) => question))}`;
}

function inWords({ question, fromText, toText, known, applies }: AnswerChange): string {
  if (applies === false) return `then answer ${question}: ${toText}`;
  return known ? `change ${question} to ${toText} (now ${fromText})` : `find out ${question}: it must be ${toText}`;
}

function named(ids: readonly string[], most = NAMED): string {
  return ids.length <= most ? joined(ids) : `${ids.slice(0, most).join(', ')}, and ${ids.length - most} more`;
}
