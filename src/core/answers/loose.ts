import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Value } from '../pack/schema.ts';
import type { Answer, Answers, Evidence } from './answers.ts';

/**
 * Reads answers as written, without checking them against the questions of a pack. Skips everything that isn't an
 * answer.
 */
export function readLooseAnswers(node: Node | null | undefined): Answers {
  const answers = new Map<string, Answer>();
  if (!isMap(node)) return answers;
  for (const { key, value } of node.items) {
    const answer = answerOf(value);
    if (isScalar(key) && answer !== undefined) answers.set(String(key.value), answer);
  }
  return answers;
}

function answerOf(node: unknown): Answer | undefined {
  if (!isMap(node)) return valueAnswer(node);
  const reason = node.get('notApplicable');
  const answer =
    typeof reason === 'string' ? ({ kind: 'not-applicable', reason } as const) : valueAnswer(node.get('value', true));
  return answer && { ...answer, ...evidenceOf(node) };
}

function evidenceOf(map: YAMLMap): Evidence {
  const texts = (['note', 'source', 'by', 'date'] as const).flatMap((key) => {
    const node: unknown = map.get(key, true);
    return isScalar(node) ? [[key, wordOf(node)] as const] : [];
  });
  return Object.fromEntries(texts) as Evidence;
}

function valueAnswer(node: unknown): Answer | undefined {
  const value = valueOf(node);
  if (value === undefined) return undefined;
  return value === 'unknown' ? { kind: 'unknown' } : { kind: 'value', value };
}

function valueOf(node: unknown): Value | undefined {
  if (isSeq(node)) return node.items.flatMap((item) => (isScalar(item) ? [wordOf(item)] : []));
  if (!isScalar(node)) return undefined;
  return typeof node.value === 'number' ? node.value : wordOf(node);
}

/** The text of a scalar as written: `on` stays `on`, and `1.30` stays `1.30`. */
function wordOf(node: Scalar): string {
  return String(typeof node.value === 'string' ? node.value : (node.source ?? node.value));
}
