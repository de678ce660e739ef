import { type AnswersFile, newAnswersText, setAnswer } from '../answers/index.ts';
import type { Pack, Value } from '../pack/schema.ts';
import { type Discovered, type Evidence, isUnseen } from './conclude.ts';

/** What became of an answers file. Every list holds ids of questions. */
export interface Entered {
  readonly text: string;
  readonly added: readonly string[];
  /** Entered as suggestions: they count once a person has confirmed them. */
  readonly suggested: readonly string[];
  /** Discovered before, with the same value: only date and note are new. */
  readonly refreshed: readonly string[];
  /** Answered otherwise by a person, or discovered with another value before. They stay as they are. */
  readonly different: readonly { readonly question: string; readonly yours: Value; readonly files: Value }[];
  /** Discovered before, and not seen this time. They stay: what isn't seen can still be there. */
  readonly vanished: readonly string[];
}

/**
 * Adds what was discovered to an answers file: filled answers, and suggestions, which don't count before a person
 * confirms them. A question that has an answer keeps it, even if the answer is `unknown`; an older suggestion is
 * replaced. `today` is `YYYY-MM-DD`.
 */
export function enterAnswers(
  text: string,
  { answers, suggestions }: Pick<AnswersFile, 'answers' | 'suggestions'>,
  discovered: readonly Discovered[],
  pack: Pack,
  today: string,
): Entered {
  const order = pack.questions.map(({ id }) => id);
  const same = (each: Discovered) => {
    const answer = answers.get(each.question);
    return answer?.kind === 'value' && String(answer.value) === String(each.value);
  };
  const open = ({ question }: Discovered) => !answers.has(question);
  const added = discovered.filter((each) => each.state === 'filled' && open(each));
  const suggested = discovered.filter((each) => each.state === 'suggested' && open(each));
  const refreshed = discovered.filter((each) => same(each) && answers.get(each.question)!.source === 'discovered');
  return {
    text: [...added, ...refreshed, ...suggested].reduce((edited, each) => {
      const kind = suggested.includes(each) ? 'suggested' : 'value';
      const entry = { kind, value: each.value!, note: noteOf(each), source: 'discovered', date: today } as const;
      return setAnswer(edited, each.question, entry, order);
    }, text),
    added: added.map(({ question }) => question),
    suggested: suggested.map(({ question }) => question),
    refreshed: refreshed.map(({ question }) => question),
    different: discovered.flatMap((each) => {
      const answer = answers.get(each.question);
      if (each.value === undefined || answer?.kind !== 'value' || same(each)) return [];
      return [{ question: each.question, yours: answer.value, files: each.value }];
    }),
    vanished: discovered.filter(isUnseen).flatMap(({ question }) => {
      const known = answers.get(question) ?? suggestions?.get(question);
      return known?.source === 'discovered' ? [question] : [];
    }),
  };
}

/** A new answers file with everything that was discovered. */
export function newDiscoveredAnswers(pack: Pack, discovered: readonly Discovered[], today: string): string {
  const head = newAnswersText(pack, { assessed: today });
  return enterAnswers(head, { answers: new Map() }, discovered, pack, today).text;
}

const MOST_PLACES = 3;

/** The evidence in words: at most three places, and how many more there are. */
export function noteOf({ evidence, more }: Pick<Discovered, 'evidence' | 'more'>): string {
  if (evidence.length === 0) return 'no place';
  const named: string[] = [];
  let places = 0;
  let before: Evidence | undefined;
  const onLine = new Set<string>();
  for (const each of evidence) {
    // They come by file and line, so those on one line stand together: one place for each object and field there.
    const isSameLine = each.line === before?.line && each.file === before.file;
    before = each;
    if (!isSameLine) {
      onLine.clear();
      if (named.length < MOST_PLACES) named.push(`${each.file}:${each.line}`);
    }
    const at = `${each.object} ${each.field}`;
    if (onLine.has(at)) continue;
    onLine.add(at);
    places++;
  }
  const rest = places + more - named.length;
  const says = [...saysIn(evidence)].slice(0, 2).join('; ');
  return `${says}: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function saysIn(evidence: Discovered['evidence']): ReadonlySet<string> {
  const all = new Set<string>();
  for (const { says } of evidence) all.add(says);
  return all;
}
