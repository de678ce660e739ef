import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { readAnswers } from '../answers/parse.ts';
import type { Answers } from '../answers/answers.ts';
import type { Pack, Question } from '../pack/schema.ts';
import { plainData } from '../pack/plain-data.ts';
import type { PackFile, Place } from '../pack/parse.ts';
import type { Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { entries, type Field, kindInWords, mapField, offsetOf, readFields, show, textField } from '../yaml-fields.ts';
import { readYaml, type YamlFile } from '../yaml-file.ts';
import { answersInWords } from './answers-words.ts';
import type { Case, Expectation } from './case.ts';
import { expectationFault } from './compare.ts';

interface Given {
  readonly answers: Answers;
}

/** Answers are small, and a file of cases repeats none. */
const MOST_ALIASES = 200;

/**
 * Reads the cases of a pack, `*.test.yaml`: `given` names answers to start from, in all files; `cases` has a name, `from`,
 * `answers` and `expect`, or instead of the last two a `field` and `rows` of answers and what the field then is.
 */
export function parseCases(files: readonly PackFile[], pack: Pack): { readonly cases: readonly Case[]; readonly problems: readonly Problem[] } {
  const questions = new Map(pack.questions.map((question) => [question.id, question]));
  const yamls = files.map((file) => readYaml(file.text, file.name, MOST_ALIASES));
  const given = new Map<string, Given>();
  for (const yaml of yamls) if (yaml.root) readGiven(yaml.root, yaml, questions, given);
  const cases = yamls.flatMap((yaml) => (yaml.root ? readCases(yaml.root, yaml, questions, given) : []));
  return { cases, problems: yamls.flatMap((yaml) => yaml.problems) };
}

/** One path of the assessment, or a list of them. */
const fieldsField: Field<readonly string[]> = (node, entry, yaml) => {
  if (!isSeq(node)) {
    const one = textField()(node, entry, yaml);
    return one === undefined ? undefined : [one];
  }
  return (node.items as Node[]).flatMap((item) => textField()(item, entry, yaml) ?? []);
};

type Questions = ReadonlyMap<string, Question>;
const ignored: Field<true> = () => true;

function readGiven(root: YAMLMap, yaml: YamlFile, questions: Questions, given: Map<string, Given>): void {
  const fields = {
    given: mapField((map) => {
      for (const { key, at, node } of entries(map)) {
        if (given.has(key)) yaml.report(at, 'duplicate-id', `two given answers are called ${show(key)}; rename one`);
        else if (!isMap(node)) yaml.report(at, 'wrong-kind', `${show(key)} is a map of questions and answers, not ${kindInWords(node)}`);
        else given.set(key, { answers: readAnswers(node, yaml, questions) });
      }
      return true as const;
    }),
    cases: ignored,
  };
  readFields<{ given: true; cases: true }>(root, yaml, fields);
}

function readCases(root: YAMLMap, yaml: YamlFile, questions: Questions, given: ReadonlyMap<string, Given>): readonly Case[] {
  const list: unknown = root.get('cases', true);
  if (list === undefined) return [];
  if (!isSeq(list)) {
    yaml.report(offsetOf(list as Node), 'wrong-kind', 'cases is a list of cases');
    return [];
  }
  return (list.items as Node[]).flatMap((item) => {
    if (isMap(item)) return readCase(item, yaml, questions, given);
    yaml.report(offsetOf(item), 'wrong-kind', `a case is a map with name, answers and expect, not ${kindInWords(item)}`);
    return [];
  });
}

function readCase(map: YAMLMap, yaml: YamlFile, questions: Questions, given: ReadonlyMap<string, Given>): readonly Case[] {
  const from: Field<Answers> = (node, entry) => {
    const name = textField()(node, entry, yaml);
    const found = name === undefined ? undefined : given.get(name);
    if (name !== undefined && !found) yaml.report(offsetOf(node), 'unknown-reference', `nothing given is called ${show(name)}${didYouMean(name, given.keys())}`);
    return found?.answers;
  };
  const place = (node: Node): Place => ({ file: yaml.file ?? '', ...yaml.position(offsetOf(node)) });
  const expect = (path: string, node: Node): Expectation => {
    const expected = plainData(node, yaml.document!);
    const fault = expectationFault(expected);
    if (fault !== undefined) yaml.report(offsetOf(node), 'wrong-kind', fault);
    return { path, expected, place: place(node) };
  };
  const read = readFields<{ name: string; from: Answers; answers: Answers; expect: readonly Expectation[]; field: readonly string[]; rows: readonly Node[] }>(
    map,
    yaml,
    {
      name: textField(),
      from,
      answers: mapField((inner) => readAnswers(inner, yaml, questions)),
      expect: mapField((inner) => entries(inner).flatMap(({ key, node }) => (node ? [expect(key, node)] : []))),
      field: fieldsField,
      rows: (node, entry) => {
        if (isSeq(node)) return node.items as Node[];
        yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is a list of [answers, result]`);
        return undefined;
      },
    },
    { required: ['name'] },
  );
  const { name = '', field, rows } = read;
  const start = new Map([...(read.from ?? []), ...(read.answers ?? [])]);
  if (rows === undefined && (read.expect?.length ?? 0) === 0) yaml.report(offsetOf(map), 'missing-key', 'a case needs expect, or field and rows');
  const one: Case[] = read.expect === undefined ? [] : [{ name, place: place(map), answers: start, expects: read.expect }];
  if (rows === undefined) return one;
  if (field === undefined) {
    yaml.report(offsetOf(map), 'missing-key', 'rows need a field to look at');
    return one;
  }
  return [
    ...one,
    ...rows.flatMap((row): Case[] => {
      const [answers, ...results] = isSeq(row) ? (row.items as Node[]) : [];
      if (!isMap(answers) || results.length !== field.length) {
        const shape = ['answers', ...field].join(', ');
        yaml.report(offsetOf(row), 'wrong-kind', `a row is [${shape}], like [{ clusters: 2 }, open]`);
        return [];
      }
      const changed = readAnswers(answers, yaml, questions);
      const words = changed.size === 0 ? '' : ` [${answersInWords(changed)}]`;
      const expects = field.map((path, index) => expect(path, results[index]!));
      return [{ name: `${name}${words}`, place: place(row), answers: new Map([...start, ...changed]), expects }];
    }),
  ];
}
