import type { Migration, Pack, Value } from '../pack/schema.ts';
import { compareVersions } from '../pack/index.ts';
import { nodeAt, replaceValue } from '../yaml/index.ts';
import { setAnswer } from './edit.ts';
import { Draft, inWords, type Migrated } from './migrate/draft.ts';
import { rename } from './migrate/rename.ts';
import { onlyOnce, repeatable } from './migrate/repeatable.ts';
import { outOf, split } from './migrate/split.ts';

export { AS_IT_WAS, type Migrated } from './migrate/draft.ts';

export interface MigrationResult {
  readonly text: string;
  readonly report: readonly Migrated[];
  /**
   * The version that the answers now have: that of the pack, or the last one before a decision that a person must make.
   */
  readonly to: string | undefined;
}

/**
 * Migrates the text of an answers file to the version of the pack: applies the renames, new values, and splits of every
 * version later than `from` (of all versions where `from` is undefined). Nothing else in the text changes. An answer
 * that the migrations can't decide stays as it is, for a person to decide. In that case, the version in the file
 * advances only to the last migration that needed no decision, so that the next run continues from there. The version
 * never decreases.
 */
export function migrateAnswers(text: string, pack: Pack, from: string | undefined): MigrationResult {
  let draft = new Draft(text);
  let reached = from;
  for (const migration of (pack.migrations ?? []).filter(
    ({ to }) => from === undefined || compareVersions(to, from) > 0,
  )) {
    const whole = draft.copy();
    if (from !== undefined) apply(whole, migration, pack);
    if (from !== undefined && !whole.isLeft()) {
      draft = whole;
      reached = migration.to;
      continue;
    }
    apply(draft, repeatable(migration), pack);
    postpone(draft, migration, from === undefined);
    if (draft.isLeft()) return finished(draft, reached);
  }
  const present = pack.pack.version;
  return finished(draft, reached !== undefined && compareVersions(reached, present) > 0 ? reached : present);
}

function finished(draft: Draft, to: string | undefined): MigrationResult {
  const report = draft.report();
  const text =
    to !== undefined && nodeAt(draft.text, ['pack', 'version'])
      ? replaceValue(draft.text, ['pack', 'version'], to)
      : draft.text;
  return { text, report, to };
}

/** Reports the changes that must not run twice and therefore wait. */
function postpone(draft: Draft, migration: Migration, versionIsMissing: boolean): void {
  const keys = draft.keys();
  for (const id of new Set(onlyOnce(migration))) {
    if (!keys.includes(id)) continue;
    if (versionIsMissing)
      draft.tell(
        id,
        'person',
        `changes in version ${migration.to}, and the file does not say its version; write it under pack:`,
      );
    else draft.tell(id, 'kept', `changes in version ${migration.to}, once you have decided the rest`);
  }
}

function apply(draft: Draft, migration: Migration, pack: Pack): void {
  rename(draft, migration);
  revalue(draft, migration);
  split(draft, migration, pack);
  remove(draft, migration);
}

function revalue(draft: Draft, { values = {} }: Migration): void {
  for (const [id, words] of Object.entries(values)) {
    const answer = draft.answers().get(id);
    if (answer?.kind !== 'value' || typeof answer.value === 'number') continue;
    const now = (word: string): string => (Object.hasOwn(words, word) ? words[word]! : word);
    const value: Value = typeof answer.value === 'string' ? now(answer.value) : [...new Set(answer.value.map(now))];
    if (String(value) === String(answer.value)) continue;
    draft.text = setAnswer(draft.text, id, { kind: 'value', value });
    draft.tell(id, 'changed', `${String(answer.value)} is ${String(value)} now`);
  }
}

function remove(draft: Draft, { removed = {} }: Migration): void {
  for (const [id, reason] of Object.entries(removed)) {
    const answer = draft.answers().get(id);
    if (answer === undefined) continue;
    draft.text = outOf(draft.text, id, answer, reason);
    draft.tell(id, 'changed', `removed (${inWords(answer)}): ${reason}`);
  }
}
