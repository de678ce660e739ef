import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { firstSentence, sentence } from '../phrases.ts';
import { isBrief, type PlanDocument } from './document.ts';

/**
 * By which rules the document was made, above the list of sources; whose interpretation something is, and what a
 * heuristic is, only where the plan speaks of one. A brief says it in short, as the plan behind it has the rest.
 */
export function legend({ pack, tool }: Pick<Assessment, 'pack' | 'tool'>, plan: PlanDocument): string {
  const { talk } = pack;
  const made = `${pack.id} ${pack.version}, digest ${pack.digest.slice(0, 23)}, with ${tool.name} ${tool.version}`;
  const thumb = said(plan, /\bheuristic\b/i) ? ' “Heuristic” means a rule of thumb.' : '';
  if (isBrief(plan)) return `Rules: ${made}.${thumb} \`mesh-ready explain <id>\` shows what a source says.`;
  const by = talk === undefined ? '' : ` (${talk.speaker}, “${talk.title}”, ${talk.event})`;
  const whose = said(plan, /\bour (?:interpretation|addition)\b/i) ? " “Our” means the rules' authors." : '';
  return `The rules (${made}) rest on the talk${by} and on facts, each with the day it was retrieved.${whose}${thumb} \`mesh-ready explain <id>\` shows what each one says.`;
}

/** Whether a document has such words. */
function said({ sections }: PlanDocument, words: RegExp): boolean {
  return words.test(JSON.stringify(sections));
}

/** Where a source stands: its id, and its minute in the talk; the link and the day of a fact follow. */
export function sourceLine({ id, kind, at, says }: SourceRef): string {
  if (kind === 'talk' && at !== undefined) return `${id}, talk at ${at}`;
  return kind === 'fact' ? `${id}:` : `${id}: ${sentence(firstSentence(says))}`;
}

/** The host of a link. */
export function host(link: string): string {
  return link.replace(/^https?:\/\/(?:www\.)?/i, '').split(/[/?#]/)[0] ?? link;
}
