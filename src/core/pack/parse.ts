import { isMap } from 'yaml';
import { byPlace, type Problem } from '../problem/problem.ts';
import { didYouMean } from '../problem/suggest.ts';
import { readYaml } from '../yaml/file.ts';
import { offsetOf, show } from '../yaml/fields.ts';
import { placeOf, plainData } from '../yaml/plain-data.ts';
import { collect, named, type Origin, placeIn } from './collect.ts';
import { isRecord } from './differences.ts';
import { disable } from './disable.ts';
import { changesOf, merged, overridden, type Placing, placingOf } from './extend.ts';
import { checkReferences } from './references.ts';
import { reportFindings } from './report-findings.ts';
import { isList, isListKey, LISTS_WITHOUT_IDS, PACK_KEYS, type PackKey } from './lists.ts';
import { entrySchemaOf, type Pack } from './schema.ts';
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

type Lists = Omit<Pack, 'pack' | 'talk'>;
type Listed = { readonly id: string };

/**
 * Reads the files of a pack folder as one pack and checks everything that can be known before the first question:
 * shape, ids, references, conditions. All problems of all files are returned, by file and place; `pack` is undefined
 * when there is any. One broken entry does not hide what is wrong elsewhere. `base`: the pack that it may extend.
 */
export function parsePack(files: readonly PackFile[], base?: Pack): ParsedPack {
  const yamls = files.map((file) => readYaml(file.text, file.name, MOST_ALIASES));
  const raw = new Map<string, Origin[]>();
  for (const yaml of yamls) if (yaml.root) collect(yaml, yaml.root, raw);
  const first = yamls.find((yaml) => yaml.file?.endsWith('pack.yaml')) ?? yamls[0];
  const wanted = raw.get('pack')?.[0];
  const extended = extendedBy(wanted, base);
  const otherBase = wanted && !extended ? cannotExtend(wanted, base) : undefined;
  if (wanted && otherBase !== undefined) {
    wanted.yaml.report(placeIn(wanted, ['extends']), 'unknown-reference', otherBase);
    return {
      pack: undefined,
      problems: yamls.flatMap((yaml) => yaml.problems.toSorted(byPlace)),
      locate: () => undefined,
    };
  }

  if (wanted && extended && idIn(wanted) === extended.pack.id) {
    wanted.yaml.report(
      placeIn(wanted, ['id']),
      'duplicate-id',
      `the pack that is extended is called ${extended.pack.id}; give yours an id of its own`,
    );
  }

  const origins = new Map<object, Origin>();
  const broken = new Map<string, string[]>();
  const reasons = new Map<string, string>();
  const pack: Record<string, unknown> = {};
  for (const key of PACK_KEYS) {
    const item = entrySchemaOf(key);
    // What an earlier version of the extended pack called its questions says nothing about the versions of this one.
    const inherited: readonly Listed[] = isListKey(key) ? (extended?.[key] ?? []) : [];
    const read: { entry: Listed; before?: string }[] = [];
    const changedBefore = new Set<string>();
    for (const origin of raw.get(key) ?? []) {
      const { data, placing, changed } = dataOf(origin, key, extended, inherited);
      if (changed && origin.id !== undefined) {
        if (changedBefore.has(origin.id))
          origin.yaml.report(
            placeIn(origin, ['id']),
            'duplicate-id',
            `${show(origin.id)} of ${key} is changed twice; write both changes into one entry`,
          );
        changedBefore.add(origin.id);
      }
      const result = item.safeParse(data);
      if (result.success) {
        const { before, reason } = placing;
        read.push({ entry: result.data as Listed, ...(before !== undefined && { before }) });
        origins.set(result.data as object, origin);
        if (reason !== undefined && origin.id !== undefined) reasons.set(`${key} ${origin.id}`, reason);
        if (before !== undefined && !inherited.some(({ id }) => id === before)) {
          origin.yaml.report(
            placeIn(origin, ['before']),
            'unknown-reference',
            `nothing in ${key} is called ${show(before)}${didYouMean(
              before,
              inherited.map(({ id }) => id),
            )}`,
          );
        }
        continue;
      }
      if (origin.id !== undefined) broken.set(key, [...(broken.get(key) ?? []), origin.id]);
      const meant =
        !changed && extended && origin.id !== undefined
          ? didYouMean(
              origin.id,
              inherited.map(({ id }) => id),
            )
          : '';
      if (meant !== '') {
        origin.yaml.report(
          placeIn(origin, ['id']),
          'unknown-reference',
          `${extended!.pack.id} has no ${show(origin.id!)} to change${meant}`,
        );
        continue;
      }
      for (const issue of result.error.issues) {
        for (const { path, code, message, onKey } of shapeProblem(issue, data, item)) {
          // Without its key pack nobody knows whether the entry changes another one.
          if (wanted || code !== 'missing-key')
            origin.yaml.report(placeOf(origin.node, path, origin.yaml.document!, onKey), code, named(origin, message));
        }
      }
    }
    pack[key] = isList(key)
      ? extended
        ? merged(key, inherited, read)
        : read.map(({ entry }) => entry)
      : (read[0]?.entry ?? (extended && key === 'talk' ? extended.talk : undefined));
  }
  const isRead = yamls.every(({ root }) => root !== undefined);
  if (isRead && !raw.has('pack')) {
    const like =
      base === undefined
        ? ''
        : `, like pack: { schema: mesh-ready/pack@1, id: my-rules, version: 0.1.0, extends: ${base.pack.id} }`;
    first?.report(0, 'missing-key', `no file of the pack has the key pack; write it${like}`);
  } else if (isRead && wanted && !raw.has('talk') && pack['talk'] === undefined)
    first?.report(0, 'missing-key', 'no file of the pack has the key talk');
  const own = (list: keyof Pack, id: string) => raw.get(list)?.find((origin) => origin.id === id);
  const disabled = extended && disable(pack, extended, own, origins);
  if (wanted && !extended)
    for (const { yaml, node } of raw.get('disable') ?? [])
      yaml.report(
        offsetOf(node),
        'bad-pack',
        'only a pack that extends another has something to disable; write extends: under pack',
      );

  // What is in a file that cannot be read, or in a pack that may be extended, is not missing.
  const canMiss = isRead && wanted !== undefined;
  const findings = checkReferences(pack as Lists, (list) => broken.get(list) ?? []).filter(
    ({ entry, code }) => canMiss || (entry !== undefined && code !== 'unknown-reference'),
  );
  const extending = extended && wanted && { origin: wanted, at: placeIn(wanted, ['extends']) };
  reportFindings(findings, {
    raw,
    origins,
    taken: disabled?.taken ?? [],
    fallback: extending ?? (first && { origin: { yaml: first }, at: 0 }),
  });

  const problems = yamls.flatMap((yaml) => yaml.problems.toSorted(byPlace));
  if (files.length === 0)
    problems.push({ code: 'empty', message: 'the folder has no rule pack: no file that ends in .yaml' });
  const locate: Locate = (entry, path) => {
    const origin = origins.get(entry);
    return origin && { file: origin.yaml.file ?? '', ...origin.yaml.position(placeIn(origin, path)) };
  };
  for (const key of LISTS_WITHOUT_IDS) if ((pack[key] as unknown[]).length === 0) delete pack[key];
  for (const [entry, reason] of disabled?.reasons ?? []) reasons.set(entry, reason);
  if (problems.length === 0 && extended) pack['changes'] = changesOf(extended, pack as Pack, reasons);
  return { pack: problems.length === 0 ? (pack as Pack) : undefined, problems, locate };
}

/** The pack that this one says it extends, where it is the one that there is. */
function extendedBy(info: Origin | undefined, base: Pack | undefined): Pack | undefined {
  return base !== undefined && info && extendsId(info) === base.pack.id ? base : undefined;
}

/** Why the pack cannot extend what it says; undefined where it says nothing. */
function cannotExtend(info: Origin, base: Pack | undefined): string | undefined {
  const id = extendsId(info);
  if (id === undefined) return undefined;
  if (base === undefined) return 'nothing can be extended here';
  const only = `only ${base.pack.id} can be extended`;
  if (typeof id !== 'string') return `extends is the id of a pack, and ${only}`;
  if (id === idIn(info)) return `a pack cannot extend itself; ${only}`;
  return `${only}, not ${show(id)}${didYouMean(id, [base.pack.id])}`;
}

function extendsId({ node }: Origin): unknown {
  return isMap(node) ? node.get('extends') : undefined;
}

function idIn({ node }: Origin): unknown {
  return isMap(node) ? node.get('id') : undefined;
}

/** What an entry says, together with what it changes of the extended pack. */
function dataOf(
  origin: Origin,
  key: PackKey,
  extended: Pack | undefined,
  inherited: readonly Listed[],
): { data: unknown; placing: Placing; changed: boolean } {
  const data = plainData(origin.node, origin.yaml.document!);
  if (!extended || (isList(key) && !isListKey(key))) return { data, placing: {}, changed: false };
  if (key === 'pack') {
    const { title, about, heuristics } = extended.pack;
    return { data: isRecord(data) ? { title, about, heuristics, ...data } : data, placing: {}, changed: true };
  }
  const { placing, rest, wrong } = placingOf(data);
  for (const name of wrong)
    origin.yaml.report(placeIn(origin, [name]), 'wrong-kind', named(origin, `${name} is a text; write it in quotes`));
  const other = inherited.find(({ id }) => id === origin.id);
  return { data: other === undefined ? rest : overridden(other, rest), placing, changed: other !== undefined };
}
