import type { Answer, Evidence } from './answers.ts';

/**
 * The text of an answers file with one answer changed. Only the bytes of that answer move; comments, order, line ends
 * and spacing elsewhere stay. A new answer goes behind those that precede it in `order`, or last. `undefined` removes the
 * answer. Evidence that the new answer does not name (note, source, by, date) is kept.
 * @throws InputError when the text is not YAML that could be an answers file
 */
export function setAnswer(text: string, question: string, answer: Answer | undefined, order: readonly string[] = []): string {
  throw new Error(`not built yet: ${text.length} ${question} ${answer?.kind} ${order.length}`);
}

/**
 * Replaces the evidence of an answer that is in the file: fields that are undefined are removed, the value stays.
 * @throws InputError when the text is not YAML that could be an answers file
 */
export function setEvidence(text: string, question: string, evidence: Evidence): string {
  throw new Error(`not built yet: ${text.length} ${question} ${evidence.note}`);
}
