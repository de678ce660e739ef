import { isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { STAGES, VERDICTS } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import { didYouMean } from '../problem/index.ts';
import {
  entries,
  type Field,
  kindInWords,
  numberField,
  offsetOf,
  oneOfField,
  readFields,
  show,
  textField,
  type YamlFile,
} from '../yaml/index.ts';
import type { Bar } from './answers.ts';

/** Reads the bar under `check:`. */
export function readBar(map: YAMLMap, yaml: YamlFile, pack: Pack): Bar {
  const read = readFields<Bar>(map, yaml, {
    readyFor: oneOfField(STAGES),
    verdict: listField(oneOfField(VERDICTS), VERDICTS.join(', ')),
    minCoverage: numberField(0, 100, false, 'percent'),
    maxAgeDays: numberField(0, 100_000, true, 'days'),
    require: listField(gateField(pack), 'the ids of gates'),
    settled: truthField,
    confirmed: truthField,
    baseline: textField(),
    noRegression: truthField,
  });
  const baseline = entries(map).find(({ key }) => key === 'noRegression');
  if (read.noRegression && read.baseline === undefined && baseline) {
    yaml.report(
      baseline.at,
      'missing-key',
      'noRegression needs something to compare with; write baseline: and the path of an older answers file',
    );
  }
  return read;
}

/** Reads the id of a gate of the pack. */
export function gateField(pack: Pack): Field<string> {
  const gates = pack.gates.map((gate) => gate.id);
  return (node, entry, yaml) => {
    const id = textField()(node, entry, yaml);
    if (id === undefined || gates.includes(id)) return id;
    yaml.report(offsetOf(node), 'unknown-gate', () => `no gate is called ${show(id)}${didYouMean(id, gates)}`);
    return undefined;
  };
}

/** Reads one word or a list of words. */
function listField<T>(one: Field<T>, allowed: string): Field<readonly T[]> {
  return (node, entry, yaml) => {
    const nodes = isSeq(node) ? (node.items as Node[]) : [node];
    if (nodes.length === 0) yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is one or a list of ${allowed}`);
    const read = nodes.map((item) => one(item, entry, yaml));
    return read.some((item) => item === undefined) ? undefined : [...new Set(read as T[])];
  };
}

const truthField: Field<boolean> = (node, entry, yaml) => {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value === 'boolean') return value;
  yaml.report(offsetOf(node), 'wrong-kind', `${entry.key} is true or false, not ${kindInWords(node)}`);
  return undefined;
};
