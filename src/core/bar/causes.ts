import type { AnswersFile } from '../answers/index.ts';
import type { AnswerRecord, Assessment } from '../assess/index.ts';
import { meetGates } from '../flips/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import type { Finding } from './finding.ts';

/** How many answers or reasons one finding names. */
const NAMED = 3;

/**
 * Adds what causes it to each finding about a gate or the verdict. The answers that cause a gate are those of the
 * smallest change that meets it; where no change within your control does, those that decide it.
 */
export function withCauses(
  compiled: CompiledPack,
  { answers }: AnswersFile,
  assessment: Assessment,
  findings: readonly Finding[],
): readonly Finding[] {
  const recordOf = (id: string) => assessment.answers.find(({ question }) => question === id);
  const gates = assessment.stages.flatMap((stage) => stage.gates);
  return findings.map((finding) => {
    if (finding.code === 'verdict')
      return { ...finding, causes: assessment.verdict.reasons.slice(0, NAMED).map(({ text }) => text) };
    const gate = compiled.gates.find((each) => each.gate.id === finding.gate);
    if (finding.fix === undefined || gate === undefined) return finding;
    const { changes } = meetGates(compiled, answers, [gate]);
    const causes =
      changes?.map(({ question, fromText, toText, applies }) =>
        applies === false
          ? `then answer ${question}: ${toText}`
          : `${answerInWords(recordOf(question), fromText)}; needed: ${toText}`,
      ) ??
      (gates.find(({ id }) => id === finding.gate)?.answers ?? [])
        .flatMap((id) => recordOf(id) ?? [])
        .filter(({ state }) => state !== 'hidden')
        .map((record) => answerInWords(record, record.text));
    return { ...finding, causes: causes.slice(0, NAMED) };
  });
}

/** `edge: ingress-nginx (line 23, stated, security architect: the note)`. */
function answerInWords(record: AnswerRecord | undefined, text: string): string {
  if (record === undefined) return text;
  const { question, line, source, by, note } = record;
  const evidence = [line === undefined ? undefined : `line ${line}`, source, by, note]
    .filter((part) => part !== undefined)
    .join(', ');
  return `${question}: ${text}${evidence === '' ? '' : ` (${evidence})`}`;
}
