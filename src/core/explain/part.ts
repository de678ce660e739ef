import { type CompiledCondition, conditionInWords, EXPOSURE, type Truth, VERDICT } from '../condition/index.ts';
import type { VerdictResult } from '../assess/index.ts';
import { type CompiledPack, factOf, type Facts, recordInWords, testInLabels, valueInWords } from '../judge/index.ts';
import { count } from '../problem/index.ts';

/** One step of an explanation, and the steps that it rests on. */
export interface ExplainedPart {
  readonly text: string;
  /** For a condition: whether it holds. */
  readonly truth?: 'true' | 'false' | 'unknown';
  /** The same with labels instead of values; only where its text has values. */
  readonly words?: string;
  /** For a test: the question that it reads, and the line of its answer. */
  readonly question?: string;
  readonly line?: number;
  /** For a named condition: its id. */
  readonly named?: string;
  readonly parts?: readonly ExplainedPart[];
}

/** Where an explanation looks up entries, facts, and answers. */
export interface Lookup {
  readonly compiled: CompiledPack;
  /** With the exact exposure score. */
  readonly facts: Facts;
  /** Named conditions that are already explained, by id: each is explained once, however often it is used. */
  readonly named: Map<string, ExplainedPart>;
}

/** The verdict in a word: its id, or `open` while it isn't decided. */
export function verdictWord({ id, standing }: Pick<VerdictResult, 'id' | 'standing'>): string {
  return standing === 'open' ? 'open' : id;
}

export function truthWord(truth: Truth): 'true' | 'false' | 'unknown' {
  return truth === undefined ? 'unknown' : truth ? 'true' : 'false';
}

/** Explains a condition with its parts, down to the answers. Parts that don't affect the outcome are only counted. */
export function explainCondition(lookup: Lookup, condition: CompiledCondition): ExplainedPart {
  const { facts, named } = lookup;
  const { source } = condition;
  const node = condition.node();
  const outcome = condition.evaluate(facts);
  const truth = truthWord(outcome);
  if (node.kind === 'named') {
    const known = named.get(node.id);
    if (known !== undefined) return known;
    const parts = node.parts.map((part) => explainCondition(lookup, part));
    const part = { text: node.says, truth, named: node.id, parts };
    named.set(node.id, part);
    return part;
  }
  if (node.kind === 'test') {
    const words = testInLabels(lookup.compiled, node.question, node.test);
    return { text: conditionInWords(source), truth, words, ...answerBehind(lookup, node.question) };
  }
  const isDenial = node.kind === 'not' || node.kind === 'unless';
  const bearing = isDenial ? node.parts : node.parts.filter((part) => part.evaluate(facts) === outcome);
  const shown = bearing.map((part) => explainCondition(lookup, part));
  if (isDenial) return { text: node.kind === 'not' ? 'not' : 'not certainly', truth, parts: shown };
  if (node.parts.length === 1 && shown.length === 1) return shown[0]!;
  const rest = node.parts.length - bearing.length;
  return {
    text: node.kind === 'all' ? 'all of these' : 'any of these',
    truth,
    parts:
      rest === 0 ? shown : [...shown, { text: `${count(rest, 'more part does', 'more parts do')} not bear on it` }],
  };
}

/** The answer to a question, and why it doesn't count where it doesn't. */
function answerBehind(lookup: Lookup, id: string): Pick<ExplainedPart, 'question' | 'line' | 'parts'> {
  if (id === EXPOSURE) {
    const [low, high] = lookup.facts.exposure;
    return { parts: [{ text: `the exposure score is ${low === high ? low : `${low} to ${high}`} of 100` }] };
  }
  if (id === VERDICT) return { parts: [{ text: `the verdict is ${lookup.facts.verdict ?? 'unknown'}` }] };
  return { question: id, parts: [explainAnswer(lookup, id)] };
}

/** The answer to one question with its evidence and its line in the file. */
export function explainAnswer(lookup: Lookup, id: string): ExplainedPart {
  const { compiled, facts } = lookup;
  const question = compiled.questions.get(id);
  const fact = factOf(compiled, facts, id);
  if (question === undefined || fact === undefined) return { text: `${id} is no question of the pack` };
  const { answer, state } = fact;
  const line = answer?.position?.line;
  const evidence = [
    line === undefined ? undefined : `line ${line}`,
    answer?.source,
    answer?.by,
    answer?.date,
    answer?.note,
  ].filter((part) => part !== undefined);
  const text = `${id}: ${recordInWords(question, fact)}${evidence.length === 0 ? '' : ` (${evidence.join(', ')})`}`;
  const asked = compiled.asked[compiled.index.get(id)!]!;
  const when = state === 'hidden' && asked.when !== undefined ? [explainCondition(lookup, asked.when)] : [];
  const counted =
    state === 'hidden' && fact.value !== undefined
      ? [{ text: `counts as ${String(fact.value)}`, words: `counts as: ${valueInWords(question, fact.value)}` }]
      : [];
  const parts = [...counted, ...when];
  return { text, question: id, ...(line !== undefined && { line }), ...(parts.length > 0 && { parts }) };
}
