import type { Explanation } from './explain.ts';
import type { ExplainedPart } from './part.ts';

/** The heading of the block with the parts of named conditions. */
export const NAMED_CONDITIONS = 'Named conditions';

/** Explains each named condition once, in a block at the end. Where it is used, only its sentence remains. */
export function toldOnce(explanation: Explanation): Explanation {
  const told = new Map<string, ExplainedPart>();
  const short = (part: ExplainedPart): ExplainedPart => {
    const { named, parts, ...rest } = part;
    if (parts === undefined) return part;
    if (named === undefined) return { ...rest, parts: parts.map(short) };
    if (!told.has(named)) {
      // Reserves its place before those of the named conditions within it.
      told.set(named, part);
      told.set(named, { ...part, text: `${named}: ${part.text}`, parts: parts.map(short) });
    }
    return { ...rest, named };
  };
  const blocks = explanation.blocks.map(({ heading, parts }) => ({ heading, parts: parts.map(short) }));
  if (told.size === 0) return explanation;
  return { ...explanation, blocks: [...blocks, { heading: NAMED_CONDITIONS, parts: [...told.values()] }] };
}
