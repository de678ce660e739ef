import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { readAnswers } from '../answers/parse.ts';
import type { Answers } from '../answers/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { PackFile } from '../pack/parse.ts';
import { byPlace, type Problem } from '../problem/index.ts';
import {
  entries,
  type Field,
  kindInWords,
  mapField,
  offsetOf,
  readFields,
  show,
  type YamlFile,
} from '../yaml/index.ts';
import { readPlainNodes } from '../yaml/plain-file.ts';
import type { Case } from './case.ts';
import { type Known, readCase } from './read-case.ts';
import { type RecordedTable, readTable } from './recorded/table.ts';
import { shapeOf } from './shape.ts';

/** The content of the case files of a pack. */
export interface ParsedCases {
  readonly cases: readonly Case[];
  /** Named sets of answers to start from. */
  readonly given: ReadonlyMap<string, Answers>;
  /** The recorded table; undefined where the files have none. */
  readonly recorded: RecordedTable | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads the cases of a pack, `*.test.yaml`. `given` names sets of answers, shared by all files. A case has a name,
 * `from`, `answers`, and `expect`; a table of cases has a `field` and `rows` of answers and results instead of
 * `answers` and `expect`. `recorded` is the table that `rules test --record` writes. An expectation must name fields,
 * ids, and values that the pack can produce.
 */
export function parseCases(files: readonly PackFile[], pack: Pack): ParsedCases {
  const given = new Map<string, Answers>();
  const known: Known = {
    questions: new Map(pack.questions.map((question) => [question.id, question])),
    given,
    assessment: shapeOf(pack),
  };
  const yamls = files.map((file) => readPlainNodes(file.text, file.name));
  for (const yaml of yamls) if (yaml.root) readGiven(yaml.root, yaml, known, given);
  const cases = yamls.flatMap((yaml) => (yaml.root ? readCases(yaml.root, yaml, known) : []));
  const recorded = yamls.flatMap((yaml) => (yaml.root ? readRecorded(yaml.root, yaml) : []));
  return { cases, given, recorded: recorded[0], problems: yamls.flatMap((yaml) => yaml.problems.toSorted(byPlace)) };
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
    recorded: ignored,
  };
  readFields<{ given: true; cases: true; recorded: true }>(root, yaml, fields);
}

function readRecorded(root: YAMLMap, yaml: YamlFile): readonly RecordedTable[] {
  const entry = entries(root).find(({ key }) => key === 'recorded');
  if (entry === undefined) return [];
  if (isMap(entry.node)) return [readTable(entry.node, entry.at, yaml)];
  yaml.report(
    entry.at,
    'wrong-kind',
    `recorded is a map of entries and their rows, not ${kindInWords(entry.node)}; record the table again`,
  );
  return [];
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
      `a case is a map with name, answers, and expect, not ${kindInWords(item)}`,
    );
    return [];
  });
}
