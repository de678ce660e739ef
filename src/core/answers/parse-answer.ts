import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Question } from '../pack/schema.ts';
import {
  dayField,
  type Entry,
  type Field,
  type Fields,
  kindInWords,
  offsetOf,
  oneOfField,
  readFields,
  textField,
  type YamlFile,
} from '../yaml/index.ts';
import { EVIDENCE, type Answer, type Evidence, type Suggestion } from './answers.ts';
import { valuesOf } from '../condition/index.ts';
import { checkValue } from '../pack/index.ts';

type LongForm = Omit<Evidence, 'position'> & {
  readonly value?: Answer;
  readonly suggested?: Answer;
  readonly notApplicable?: string;
};

/** The keys that say the answer; a long form has one of them. */
const CONTENT = ['value', 'suggested', 'notApplicable'] as const;

/**
 * Reads the answer to one question, short (`service-count: 40`) or long (`service-count: { value: 40, by: ... }`), or
 * what files suggest (`service-count: { suggested: 40, source: discovered }`). Reports problems; undefined when the
 * answer can't be used.
 */
export function parseAnswer(question: Question, entry: Entry, yaml: YamlFile): Answer | Suggestion | undefined {
  const { node } = entry;
  if (!node) {
    yaml.report(entry.at, 'wrong-kind', `${question.id} has no value; set one, write unknown, or remove the line`);
    return undefined;
  }
  const answer = isMap(node) ? parseLongForm(question, node, entry, yaml) : parseValue(question, node, yaml);
  return answer && { ...answer, position: yaml.position(entry.at) };
}

function parseLongForm(
  question: Question,
  map: YAMLMap,
  entry: Entry,
  yaml: YamlFile,
): Answer | Suggestion | undefined {
  const value: Field<Answer> = (node) => {
    if (!isMap(node)) return parseValue(question, node, yaml);
    yaml.report(offsetOf(node), 'wrong-kind', 'a value is a word, a number, or a list, not a map');
    return undefined;
  };
  const fields: Fields<LongForm> = {
    value,
    suggested: (node, ...where) => {
      if (!isScalar(node) || node.value !== 'unknown') return value(node, ...where);
      yaml.report(offsetOf(node), 'wrong-kind', 'a suggestion is an answer; remove the line, or write value: unknown');
      return undefined;
    },
    notApplicable: textField('reason-missing'),
    note: textField(),
    source: oneOfField(EVIDENCE),
    by: textField(),
    date: dayField,
  };
  const read = readFields(map, yaml, fields, { empty: { notApplicable: 'reason-missing' } });
  const has = (key: string): boolean => map.items.some((item) => isScalar(item.key) && item.key.value === key);
  const [first, second] = CONTENT.filter(has);
  if (first !== undefined && second !== undefined) {
    const both =
      first === 'value' && second === 'notApplicable' ? 'a value and is notApplicable' : `${first} and ${second}`;
    yaml.report(entry.at, 'wrong-kind', `${question.id} has ${both}; keep one of them`);
    return undefined;
  }
  if (first === undefined) {
    yaml.report(
      entry.at,
      'missing-key',
      `${question.id} has neither value nor notApplicable; write value: next to the others`,
    );
    return undefined;
  }
  const { value: answer, suggested, notApplicable, ...evidence } = read;
  if (has('notApplicable') && !question.notApplicable) {
    const why = question.when
      ? 'it is asked only where it applies, so leave it out or write unknown'
      : 'it applies to everyone; answer it or write unknown';
    yaml.report(entry.at, 'not-applicable-refused', `${question.id} cannot be answered with notApplicable: ${why}`);
    return undefined;
  }
  if (answer) return { ...answer, ...evidence };
  if (suggested?.kind === 'value') return { ...evidence, kind: 'suggested', value: suggested.value };
  return notApplicable === undefined ? undefined : { kind: 'not-applicable', reason: notApplicable, ...evidence };
}

function parseValue(question: Question, node: Node, yaml: YamlFile): Answer | undefined {
  if (isAlias(node)) return undefined;
  if (isScalar(node) && node.value === 'unknown') return { kind: 'unknown' };
  const checked = checkValue(question, rawValue(question, node));
  if ('value' in checked) return { kind: 'value', value: checked.value };
  for (const problem of checked.problems) {
    const item = isSeq(node) && problem.item !== undefined ? (node.items[problem.item] as Node | null) : undefined;
    if (isAlias(item)) continue;
    yaml.report(offsetOf(item ?? node), problem.code, `${question.id}: ${problem.message}`);
  }
  return undefined;
}

/**
 * The data of a node. A scalar such as `10` or `true` stays text where the question has an option with that spelling.
 */
function rawValue(question: Question, node: Node | null): unknown {
  if (isSeq(node)) return node.items.map((item) => rawValue(question, item as Node | null));
  if (!isScalar(node)) return node === null ? null : { kind: kindInWords(node) };
  const source = node.source;
  return source !== undefined && typeof node.value !== 'string' && valuesOf(question).includes(source)
    ? source
    : node.value;
}
