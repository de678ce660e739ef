import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import { readAnswers } from '../answers/parse.ts';
import type { Answers } from '../answers/index.ts';
import { type WorkloadFinding, WORKLOAD_FINDINGS } from '../pack/index.ts';
import type { Question } from '../pack/schema.ts';
import {
  entries,
  type Field,
  mapField,
  offsetOf,
  partOf,
  readFields,
  show,
  textField,
  type YamlFile,
} from '../yaml/index.ts';
import type { Place } from '../pack/parse.ts';
import { didYouMean, shortList } from '../problem/index.ts';
import { answersInWords } from './answers-words.ts';
import type { Case, Expectation } from './case.ts';
import { expectationFault, shapeAt } from './check-expectation.ts';
import type { Shape } from './shape.ts';

/** Names that a case can refer to. */
export interface Known {
  readonly questions: ReadonlyMap<string, Question>;
  /** Named sets of answers to start from. */
  readonly given: ReadonlyMap<string, Answers>;
  readonly assessment: Shape;
}

/** A path of the assessment that a case reads. */
interface Looked {
  readonly path: string;
  readonly shape: Shape;
}

interface Written {
  readonly name: string;
  readonly from: Answers;
  readonly answers: Answers;
  readonly findings: readonly WorkloadFinding[];
  readonly expect: readonly Expectation[];
  readonly field: readonly Looked[];
  readonly rows: readonly Node[];
}

/** Reads one case, or each row of a table as a case of its own; reports problems. */
export function readCase(map: YAMLMap, yaml: YamlFile, { questions, given, assessment }: Known): readonly Case[] {
  const from: Field<Answers> = (node, entry) => {
    const name = textField()(node, entry, yaml);
    const found = name === undefined ? undefined : given.get(name);
    if (name !== undefined && !found)
      yaml.report(
        offsetOf(node),
        'unknown-reference',
        `nothing given is called ${show(name)}${didYouMean(name, given.keys())}`,
      );
    return found;
  };
  const place = (node: Node): Place => ({ file: yaml.file ?? '', ...yaml.position(offsetOf(node)) });
  /** Reports an unknown path, and then accepts any expected value for it, so that one mistake gives one problem. */
  const look = (path: string, at: number): Looked => {
    const found = shapeAt(assessment, path);
    if ('kind' in found) return { path, shape: found };
    yaml.report(at, found.code, found.message);
    return { path, shape: { kind: 'any' } };
  };
  const expect = ({ path, shape }: Looked, node: Node): Expectation => {
    const expected = partOf(node).data;
    const fault = expectationFault(shape, expected, path);
    if (fault !== undefined) yaml.report(offsetOf(node), fault.code, fault.message);
    return { path, expected, place: place(node) };
  };
  /** Reads one path or a list of paths. */
  const field: Field<readonly Looked[]> = (node, entry) => {
    const one = (item: Node) => {
      const path = textField()(item, entry, yaml);
      return path === undefined ? [] : [look(path, offsetOf(item))];
    };
    return isSeq(node) ? (node.items as Node[]).flatMap(one) : one(node);
  };

  const read = readFields<Written>(
    map,
    yaml,
    {
      name: textField(),
      from,
      answers: mapField((inner) => readAnswers(inner, yaml, questions)),
      expect: mapField((inner) =>
        entries(inner).flatMap(({ key, at, node }) => {
          const looked = look(key, at);
          if (node) return [expect(looked, node)];
          yaml.report(at, 'wrong-kind', `${show(key)} has no value; write what is expected, or absent`);
          return [];
        }),
      ),
      findings: findingsField(yaml),
      field,
      rows: (node, entry) => {
        if (isSeq(node)) return node.items as Node[];
        yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is a list of [answers, result]`);
        return undefined;
      },
    },
    { required: ['name'] },
  );
  const { name = '', findings = [], rows } = read;
  const start = new Map([...(read.from ?? []), ...(read.answers ?? [])]);
  const expected: unknown = map.get('expect', true);
  const expectsNothing = expected === undefined || (isMap(expected) && expected.items.length === 0);
  if (!map.has('rows') && expectsNothing)
    yaml.report(offsetOf(map), 'missing-key', 'a case needs either expect or field and rows');
  if (!map.has('rows') && map.has('field'))
    yaml.report(offsetOf(map), 'missing-key', 'field needs rows: a list of [answers, result]');
  const one: Case[] =
    read.expect === undefined ? [] : [{ name, place: place(map), answers: start, findings, expects: read.expect }];
  if (rows === undefined) return one;
  const fields = read.field ?? [];
  if (fields.length === 0) {
    if (!map.has('field')) yaml.report(offsetOf(map), 'missing-key', 'rows need a field to look at');
    return one;
  }
  return [
    ...one,
    ...rows.flatMap((row): Case[] => {
      const [answers, ...results] = isSeq(row) ? (row.items as Node[]) : [];
      if (!isMap(answers) || results.length !== fields.length) {
        const shape = ['answers', ...fields.map(({ path }) => path)].join(', ');
        yaml.report(offsetOf(row), 'wrong-kind', `a row is [${shape}], like [{ clusters: 2 }, open]`);
        return [];
      }
      const changed = readAnswers(answers, yaml, questions);
      const words = changed.size === 0 ? '' : ` [${answersInWords(changed)}]`;
      const expects = fields.map((looked, index) => expect(looked, results[index]!));
      return [
        { name: `${name}${words}`, place: place(row), answers: new Map([...start, ...changed]), findings, expects },
      ];
    }),
  ];
}

/** Ids of what files show in workloads. */
function findingsField(yaml: YamlFile): Field<readonly WorkloadFinding[]> {
  return (node, entry) =>
    (isSeq(node) ? (node.items as Node[]) : [node]).flatMap((item) => {
      const id = textField()(item, entry, yaml);
      if (id === undefined) return [];
      const known = WORKLOAD_FINDINGS.find((each) => each === id);
      if (known !== undefined) return [known];
      const mend = didYouMean(id, WORKLOAD_FINDINGS) || `; it is one of ${shortList(WORKLOAD_FINDINGS)}`;
      yaml.report(offsetOf(item), 'unknown-value', `discover finds no ${show(id)}${mend}`);
      return [];
    });
}
