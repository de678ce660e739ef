import * as z from 'zod';
import { isMap, isSeq, type Node } from 'yaml';
import type { Problem } from '../problem.ts';
import { didYouMean, shortList } from '../suggest.ts';
import { readYaml, type YamlFile } from '../yaml-file.ts';
import { entries, kindInWords, offsetOf, show } from '../yaml-fields.ts';
import { placeOf, plainData } from './plain-data.ts';
import { checkReferences } from './references.ts';
import { packSchema, type Pack } from './schema.ts';
import { shapeProblem } from './shape-problem.ts';

/** One file of a pack folder. `name` is what problems show. */
export interface PackFile {
  readonly name: string;
  readonly text: string;
}

/** Aliases are fine in a pack, within reason: a pack is also data from strangers. */
const MOST_ALIASES = 200;

/** A place in a file of a pack. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where what stands at a path within an entry of the pack was written; undefined when no file holds the entry. */
export type Locate = (entry: object, path: readonly PropertyKey[]) => Place | undefined;

export interface ParsedPack {
  readonly pack: Pack | undefined;
  readonly problems: Problem[];
  readonly locate: Locate;
}

/** Where an entry of a pack stands. */
interface Origin {
  readonly yaml: YamlFile;
  readonly node: Node;
  readonly id: string | undefined;
}

type Lists = Omit<Pack, 'pack' | 'talk'>;

/**
 * Reads the files of a pack folder as one pack and checks everything that can be known before the first question: shape,
 * ids, references, conditions. All problems of all files are returned, by file and place; `pack` is undefined when there
 * is any. One broken entry does not hide what is wrong elsewhere.
 */
export function parsePack(files: readonly PackFile[]): ParsedPack {
  const yamls = files.map((file) => readYaml(file.text, file.name, MOST_ALIASES));
  const raw = new Map<string, Origin[]>();
  for (const yaml of yamls) if (yaml.root) collect(yaml, yaml.root, raw);

  const origins = new Map<object, Origin>();
  const broken = new Map<string, string[]>();
  const pack: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(packSchema.shape)) {
    const found = raw.get(key) ?? [];
    const isList = schema instanceof z.ZodDefault;
    const item = (isList ? (schema.unwrap() as z.ZodArray).element : schema) as z.ZodType;
    const read: unknown[] = [];
    for (const origin of found) {
      const data = plainData(origin.node, origin.yaml.document!);
      const result = item.safeParse(data);
      if (result.success) {
        read.push(result.data);
        origins.set(result.data as object, origin);
        continue;
      }
      if (origin.id !== undefined) broken.set(key, [...(broken.get(key) ?? []), origin.id]);
      for (const issue of result.error.issues) {
        for (const { path, code, message, onKey } of shapeProblem(issue, data, item)) {
          origin.yaml.report(placeOf(origin.node, path, origin.yaml.document!, onKey), code, named(origin, message));
        }
      }
    }
    pack[key] = isList ? read : read[0];
  }
  const missing = (['pack', 'talk'] as const).filter((key) => !raw.has(key));
  const first = yamls.find((yaml) => yaml.file?.endsWith('pack.yaml')) ?? yamls[0];
  for (const key of missing) first?.report(0, 'missing-key', `no file of the pack has the key ${key}`);

  for (const finding of checkReferences(pack as Lists, (list) => broken.get(list) ?? [])) {
    const origin = finding.entry ? origins.get(finding.entry) : raw.get(finding.list)?.[0];
    if (!origin) first?.report(0, finding.code, finding.message);
    else if (!finding.entry) origin.yaml.report(offsetOf(origin.node), finding.code, finding.message);
    else origin.yaml.report(placeOf(origin.node, finding.path, origin.yaml.document!, false), finding.code, named(origin, finding.message));
  }

  const problems = yamls.flatMap((yaml) => yaml.problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)));
  if (files.length === 0) problems.push({ code: 'empty', message: 'the folder has no rule pack: no file that ends in .yaml' });
  const locate: Locate = (entry, path) => {
    const origin = origins.get(entry);
    if (!origin) return undefined;
    return { file: origin.yaml.file ?? '', ...origin.yaml.position(placeOf(origin.node, path, origin.yaml.document!, false)) };
  };
  return { pack: problems.length === 0 ? (pack as Pack) : undefined, problems, locate };
}

/** Sorts the top-level keys of a file into `raw`: one origin per list entry, one per map. */
function collect(yaml: YamlFile, root: Parameters<typeof entries>[0], raw: Map<string, Origin[]>): void {
  const known = Object.keys(packSchema.shape);
  for (const { key, at, node } of entries(root)) {
    const isList = Object.hasOwn(packSchema.shape, key) && packSchema.shape[key as keyof Pack] instanceof z.ZodDefault;
    if (!known.includes(key)) {
      yaml.report(at, 'unknown-key', `a pack has no ${show(key)}${didYouMean(key, known) || `; it has ${shortList(known, 20)}`}`);
    } else if (isList && isSeq(node)) {
      const origins = (node.items as Node[]).map((item): Origin => ({ yaml, node: item, id: idOf(item) }));
      raw.set(key, [...(raw.get(key) ?? []), ...origins]);
    } else if (isList) {
      yaml.report(node ? offsetOf(node) : at, 'wrong-kind', `${key} is a list, not ${kindInWords(node)}`);
    } else if (raw.has(key)) {
      yaml.report(at, 'duplicate-key', `${key} stands in another file of the pack already; keep one`);
    } else if (!isMap(node)) {
      yaml.report(node ? offsetOf(node) : at, 'wrong-kind', `${key} is a map of keys, not ${kindInWords(node)}`);
      raw.set(key, []);
    } else {
      raw.set(key, [{ yaml, node, id: undefined }]);
    }
  }
}

function idOf(node: Node): string | undefined {
  const id: unknown = isMap(node) ? node.get('id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

function named(origin: Origin, message: string): string {
  return origin.id === undefined ? message : `${show(origin.id)}: ${message}`;
}
