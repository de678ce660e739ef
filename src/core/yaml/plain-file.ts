import { largerThan, MOST_BYTES, readYaml, withoutRoot, type YamlFile } from './file.ts';
import { plainNodes } from './plain-nodes.ts';

/**
 * Reads a YAML document as `readYaml` does, many times faster where it is written as people and formatters usually do.
 * For long texts that aren't edited: loading the fast parser takes longer than reading a short one.
 */
export function readPlainYaml(text: string, file: string | undefined, instead?: string): YamlFile {
  const root = largerThan(text, MOST_BYTES) ? undefined : plainNodes(text);
  return root === undefined ? readYaml(text, file, instead) : { ...withoutRoot(text, file), root };
}
