import type { AnswersFile } from '../answers/index.ts';
import type { Assessment, SourceRef } from '../assess/index.ts';
import { entriesOf } from './entries.ts';
import { toldOnce } from './named.ts';
import { explainEntry, type ExplainContext } from './entry.ts';
import type { ExplainedPart } from './part.ts';
import { explainCapacity, explainCourse, explainExposure, explainStage, explainVerdict } from './result.ts';
import { type CompiledPack, type Facts, resolveFacts } from '../judge/index.ts';
import type { PackChanges } from '../pack/index.ts';

/** Why a result is as it is: from the result through the rule and its condition to the answers. */
export interface Explanation {
  /** One of `RESULTS`, or the kind of the entry: gate, use case, ... */
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

/** Results that are no entry of the pack. */
export const RESULTS = ['verdict', 'course', 'exposure', 'capacity', 'stage'] as const;

/**
 * Explains one of `RESULTS`, or whatever has this id in the pack, for one organization. An id can name several entries;
 * empty when it names none. `assessment` must be that of the file.
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
  if (id === 'course') return [explainCourse(context)];
  if (id === 'exposure') return [explainExposure(context)];
  if (id === 'capacity') return [explainCapacity(context)];
  if (id === 'stage') return [explainStage(context)];
  return entriesOf(context.compiled.pack, id).map((entry) => explainEntry(context, entry));
}

/** Every id that `explain` accepts. */
export function explainableIds(compiled: CompiledPack): readonly string[] {
  return [...RESULTS, ...new Set(entriesOf(compiled.pack).map(({ id }) => id))];
}

/** The facts with the exact exposure score and the verdict, beside the pack and the assessment. */
export function contextOf(compiled: CompiledPack, file: AnswersFile, assessment: Assessment): ExplainContext {
  const facts: Facts = {
    ...resolveFacts(compiled, file.answers),
    exposure: [...assessment.exposure.range],
    verdict: assessment.verdict.id,
  };
  return { compiled, assessment, facts, named: new Map(), answers: file.answers };
}
