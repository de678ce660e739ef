import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { InputError } from '../problem/index.ts';
import { readYaml, type YamlFile } from './file.ts';
import { afterLine, indentOf, isEmpty, keyStart, lineStart, pairEnd } from './places.ts';

/** The path of keys from the root of a file to a map or value. */
export type Path = readonly string[];

export interface FoundKey {
  readonly map: YAMLMap;
  readonly pair: Pair;
}

/** The last text that was read to be edited: an edit looks for several keys in it, and the next one begins with it. */
let last: { readonly text: string; readonly yaml: YamlFile } | undefined;

/** Reads a text to edit it in place. Nothing of what is read may be changed. */
export function readToEdit(text: string): YamlFile {
  if (last?.text !== text) last = { text, yaml: readYaml(text, undefined, undefined, true) };
  return last.yaml;
}

/**
 * The root map of a text; undefined when the text is empty or only comments.
 * @throws InputError when it isn't YAML
 */
export function rootOf(text: string): YAMLMap | undefined {
  const yaml = readToEdit(text);
  const problems = yaml.problems.filter((problem) => problem.code !== 'empty');
  if (problems.length > 0) throw new InputError(problems);
  return yaml.root;
}

/** A key and the map that contains it; undefined when the key isn't there. */
export function find(text: string, path: Path): FoundKey | undefined {
  let map = rootOf(text);
  for (const [index, key] of path.entries()) {
    const pair = map?.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (!map || !pair) return undefined;
    if (index === path.length - 1) return { map, pair };
    map = isMap(pair.value) ? pair.value : undefined;
  }
  return undefined;
}

/** The node at a path: undefined when the key isn't there, null when its value is empty. */
export function nodeAt(text: string, path: Path): Node | null | undefined {
  const target = find(text, path);
  return target && (isEmpty(target.pair.value) ? null : (target.pair.value as Node));
}

/**
 * Start and end of the lines of a key, with its value and the comment after it; undefined where it shares them with
 * other keys.
 */
export function linesOf(text: string, path: Path): readonly [start: number, end: number] | undefined {
  const target = find(text, path);
  if (!target || target.map.flow || indentOf(text, target.pair) === undefined) return undefined;
  return [lineStart(text, keyStart(target.pair)), afterLine(text, pairEnd(text, target.pair))];
}

/** A key with its value, as written; undefined when the key isn't there. */
export function sourceOf(text: string, path: Path): string | undefined {
  const target = find(text, path);
  return target && text.slice(keyStart(target.pair), pairEnd(text, target.pair));
}
