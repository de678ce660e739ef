import { questionsRead } from '../condition/index.ts';
import { nounOf, sitesOf } from '../pack/index.ts';
import type { Pack } from '../pack/schema.ts';
import type { ExplainedPart } from './part.ts';

/** Every entry of the pack with a condition that reads this question. */
export function readersOf(pack: Pack, question: string): readonly ExplainedPart[] {
  const readers = sitesOf(pack)
    .filter(({ condition }) => questionsRead(condition).includes(question))
    .map(({ list, entry }) => `${nounOf(list)} ${entry.id}`);
  return [...new Set(readers)].map((text) => ({ text }));
}
