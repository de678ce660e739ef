import type { YAMLMap } from 'yaml';
import { largerThan, MOST_BYTES, readYaml, withoutRoot, type YamlFile } from './file.ts';
import { nodeOf, type Part, partOf } from './parts.ts';
import { plainParts } from './plain-parts.ts';

/** A parsed YAML text whose values only tell where they begin. */
export interface PlainFile extends Omit<YamlFile, 'root'> {
  readonly root: Part | undefined;
}

/**
 * Reads a YAML document as `readYaml` does, many times faster where it is written as people and formatters usually do.
 * For long texts that aren't edited: loading the fast parser takes longer than reading a short one.
 */
export function readPlainYaml(text: string, file: string | undefined, instead?: string): PlainFile {
  const root = largerThan(text, MOST_BYTES) ? undefined : plainParts(text);
  if (root !== undefined) return { ...withoutRoot(text, file), root };
  const strict = readYaml(text, file, instead);
  return { ...strict, root: strict.root && partOf(strict.root) };
}

/** The same for readers of nodes. */
export function readPlainNodes(text: string, file: string | undefined): YamlFile {
  const root = largerThan(text, MOST_BYTES) ? undefined : plainParts(text);
  return root === undefined ? readYaml(text, file) : { ...withoutRoot(text, file), root: nodeOf(root) as YAMLMap };
}
