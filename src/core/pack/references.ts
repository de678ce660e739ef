import type { ProblemCode } from '../problem/problem.ts';
import { didYouMean } from '../problem/suggest.ts';
import { isDay } from '../yaml/fields.ts';
import { checkConditions } from './check-conditions.ts';
import { checkMigrations, questionsNamed } from './check-migrations.ts';
import { checkQuestions } from './check-questions.ts';
import { entriesOf, type ListKey, nounOf, REFERENCES, SOURCE_LISTS } from './lists.ts';
import { STAGES, VERDICTS } from './scales.ts';
import type { Condition, Pack } from './schema.ts';

/** Something wrong in a pack, at a path within one of its entries; without an entry it concerns the whole list. */
export interface Finding {
  readonly list: keyof Pack;
  readonly entry?: object;
  readonly path: readonly (string | number)[];
  readonly code: ProblemCode;
  readonly message: string;
  /** The entry that it is the same as. */
  readonly other?: object;
  /** What it refers to, where it does not fit to that. */
  readonly to?: { readonly list: keyof Pack; readonly id: string };
}

/** Ids of entries that could not be read, per list: they are there, and what refers to them is not wrong. */
export type UnreadIds = (list: keyof Pack) => readonly string[];

/**
 * Everything that can be known about a pack whose entries have the right shape: ids, references, conditions, weights.
 * Works on a pack that lacks entries, so that one broken entry does not hide what is wrong elsewhere.
 */
export function checkReferences(
  pack: Omit<Pack, 'pack' | 'talk'> & Partial<Pick<Pack, 'pack'>>,
  unread: UnreadIds = () => [],
): Finding[] {
  const ids = (list: ListKey): string[] => [...pack[list].map(({ id }: { id: string }) => id), ...unread(list)];
  const findings: Finding[] = [
    ...duplicateIds(pack),
    ...checkQuestions(pack.questions),
    ...checkConditions(pack, unread('questions')),
  ];
  const add = (
    list: keyof Pack,
    entry: object | undefined,
    path: Finding['path'],
    code: ProblemCode,
    message: string,
  ): void => {
    findings.push({ list, path, code, message, ...(entry && { entry }) });
  };
  const refer = (list: keyof Pack, entry: object, path: Finding['path'], target: ListKey, id: string): void => {
    const known = ids(target);
    if (known.includes(id)) return;
    findings.push({
      list,
      entry,
      path,
      code: 'unknown-reference',
      message: `no ${nounOf(target)} is called ${id}${didYouMean(id, known)}`,
      to: { list: target, id },
    });
  };

  for (const fact of pack.facts) {
    if (!isDay(fact.read)) add('facts', fact, ['read'], 'bad-date', `the calendar has no ${fact.read}`);
  }
  const migrations = pack.migrations ?? [];
  for (const { migration, path, id } of questionsNamed(migrations))
    refer('migrations', migration, path, 'questions', id);
  findings.push(...checkMigrations(migrations, pack.questions, pack.pack?.version));

  const sources = [...SOURCE_LISTS.flatMap(ids), 'ours'];
  for (const [list, entry] of entriesOf(pack)) {
    for (const { path, key, text } of textsOf(entry, [])) {
      if (path.at(-2) === 'sources') {
        if (!sources.includes(text))
          add(
            list,
            entry,
            path,
            'unknown-reference',
            `no statement or fact is called ${text}${didYouMean(text, sources)}`,
          );
      } else if (REFERENCES[key] !== undefined) {
        refer(list, entry, path, REFERENCES[key], text);
      } else if (key !== 'help' && key !== 'prompt') {
        for (const [, id] of text.matchAll(/\{([a-z0-9]+(?:-[a-z0-9]+)*)\}/g))
          refer(list, entry, path, 'questions', id!);
      }
    }
  }

  for (const criterion of pack.criteria) {
    checkOrder(criterion.levels, 'level', (index, message) =>
      add('criteria', criterion, ['levels', index], 'bad-pack', message),
    );
  }
  if (unread('verdictRules').length === 0) {
    checkOrder(pack.verdictRules, 'rule', (index, message) =>
      add('verdictRules', pack.verdictRules[index], [], 'bad-pack', message),
    );
  }
  const weight = pack.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  if (unread('criteria').length === 0 && Math.abs(weight - 100) > 1e-9) {
    add(
      'criteria',
      undefined,
      [],
      'bad-pack',
      `the weights of the criteria sum to ${Number(weight.toFixed(6))}, not to 100; ${weight < 100 ? 'share out' : 'take away'} ${Number(Math.abs(100 - weight).toFixed(6))}`,
    );
  }
  for (const [list, expected] of [
    ['stages', STAGES],
    ['verdicts', VERDICTS],
  ] as const) {
    for (const id of expected) {
      if (!ids(list).includes(id))
        add(list, undefined, [], 'missing-key', `${list} lacks ${id}; a pack names all of ${expected.join(', ')}`);
    }
  }
  return findings;
}

function duplicateIds(pack: Omit<Pack, 'pack' | 'talk'>): Finding[] {
  const findings: Finding[] = [];
  const check = (
    list: keyof Pack,
    kind: string,
    entries: readonly { entry: object; path: Finding['path']; id: string }[],
  ): void => {
    const seen = new Map<string, object>();
    for (const { entry, path, id } of entries) {
      const other = seen.get(id);
      if (other)
        findings.push({
          list,
          entry,
          path,
          code: 'duplicate-id',
          message: `two ${kind} are called ${id}; rename one`,
          ...(other !== entry && { other }),
        });
      else seen.set(id, entry);
    }
  };
  for (const list of new Set(entriesOf(pack).map(([name]) => name))) {
    const entries = pack[list as 'questions'];
    check(
      list,
      list,
      entries.map((entry) => ({ entry, path: ['id'], id: entry.id })),
    );
  }
  for (const criterion of pack.criteria) {
    check(
      'criteria',
      'levels',
      criterion.levels.map((level, index) => ({ entry: criterion, path: ['levels', index, 'id'], id: level.id })),
    );
  }
  for (const question of pack.questions) {
    check(
      'questions',
      'values',
      (question.values ?? []).map(({ value }, index) => ({
        entry: question,
        path: ['values', index, 'value'],
        id: value,
      })),
    );
  }
  // A source is named by its id alone, whatever it is.
  check(
    'facts',
    'sources',
    [...pack.statements, ...pack.facts].map((entry) => ({ entry, path: ['id'], id: entry.id })),
  );
  return findings.filter(
    (finding, index) =>
      findings.findIndex((other) => other.entry === finding.entry && String(other.path) === String(finding.path)) ===
      index,
  );
}

/** Every text in an entry, with the path to it and the last key on that path. */
export function textsOf(
  value: unknown,
  path: readonly (string | number)[],
  key = '',
): { path: readonly (string | number)[]; key: string; text: string }[] {
  if (typeof value === 'string') return [{ path, key, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index], key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, [...path, name], name));
}

/** The last of an ordered list holds when no other does, so it has no condition, and it alone. */
function checkOrder(
  list: readonly { readonly when?: Condition | undefined }[],
  noun: string,
  report: (index: number, message: string) => void,
): void {
  list.forEach((item, index) => {
    const last = index === list.length - 1;
    if (last && item.when) report(index, `the last ${noun} holds when no other does; it has no when`);
    if (!last && !item.when) report(index, `only the last ${noun} has no when; the ones below can never hold`);
  });
}
