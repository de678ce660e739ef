import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { readAnswers } from '../answers/parse.ts';
import type { Answers } from '../answers/answers.ts';
import type { Pack } from '../pack/schema.ts';
import type { PackFile } from '../pack/parse.ts';
import { byPlace, type Problem } from '../problem/problem.ts';
import { entries, type Field, kindInWords, mapField, numberField, offsetOf, readFields, show } from '../yaml/fields.ts';
import { readYaml, type YamlFile } from '../yaml/file.ts';
import type { Case } from './case.ts';
import { type Known, readCase } from './read-case.ts';
import { shapeOf } from './shape.ts';

const MOST_CASES = 1_000_000;

/**
 * Reads the cases of a pack, `*.test.yaml`: `given` names answers to start from, in all files; `cases` has a name,
 * `from`, `answers` and `expect`, or instead of the last two a `field` and `rows` of answers and what the field then
 * is; `total` is how many cases all files hold, so that none gets lost. What a case expects must be something that the
 * pack can lead to: fields, ids and values that there are.
 */
export function parseCases(
  files: readonly PackFile[],
  pack: Pack,
): { readonly cases: readonly Case[]; readonly problems: readonly Problem[] } {
  const given = new Map<string, Answers>();
  const known: Known = {
    questions: new Map(pack.questions.map((question) => [question.id, question])),
    given,
    assessment: shapeOf(pack),
  };
  const yamls = files.map((file) => readYaml(file.text, file.name));
  for (const yaml of yamls) if (yaml.root) readGiven(yaml.root, yaml, known, given);
  const cases = yamls.flatMap((yaml) => (yaml.root ? readCases(yaml.root, yaml, known) : []));
  if (yamls.every(({ problems }) => problems.length === 0))
    for (const yaml of yamls) if (yaml.root) checkTotal(yaml.root, yaml, cases.length);
  return { cases, problems: yamls.flatMap((yaml) => yaml.problems.toSorted(byPlace)) };
}

const ignored: Field<true> = () => true;

function readGiven(root: YAMLMap, yaml: YamlFile, { questions }: Known, given: Map<string, Answers>): void {
  const fields = {
    given: mapField((map) => {
      for (const { key, at, node } of entries(map)) {
        if (given.has(key)) yaml.report(at, 'duplicate-id', `two given answers are called ${show(key)}; rename one`);
        else if (!isMap(node))
          yaml.report(at, 'wrong-kind', `${show(key)} is a map of questions and answers, not ${kindInWords(node)}`);
        else given.set(key, readAnswers(node, yaml, questions));
      }
      return true as const;
    }),
    cases: ignored,
    total: numberField(0, MOST_CASES, true, 'cases'),
  };
  readFields<{ given: true; cases: true; total: number }>(root, yaml, fields);
}

function checkTotal(root: YAMLMap, yaml: YamlFile, found: number): void {
  const node = entries(root).find(({ key }) => key === 'total')?.node;
  if (!isScalar(node) || node.value === found) return;
  const mend = found < Number(node.value) ? 'bring back what got lost, or write' : 'write';
  yaml.report(
    offsetOf(node),
    'lost-case',
    `total is ${String(node.value)}, but the files hold ${found} cases; ${mend} total: ${found}`,
  );
}

function readCases(root: YAMLMap, yaml: YamlFile, known: Known): readonly Case[] {
  const list = entries(root).find(({ key }) => key === 'cases')?.node;
  if (list === undefined) return [];
  if (!isSeq(list)) {
    yaml.report(offsetOf(list), 'wrong-kind', `cases is a list of cases, not ${kindInWords(list)}`);
    return [];
  }
  return (list.items as Node[]).flatMap((item) => {
    if (isMap(item)) return readCase(item, yaml, known);
    yaml.report(
      offsetOf(item),
      'wrong-kind',
      `a case is a map with name, answers and expect, not ${kindInWords(item)}`,
    );
    return [];
  });
}
