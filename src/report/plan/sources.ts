import type { Assessment, SourceRef } from '../../core/assess/index.ts';
import { firstSentence, sentence } from '../phrases.ts';

/** Of a first sentence longer than this, one clause is listed. `explain` shows the whole text. */
const LONGEST = 140;

/** Further sentences are listed as long as the source stays within this. */
const LONGEST_IN_ALL = 260;

/** What stands above the list of sources. */
export function legend({ pack }: Pick<Assessment, 'pack'>): string {
  const { talk } = pack;
  const by = talk === undefined ? '' : ` (${talk.speaker}, “${talk.title}”, ${talk.event})`;
  const whose = talk === undefined ? '' : ` “Our interpretation” is that of the rules' authors.`;
  return `The rules (${pack.id} ${pack.version}) rest on the talk${by} and on facts, retrieved on the day given.${whose} \`mesh-ready explain\` shows any of them.`;
}

/** A source as one line: its id, its minute in the talk, and what it says in short. */
export function sourceLine({ id, kind, at, says }: SourceRef): string {
  const where = kind === 'talk' && at !== undefined ? `${id}, talk at ${at}` : id;
  return `${where}: ${sentence(shortOf(says))}`;
}

/**
 * The first sentences; of a long first one, the first of its clauses that can stand alone. Nothing is cut within a
 * clause.
 */
function shortOf(says: string): string {
  const first = firstSentence(says);
  if (says.length <= LONGEST_IN_ALL) return says;
  return first.length > LONGEST ? first.split('; ')[0]! : first;
}

/** The host of a link. */
export function host(link: string): string {
  return link.replace(/^https?:\/\/(?:www\.)?/i, '').split(/[/?#]/)[0] ?? link;
}
