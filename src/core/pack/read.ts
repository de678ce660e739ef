import { type PlainFile, readPlainYaml } from '../yaml/plain-file.ts';
import { collect, type Origin } from './collect.ts';

/** One file of a pack folder. `name` is its name in problems. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a pack as written. */
export interface Written {
  readonly yamls: readonly PlainFile[];
  /** Entries of all files, by the key of the pack. A map, like `talk`, is one entry. */
  readonly raw: ReadonlyMap<string, readonly Origin[]>;
  /** The key `pack`. */
  readonly head: Origin | undefined;
  /** The file at which missing keys are reported. */
  readonly first: PlainFile | undefined;
  /** Whether every file could be read. Only then is a key missing that no file has. */
  readonly isRead: boolean;
}

/** What to use instead of YAML anchors and aliases. */
const INSTEAD =
  'give a condition that several entries share a name, conditions: [{ id, says, when }], and write { holds: id }';

/** Reads the files of a pack folder, and sorts their entries by the keys of a pack. */
export function readFiles(files: readonly PackFile[]): Written {
  const yamls = files.map((file) => readPlainYaml(file.text, file.name, INSTEAD));
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

/** Whether the entries are complete as written. Those of a file with an alias aren't, so they can't be checked. */
function isWhole({ problems }: PlainFile): boolean {
  return problems.every(({ code }) => code !== 'alias');
}
