import { isMap } from 'yaml';
import type { Migration, Pack, Value } from '../pack/schema.ts';
import { removeKey, renameKey, nodeAt, replaceValue } from '../yaml-edit.ts';
import { yamlText } from '../yaml-text.ts';
import type { Answer, Answers } from './answers.ts';
import { setAnswer } from './edit.ts';
import { readLooseAnswers } from './loose.ts';

/** What became of one answer. `person`: somebody has to look at it. */
export interface Migrated {
  readonly question: string;
  readonly outcome: 'kept' | 'changed' | 'person';
  readonly what: string;
}

export interface MigrationResult {
  readonly text: string;
  readonly report: readonly Migrated[];
}

/**
 * The text of an answers file for the version of the pack at hand: renames, new values and splits of every later version
 * than `from` (all of them where it is not known). Nothing else in the text moves; what cannot be decided is left to a person.
 */
export function migrateAnswers(text: string, pack: Pack, from: string | undefined): MigrationResult {
  const report = new Map<string, Migrated>();
  const tell = (question: string, outcome: Migrated['outcome'], what: string, old = question): void => {
    const before = report.get(old)?.what;
    report.delete(old);
    report.set(question, { question, outcome, what: before === undefined ? what : `${before}; ${what}` });
  };
  let now = text;
  for (const migration of (pack.migrations ?? []).filter(({ to }) => from === undefined || compareVersions(to, from) > 0)) {
    now = renamed(now, migration, tell);
    now = revalued(now, migration, tell);
    now = split(now, migration, pack, tell);
    now = removed(now, migration, tell);
  }
  for (const id of keysOf(now)) if (!report.has(id)) tell(id, 'kept', 'as it was');
  if (nodeAt(now, ['pack', 'version'])) now = replaceValue(now, ['pack', 'version'], pack.pack.version);
  return { text: now, report: [...report.values()] };
}

type Tell = (question: string, outcome: Migrated['outcome'], what: string, old?: string) => void;

function renamed(text: string, { renames = {} }: Migration, tell: Tell): string {
  let now = text;
  for (const [old, id] of Object.entries(renames)) {
    const keys = keysOf(now);
    if (!keys.includes(old)) continue;
    if (keys.includes(id)) {
      tell(old, 'person', `is called ${id} now, which is answered already; keep one of them`);
      continue;
    }
    now = renameKey(now, ['answers', old], id);
    tell(id, 'changed', `was called ${old}`, old);
  }
  return now;
}

function revalued(text: string, { values = {} }: Migration, tell: Tell): string {
  let now = text;
  for (const [id, words] of Object.entries(values)) {
    const answer = answersIn(now).get(id);
    if (answer?.kind !== 'value' || typeof answer.value === 'number') continue;
    const value: Value = typeof answer.value === 'string' ? (words[answer.value] ?? answer.value) : [...new Set(answer.value.map((word) => words[word] ?? word))];
    if (String(value) === String(answer.value)) continue;
    now = setAnswer(now, id, { ...answer, value });
    tell(id, 'changed', `${String(answer.value)} is ${String(value)} now`);
  }
  return now;
}

function split(text: string, { splits = [] }: Migration, pack: Pack, tell: Tell): string {
  let now = text;
  const order = pack.questions.map(({ id }) => id);
  for (const { from, into } of splits) {
    const answer = answersIn(now).get(from);
    if (answer === undefined) continue;
    const parts = Object.entries(into);
    for (const [id, values] of parts) {
      const part = partOf(answer, values);
      if (id !== from && keysOf(now).includes(id)) tell(id, 'kept', 'was answered already');
      else if (part === undefined) tell(id, 'person', `was a part of ${from} (${inWords(answer)}); answer it`);
      else {
        now = setAnswer(now, id, part, order);
        tell(id, 'changed', `${inWords(part)}, from ${from} (${inWords(answer)})`);
      }
    }
    if (!Object.hasOwn(into, from)) now = removeKey(now, ['answers', from]);
  }
  return now;
}

/** The answer to one of the new questions; what nobody knew is not known of its parts either. */
function partOf(answer: Answer, values: Readonly<Record<string, Value>>): Answer | undefined {
  if (answer.kind !== 'value') return answer;
  const value = typeof answer.value === 'object' ? undefined : values[String(answer.value)];
  return value === undefined ? undefined : { ...answer, value };
}

function removed(text: string, { removed: gone = {} }: Migration, tell: Tell): string {
  let now = text;
  for (const [id, reason] of Object.entries(gone)) {
    const answer = answersIn(now).get(id);
    if (answer === undefined) continue;
    now = removeKey(now, ['answers', id]);
    tell(id, 'changed', `taken out (${inWords(answer)}): ${reason}`);
  }
  return now;
}

function answersIn(text: string): Answers {
  return readLooseAnswers(nodeAt(text, ['answers']));
}

function keysOf(text: string): readonly string[] {
  const node = nodeAt(text, ['answers']);
  return isMap(node) ? node.items.map(({ key }) => String(key)) : [];
}

function inWords(answer: Answer): string {
  return answer.kind === 'value' ? yamlText(typeof answer.value === 'object' ? [...answer.value] : answer.value) : answer.kind;
}

/** Above 0 when the first version is later. */
function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return one.map((part, index) => part - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
