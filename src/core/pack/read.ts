import { readYaml, type YamlFile } from '../yaml/index.ts';
import { collect, type Origin } from './collect.ts';

/** One file of a pack folder. `name` is what problems show. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a pack as they are written. */
export interface Written {
  readonly yamls: readonly YamlFile[];
  /** Entries of all files, by the key of the pack. What is a map, like `talk`, is one entry. */
  readonly raw: ReadonlyMap<string, readonly Origin[]>;
  /** What the pack says about itself. */
  readonly head: Origin | undefined;
  /** The file that lacks what no file has. */
  readonly first: YamlFile | undefined;
  /** Whether every file could be read: then what none of them has is missing. */
  readonly isRead: boolean;
}

/** What stands for the anchors and aliases of YAML. */
const INSTEAD =
  'give a condition that several entries share a name, conditions: [{ id, says, when }], and write { holds: id }';

/** Reads the files of a pack folder, and sorts what they hold by the keys of a pack. */
export function readFiles(files: readonly PackFile[]): Written {
  const yamls = files.map((file) => readYaml(file.text, file.name, INSTEAD));
  const raw = new Map<string, Origin[]>();
  for (const yaml of yamls) if (yaml.root && isWhole(yaml)) collect(yaml, yaml.root, raw);
  return {
    yamls,
    raw,
    head: raw.get('pack')?.[0],
    first: yamls.find((yaml) => yaml.file?.endsWith('pack.yaml')) ?? yamls[0],
    isRead: yamls.every((yaml) => yaml.root !== undefined && isWhole(yaml)),
  };
}

/** Whether it says itself what it says: behind an alias is nothing to be checked. */
function isWhole({ problems }: YamlFile): boolean {
  return problems.every(({ code }) => code !== 'alias');
}
