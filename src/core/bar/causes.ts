import type { AnswersFile } from '../answers/index.ts';
import type { AnswerChange, AnswerRecord, Assessment } from '../assess/index.ts';
import type { CompiledCondition, Test } from '../condition/index.ts';
import { meetGates } from '../flips/index.ts';
import {
  type CompiledPack,
  either,
  factOf,
  type Facts,
  type FactState,
  recordInWords,
  resolveFacts,
  wantedInLabels,
} from '../judge/index.ts';
import { type Finding, placeOf } from './finding.ts';

/** How many answers or reasons one finding names. */
const NAMED = 3;

/**
 * Adds what causes it to each finding about a gate or the verdict, and for a gate the place of the first answer that
 * does. The answers that cause a gate are those of the smallest change that meets it; where no change within your
 * control does, those that keep it from being met. The first is one that counts and keeps it from being met.
 */
export function withCauses(
  compiled: CompiledPack,
  { answers }: AnswersFile,
  assessment: Assessment,
  findings: readonly Finding[],
): readonly Finding[] {
  const recordOf = (id: string) => assessment.answers.find(({ question }) => question === id);
  const [low, high] = assessment.exposure.range;
  const facts: Facts = { ...resolveFacts(compiled, answers), exposure: [low, high] };
  return findings.map((finding) => {
    if (finding.code === 'verdict')
      return { ...finding, causes: assessment.verdict.reasons.slice(0, NAMED).map(({ text }) => text) };
    const gate = compiled.gates.find((each) => each.gate.id === finding.gate);
    if (finding.fix === undefined || gate === undefined) return finding;
    const { changes } = meetGates(compiled, answers, [gate]);
    const kept = keptBy(compiled, gate.met, facts);
    const wanted = startingAt(kept[0]?.question, changes ?? kept);
    const causes = wanted.map(({ question, fromText, toText, applies }) =>
      applies === false
        ? `then answer ${question}: ${toText}`
        : `${answerInWords(recordOf(question), fromText)}; needed: ${toText}`,
    );
    const first = wanted.filter(({ applies }) => applies !== false).flatMap(({ question }) => recordOf(question) ?? []);
    const about = first.find(({ line }) => line !== undefined) ?? first[0];
    // An unknown gate points at an answer that is missing.
    const place = finding.code === 'gate-unknown' || about === undefined ? {} : placeOf(about);
    return { ...finding, ...place, causes: causes.slice(0, NAMED) };
  });
}

/** The same, with the answer to this question first, where it is among them and counts. */
function startingAt(id: string | undefined, wanted: readonly Wanted[]): readonly Wanted[] {
  const first = wanted.filter(({ question, applies }) => question === id && applies !== false);
  return [...first, ...wanted.filter((each) => !first.includes(each))];
}

/** An answer, and which would be needed instead. */
type Wanted = Pick<AnswerChange, 'question' | 'fromText' | 'toText' | 'applies'>;

/** The questions by whose tests a condition fails, and what these look for: the answered ones first. */
function keptBy(compiled: CompiledPack, condition: CompiledCondition, facts: Facts): readonly Wanted[] {
  const wanted = new Map<string, string[]>();
  for (const { id, test, negated } of failing(condition, facts, false)) {
    const question = compiled.questions.get(id);
    if (question === undefined) continue;
    const words = `${negated ? 'anything but ' : ''}${wantedInLabels(question, test)}`;
    const others = wanted.get(id) ?? [];
    wanted.set(id, others.includes(words) ? others : [...others, words]);
  }
  const stateOf = (id: string) => factOf(compiled, facts, id)!.state;
  return [...wanted]
    .toSorted(([a], [b]) => STATES.indexOf(stateOf(a)) - STATES.indexOf(stateOf(b)))
    .map(([question, words]) => ({
      question,
      fromText: recordInWords(compiled.questions.get(question)!, factOf(compiled, facts, question)!),
      toText: either(words),
      ...(stateOf(question) === 'hidden' && { applies: false as const }),
    }));
}

/** What can be changed comes first, then what can be found out. */
const STATES: readonly FactState[] = ['answered', 'not-applicable', 'unknown', 'unanswered', 'hidden'];

interface Failing {
  readonly id: string;
  readonly test: Test;
  /** Whether the test must not hold. */
  readonly negated: boolean;
}

/** The tests that keep a condition from its wanted outcome. */
function failing(condition: CompiledCondition, facts: Facts, negated: boolean): readonly Failing[] {
  if (condition.evaluate(facts) === !negated) return [];
  const node = condition.node();
  if (node.kind === 'test') return [{ id: node.question, test: node.test, negated }];
  const isDenial = node.kind === 'not' || node.kind === 'unless';
  return node.parts.flatMap((part) => failing(part, facts, isDenial !== negated));
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
