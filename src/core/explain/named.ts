import type { Explanation } from './explain.ts';
import type { ExplainedPart } from './part.ts';

/**
 * An explanation in which what is behind a named condition is told once, in a block at the end, and where it is used
 * only what it says.
 */
export function toldOnce(explanation: Explanation): Explanation {
  const told = new Map<string, ExplainedPart>();
  const short = (part: ExplainedPart): ExplainedPart => {
    const { named, parts, ...rest } = part;
    if (parts === undefined) return part;
    if (named === undefined) return { ...rest, parts: parts.map(short) };
    if (!told.has(named)) {
      // Its place comes before those of the names within it.
      told.set(named, part);
      told.set(named, { ...part, text: `${named}: ${part.text}`, parts: parts.map(short) });
    }
    return { ...rest, named };
  };
  const blocks = explanation.blocks.map(({ heading, parts }) => ({ heading, parts: parts.map(short) }));
  if (told.size === 0) return explanation;
  return { ...explanation, blocks: [...blocks, { heading: 'Named conditions', parts: [...told.values()] }] };
}
