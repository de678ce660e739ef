import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Value } from '../pack/schema.ts';
import { InputError } from '../problem/index.ts';
import {
  appendItem,
  blockText,
  commentsIn,
  freeText,
  insertKey,
  type Line,
  nestList,
  nodeAt,
  type Path,
  readToEdit,
  removeKey,
  renameKey,
  type Rendered,
  replaceItems,
  replaceValue,
  yamlText,
} from '../yaml/index.ts';
import { ANSWERS_SCHEMA, type Answer, type Evidence, type Suggestion, type Tick } from './answers.ts';

const EVIDENCE_KEYS = ['note', 'source', 'by', 'date'] as const;
/** The key that says the answer in the long form; there is one of them. */
const VALUE_KEYS = ['value', 'suggested', 'notApplicable'] as const;

type Entry = Answer | Suggestion;

/**
 * Changes one answer in the text of an answers file. Only the bytes of that answer change; comments, order, line
 * endings, and spacing elsewhere stay. A new answer replaces the placeholder comment that `init` wrote for it. Without
 * a placeholder, it follows the answers that precede it in `order`, or comes last. `undefined` removes the answer.
 * Evidence that the new answer doesn't set (note, source, by, date) is kept.
 * @throws InputError when the text isn't YAML that could be an answers file
 */
export function setAnswer(
  text: string,
  question: string,
  answer: Entry | undefined,
  order: readonly string[] = [],
): string {
  const path = ['answers', question];
  const answers = nodeAt(text, ['answers']);
  if (answers && !isMap(answers)) throw new InputError([{ code: 'wrong-kind', message: 'answers is not a map' }]);
  const old = nodeAt(text, path);
  if (!answer) return old === undefined ? text : removeKey(text, path);
  if (old === undefined) return addAnswer(text, question, rendered(answer), order);
  if (isMap(old))
    return setLongForm(
      text,
      path,
      old.items.map((item) => String(item.key)),
      answer,
    );
  if (valueKey(answer) === 'value' && evidenceLines(answer).length === 0) return setValue(text, path, answer);
  const nested = isList(answer) ? nestList(text, path, 'value') : undefined;
  return nested === undefined
    ? replaceValue(text, path, rendered(answer))
    : setLongForm(nested, path, ['value'], answer);
}

/**
 * The comments that an edit of answers has taken out, in their order: those of list items that went, and those inside a
 * value that was written anew. Placeholders that answers take the place of don't count.
 */
export function lostComments(before: string, after: string): readonly string[] {
  const left = [...commentsIn(after)];
  return commentsIn(before).filter((comment) => {
    const at = left.indexOf(comment);
    if (at >= 0) left.splice(at, 1);
    return at < 0 && !/^# ?[a-z0-9-]+:$/.test(comment);
  });
}

/**
 * Replaces the evidence of an answer that is in the file. Undefined fields are removed; the value stays.
 * @throws InputError when the text isn't YAML that could be an answers file
 */
export function setEvidence(text: string, question: string, evidence: Evidence): string {
  const path = ['answers', question];
  const node = nodeAt(text, path);
  if (!node) return text;
  const lines = evidenceLines(evidence);
  if (!isMap(node)) {
    if (lines.length === 0) return text;
    const nested = nestList(text, path, 'value');
    if (nested !== undefined) return setLines(nested, path, lines);
    const value = text.slice(node.range![0], node.range![1]);
    const short =
      isSeq(node) && !node.flow ? yamlText(node.items.map((item) => String((item as Scalar).source))) : value.trimEnd();
    return replaceValue(text, path, [['value', short], ...lines]);
  }
  let edited = text;
  for (const key of EVIDENCE_KEYS) {
    if (evidence[key] === undefined) edited = removeKey(edited, [...path, key]);
  }
  return setLines(edited, path, lines);
}

/** What the head of an answers file can name. */
export type HeadName = 'organization' | 'scope';

const HEAD = ['schema', 'pack', 'organization', 'scope', 'assessed', 'answers'] as const;

/**
 * Names the organization or the scope in a file that names none; a name in the file stays. The name replaces the
 * placeholder comment of `init`, or follows the keys before it in the head.
 * @throws InputError when the text isn't YAML that could be an answers file
 */
export function setName(text: string, key: HeadName, name: string): string {
  if (nodeAt(text, [key]) !== undefined) return text;
  const line = `${key}: ${freeText(name)}`;
  const placeholder = new RegExp(`^# ${key}:[ \\t]*(?=\\r?$)`, 'm');
  return placeholder.test(text)
    ? text.replace(placeholder, () => line)
    : insertKey(text, [], key, freeText(name), HEAD);
}

/**
 * Adds a finished step at the end of `done:`; nothing else in the text changes.
 * @throws InputError when the text isn't YAML that could be an answers file
 */
export function addTick(text: string, tick: Tick): string {
  return appendItem(text, 'done', tickLines(tick));
}

/** A finished step as entries of a map. */
export function tickLines({ step, date, note }: Tick): readonly Line[] {
  return [['step', step], ['date', date], ...(note === undefined ? [] : [['note', freeText(note)] as const])];
}

/** The YAML of an answer, in short form where that loses nothing. */
export function rendered(answer: Entry): Rendered {
  const evidence = evidenceLines(answer);
  if (valueKey(answer) !== 'value' && evidence.length === 0) return `{ ${valueKey(answer)}: ${valueText(answer)} }`;
  return evidence.length === 0 ? valueText(answer) : [[valueKey(answer), valueText(answer)], ...evidence];
}

function valueKey({ kind }: Entry): (typeof VALUE_KEYS)[number] {
  return kind === 'not-applicable' ? 'notApplicable' : kind === 'suggested' ? 'suggested' : 'value';
}

function valueText(answer: Entry): string {
  if (answer.kind === 'unknown') return 'unknown';
  return answer.kind === 'not-applicable' ? freeText(answer.reason) : yamlText(answer.value);
}

function evidenceLines(evidence: Evidence): Line[] {
  return EVIDENCE_KEYS.flatMap((key): Line[] => {
    const value = evidence[key];
    if (value === undefined) return [];
    return [[key, key === 'note' || key === 'by' ? freeText(value) : yamlText(value)]];
  });
}

function addAnswer(text: string, question: string, value: Rendered, order: readonly string[]): string {
  const placed = replacePlaceholder(text, question, value);
  if (placed !== undefined) return placed;
  const headed =
    nodeAt(text, ['answers']) === undefined && nodeAt(text, ['schema']) === undefined
      ? insertKey(text, [], 'schema', ANSWERS_SCHEMA)
      : text;
  return insertKey(headed, ['answers'], question, value, order);
}

/**
 * Replaces the placeholder comment of an answer (a line with only `# service-count:`); undefined without such a line.
 */
function replacePlaceholder(text: string, question: string, value: Rendered): string | undefined {
  if (!/^[a-z0-9-]+$/.test(question)) return undefined;
  const match = new RegExp(`^([ ]+)# ?${question}:[ \\t]*(?=\\r?$)`, 'm').exec(text);
  if (!match) return undefined;
  const eol = text[match.index + match[0].length] === '\r' ? '\r\n' : '\n';
  const line = match[1]! + blockText([[question, value]], match[1]!, eol);
  const edited = text.slice(0, match.index) + line + text.slice(match.index + match[0].length);
  // A placeholder counts only where an answer is valid. A line of a multi-line text, for example, isn't one.
  return readToEdit(edited).problems.length === 0 && nodeAt(edited, ['answers', question]) ? edited : undefined;
}

function setLongForm(text: string, path: Path, keys: readonly string[], answer: Entry): string {
  const key = valueKey(answer);
  let has = keys.includes(key);
  let edited = text;
  for (const other of VALUE_KEYS) {
    if (other === key || !keys.includes(other)) continue;
    edited = has ? removeKey(edited, [...path, other]) : renameKey(edited, [...path, other], key);
    has = true;
  }
  edited = has ? setValue(edited, [...path, key], answer) : insertKey(edited, path, key, valueText(answer));
  return setLines(edited, path, evidenceLines(answer));
}

/** Changes nothing where the value is already written, in any spelling. */
function setValue(text: string, path: Path, answer: Entry): string {
  const node = nodeAt(text, path);
  const value = answer.kind === 'unknown' ? 'unknown' : answer.kind === 'not-applicable' ? answer.reason : answer.value;
  if (node && says(node, value)) return text;
  const edited = isList(answer) ? replaceItems(text, path, answer.value) : undefined;
  return edited ?? replaceValue(text, path, valueText(answer));
}

function isList(answer: Entry): answer is Entry & { readonly value: readonly string[] } {
  return 'value' in answer && Array.isArray(answer.value);
}

function setLines(text: string, path: Path, lines: readonly Line[]): string {
  let edited = text;
  for (const [key, value] of lines) {
    const node = nodeAt(edited, [...path, key]);
    edited =
      node === undefined
        ? insertKey(edited, path, key, value, [...VALUE_KEYS, ...EVIDENCE_KEYS])
        : replaceValue(edited, [...path, key], value);
  }
  return edited;
}

function says(node: Node, value: Value): boolean {
  if (isSeq(node))
    return (
      Array.isArray(value) &&
      node.items.length === value.length &&
      node.items.every((item, index) => says(item as Node, value[index]!))
    );
  return isScalar(node) && (node.value === value || (node.source === value && node.type === 'PLAIN'));
}
