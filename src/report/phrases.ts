import type { Assessment, Outcome, StageResult, UseCaseResult } from '../core/assess/index.ts';
import type { Pack, VerdictId } from '../core/pack/schema.ts';
import { otherVersionNote } from '../core/pack/index.ts';
import { count } from '../core/problem/index.ts';
import { isClaimed } from './judgement/claimed.ts';

/** Phrases that all reports share. */

type Section = Pack['sections'][number];

export { count };

export const verdictWord: Readonly<Record<VerdictId, string>> = { yes: 'yes', 'not-yet': 'not yet', no: 'no' };

export const outcomeWord: Readonly<Record<Outcome, string>> = {
  met: 'met',
  open: 'not met',
  unknown: 'unknown',
  'not-applicable': 'not applicable',
};

const statusWord: Readonly<Record<StageResult['status'], string>> = {
  done: 'passed',
  current: 'work on this next',
  next: 'later',
  later: 'later',
  'not-applicable': 'not applicable',
};

/**
 * What to know before reading a result, in sentences: that the answers were written for another version of the rules,
 * and that ranges are not exact.
 */
export function notesOn({ writtenFor, exact }: Assessment): readonly string[] {
  return [
    ...(writtenFor === undefined ? [] : [sentence(otherVersionNote(writtenFor))]),
    ...(exact === undefined ? [] : [NOT_EXACT]),
  ];
}

const NOT_EXACT =
  'Not exact: these rules are too entangled to try every combination of unanswered questions. More is shown as possible than may be.';

/** `40 of 41 questions answered, plus 4 of 5 that only help choose a product`: together, all questions asked. */
export function answeredInWords({ answered, applicable, choice }: Assessment['coverage']): string {
  const about =
    choice === undefined ? '' : `, plus ${choice.answered} of ${choice.applicable} that only help choose a product`;
  return `${answered} of ${count(applicable, 'question', 'questions')} answered${about}`;
}

/** The title of a role, or its id where the pack has no title. */
export function roleTitle({ roles }: Assessment, owner: string): string {
  return roles.find(({ id }) => id === owner)?.title ?? owner;
}

/** The titles of the roles that can answer the questions of a section. */
export function rolesFor(
  { roles }: { readonly roles: readonly { readonly id: string; readonly title: string }[] },
  { canAnswer = [] }: Pick<Section, 'canAnswer'>,
): readonly string[] {
  return canAnswer.map((id) => roles.find((role) => role.id === id)?.title ?? id);
}

/** `a and b`, or `a, b, and c`. */
export function list(words: readonly string[], joint = 'and'): string {
  if (words.length < 3) return words.join(` ${joint} `);
  return `${words.slice(0, -1).join(', ')}, ${joint} ${words.at(-1)}`;
}

/** The first of many words, and how many more there are, for a list; one more than `most` is told, too. */
export function firstOf(words: readonly string[], most: number): readonly string[] {
  return words.length <= most + 1 ? words : [...words.slice(0, most), `${words.length - most} more`];
}

/** `12` where it is certain, otherwise `4 to 12`. */
export function range([low, high]: readonly [number, number]): string {
  return low === high ? `${low}` : `${low} to ${high}`;
}

/** First letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** First letter in lower case, for a sentence that goes on. Only for texts that begin with a common word. */
export function uncapital(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Ends the text with a period, unless it already ends a sentence. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The text up to its first full stop; one before a number, as in “art. 9”, ends no sentence. */
export function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+\D|\s*$)/.exec(text)?.[0] ?? text;
}

/** So many sentences from the start of a text, or all. */
export function firstSentences(text: string, most: number): string {
  const first = firstSentence(text);
  const rest = text.slice(first.length).trim();
  return most === 1 || rest === '' ? first : `${first} ${firstSentences(rest, most - 1)}`;
}

/** What is done at once because of a gate: `first`, while the first use case waits, or `beside` it. */
export function urgent(
  { stages, verdict }: Pick<Assessment, 'stages' | 'verdict'>,
  order: 'first' | 'beside',
): readonly { readonly label: string; readonly says: string }[] {
  // Nothing new waits for a mesh that is removed.
  if (order === 'first' && verdict.course === 'leave') return [];
  const label = order === 'first' ? 'Urgent, do first' : 'Urgent, in parallel';
  return stages.flatMap(({ gates }) =>
    gates.flatMap((gate) =>
      gate.atOnce?.order === order && !isClaimed(gate, { stages }) ? [{ label, says: gate.atOnce.says }] : [],
    ),
  );
}

/** Gates for which a use case waits, as a sentence; empty where there are none. */
export function waitingSentence({ stages }: Assessment, { waitsFor = [] }: UseCaseResult): string {
  const titles = stages
    .flatMap(({ gates }) => gates)
    .filter(({ id }) => waitsFor.includes(id))
    .map(({ title }) => `“${title}”`);
  return titles.length === 0
    ? ''
    : `Work on this need begins only when ${titles.length === 1 ? 'this gate is' : 'these gates are'} met: ${list(titles)}.`;
}

/** Entries of the pack, each of which was written to begin a line, as sentences one after the other. */
export function sentences(entries: readonly string[]): string {
  return entries.map(sentence).join(' ');
}

/** `gates overdue` where a required gate of a stage that is behind is owed, or `gates unknown` where one is. */
export function statusInWords({ status, gates }: Pick<StageResult, 'status' | 'gates'>): string {
  if (status !== 'done') return statusWord[status];
  if (gates.some(({ debt }) => debt)) return 'gates overdue';
  const isUnknown = gates.some(({ required, outcome }) => required && outcome === 'unknown');
  return isUnknown ? 'gates unknown' : statusWord.done;
}

/** `adopt`, or `adopt; still possible: no mesh or move`, while answers are open. */
export function stillPossible(word: string, others: readonly string[]): string {
  return others.length === 0 ? word : `${word}; still possible: ${list(others, 'or')}`;
}
