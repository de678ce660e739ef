import { type Answers, newAnswersText, setAnswer } from '../answers/index.ts';
import type { Pack, Value } from '../pack/schema.ts';
import { yamlText } from '../yaml/index.ts';
import type { Discovered } from './conclude.ts';

/** What became of an answers file. Every list holds ids of questions. */
export interface Entered {
  readonly text: string;
  readonly added: readonly string[];
  /** Discovered before, with the same value: only date and note are new. */
  readonly refreshed: readonly string[];
  /** Answered otherwise by a person, or discovered with another value before. They stay as they are. */
  readonly different: readonly { readonly question: string; readonly yours: Value; readonly files: Value }[];
}

/**
 * Adds the filled answers to an answers file. A question that has an answer keeps it, even if the answer is `unknown`.
 * Suggestions aren't entered: a person confirms them. `today` is `YYYY-MM-DD`.
 */
export function enterAnswers(
  text: string,
  answers: Answers,
  discovered: readonly Discovered[],
  pack: Pack,
  today: string,
): Entered {
  const order = pack.questions.map(({ id }) => id);
  const filled = discovered.filter(({ state, value }) => state === 'filled' && value !== undefined);
  const same = (each: Discovered) => {
    const answer = answers.get(each.question);
    return answer?.kind === 'value' && String(answer.value) === String(each.value);
  };
  const added = filled.filter(({ question }) => !answers.has(question));
  const refreshed = filled.filter((each) => same(each) && answers.get(each.question)!.source === 'discovered');
  return {
    text: [...added, ...refreshed].reduce(
      (edited, each) =>
        setAnswer(
          edited,
          each.question,
          { kind: 'value', value: each.value!, note: noteOf(each), source: 'discovered', date: today },
          order,
        ),
      text,
    ),
    added: added.map(({ question }) => question),
    refreshed: refreshed.map(({ question }) => question),
    different: discovered.flatMap((each) => {
      const answer = answers.get(each.question);
      if (each.value === undefined || answer?.kind !== 'value' || same(each)) return [];
      return [{ question: each.question, yours: answer.value, files: each.value }];
    }),
  };
}

/** A new answers file: filled answers, and the suggestions as comments that a person can turn into answers. */
export function newDiscoveredAnswers(pack: Pack, discovered: readonly Discovered[], today: string): string {
  const head = newAnswersText(pack, { assessed: today });
  const { text } = enterAnswers(head, new Map(), discovered, pack, today);
  const suggested = discovered.filter(({ state }) => state === 'suggested');
  if (suggested.length === 0) return text;
  const lines = suggested.flatMap((each) => [`  # ${noteOf(each)}`, `  # ${each.question}: ${yamlText(each.value!)}`]);
  return `${text}  # Suggested, and not yet an answer. To confirm one, remove the # in front of its question.\n${lines.join('\n')}\n`;
}

const MOST_PLACES = 3;

/** The evidence in words: at most three places, and how many more there are. */
export function noteOf({ evidence, more }: Pick<Discovered, 'evidence' | 'more'>): string {
  const [first] = evidence;
  if (first === undefined) return 'no place';
  const places = [...new Set(evidence.map(({ file, line }) => `${file}:${line}`))];
  const rest = places.length + more - MOST_PLACES;
  const says = [...new Set(evidence.map((each) => each.says))].slice(0, 2).join('; ');
  return `${says}: ${places.slice(0, MOST_PLACES).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
