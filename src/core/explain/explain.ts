import type { AnswersFile } from '../answers/index.ts';
import type { Assessment, SourceRef } from '../assess/index.ts';
import { entriesOf } from './entries.ts';
import { toldOnce } from './named.ts';
import { explainEntry, type ExplainContext } from './entry.ts';
import type { ExplainedPart } from './part.ts';
import { explainNeed, explainStage, explainVerdict } from './result.ts';
import { type CompiledPack, type Facts, resolveFacts } from '../judge/index.ts';
import type { PackChanges } from '../pack/index.ts';

/** Why a result is as it is: from the result through the rule and its condition to the answers. */
export interface Explanation {
  /** `verdict`, `need`, or `stage`, or the kind of the entry: gate, use case, ... */
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  /** The result in words. */
  readonly result: string;
  readonly blocks: readonly { readonly heading: string; readonly parts: readonly ExplainedPart[] }[];
  readonly sources: readonly SourceRef[];
  /** Changes of the pack against the pack that it extends. */
  readonly changes?: PackChanges;
}

/** Ids of results that aren't entries of the pack. */
export const RESULTS = ['verdict', 'need', 'stage'] as const;

/**
 * Explains a result (`verdict`, `need`, `stage`) or every entry with this id, for one organization. An id can name
 * several entries; the list is empty when it names none. `assessment` must be that of the file.
 */
export function explain(
  compiled: CompiledPack,
  file: AnswersFile,
  assessment: Assessment,
  id: string,
): readonly Explanation[] {
  const { changes } = assessment;
  return explained(contextOf(compiled, file, assessment), id)
    .map(toldOnce)
    .map((explanation) => (changes === undefined ? explanation : { ...explanation, changes }));
}

/** The same, with the meaning of named conditions repeated wherever they are used. */
export function explained(context: ExplainContext, id: string): readonly Explanation[] {
  if (id === 'verdict') return [explainVerdict(context)];
  if (id === 'need') return [explainNeed(context)];
  if (id === 'stage') return [explainStage(context)];
  return entriesOf(context.compiled.pack)
    .filter((entry) => entry.id === id)
    .map((entry) => explainEntry(context, entry));
}

/** Every id that `explain` accepts. */
export function explainableIds(compiled: CompiledPack): readonly string[] {
  return [...RESULTS, ...new Set(entriesOf(compiled.pack).map(({ id }) => id))];
}

/** The facts with the exact need score, together with the pack and the assessment. */
export function contextOf(compiled: CompiledPack, file: AnswersFile, assessment: Assessment): ExplainContext {
  const facts: Facts = { ...resolveFacts(compiled, file.answers), need: [...assessment.need.range] };
  return { compiled, assessment, facts, named: new Map(), answers: file.answers };
}
