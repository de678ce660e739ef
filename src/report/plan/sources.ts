import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { firstSentence, sentence } from '../phrases.ts';
import type { PlanDocument } from './document.ts';

/** A source of so many characters is listed whole. `explain` shows every one whole. */
const LONGEST = 250;

/** Of a first sentence longer than this, one clause is listed. */
const LONGEST_SENTENCE = 140;

/**
 * By which rules the document was made, above the list of sources; whose interpretation something is, only where the
 * plan speaks of one.
 */
export function legend({ pack, tool }: Pick<Assessment, 'pack' | 'tool'>, { sections }: PlanDocument): string {
  const { talk } = pack;
  const made = `${pack.id} ${pack.version}, digest ${pack.digest.slice(0, 23)}, with ${tool.name} ${tool.version}`;
  const by = talk === undefined ? '' : ` (${talk.speaker}, “${talk.title}”, ${talk.event})`;
  const whose = /\bour (?:interpretation|addition)\b/i.test(JSON.stringify(sections))
    ? " “Our” means the rules' authors."
    : '';
  return `The rules (${made}) rest on the talk${by} and on facts, each with the day it was retrieved.${whose} \`mesh-ready explain <id>\` shows any of them.`;
}

/**
 * A source as one line: its id, its minute in the talk, and what it says; only the first sentence of a long one, and of
 * each one with a brief.
 */
export function sourceLine({ id, kind, at, says }: SourceRef, isBrief: boolean): string {
  const where = kind === 'talk' && at !== undefined ? `${id}, talk at ${at}` : id;
  return `${where}: ${sentence(says.length > LONGEST || isBrief ? shortOf(says) : says)}`;
}

/** The first sentence; of a long one, the first of its clauses that can stand alone. Nothing is cut within a clause. */
function shortOf(says: string): string {
  const first = firstSentence(says);
  return first.length > LONGEST_SENTENCE ? first.split('; ')[0]! : first;
}

/** The host of a link. */
export function host(link: string): string {
  return link.replace(/^https?:\/\/(?:www\.)?/i, '').split(/[/?#]/)[0] ?? link;
}
