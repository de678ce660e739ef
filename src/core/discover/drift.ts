import type { Answer, Answers, Suggestion } from '../answers/index.ts';
import { type Discovered, type Evidence, isUnseen } from './conclude.ts';
import { noteOf } from './into-answers.ts';

/** An answer that differs from what files say now. */
export interface Drift {
  readonly question: string;
  readonly yours: string;
  readonly files: string;
  /** What was seen, and at most three places, in words. */
  readonly evidence: string;
  readonly places: readonly Pick<Evidence, 'file' | 'line'>[];
}

/** What files say now about answers that were given before. */
export interface Comparison {
  readonly drifted: readonly Drift[];
  /** How many answers agree with the files. */
  readonly agreed: number;
  /** Discovered before, and not seen now. That is no drift: what isn't seen can still be there. */
  readonly vanished: readonly string[];
  /** Suggestions that differ. They are unknown anyway, so nothing rests on them. */
  readonly suggested: readonly Drift[];
}

const MOST_PLACES = 3;

/**
 * Compares answers, and what files suggested before, with what files say. Without a place in a file, nothing counts as
 * a difference.
 */
export function compareWithFiles(
  answers: Answers,
  suggestions: ReadonlyMap<string, Suggestion>,
  discovered: readonly Discovered[],
): Comparison {
  const both = discovered.flatMap((each) => {
    const answer = answers.get(each.question);
    return answer === undefined || answer.kind === 'unknown' ? [] : [{ each, answer }];
  });
  const isSaid = (each: Discovered) => each.evidence.length > 0 && saidIn(each).length > 0;
  const seen = both.filter(({ each }) => isSaid(each));
  const drifted = seen.filter(({ each, answer }) => differs(answer, each));
  return {
    drifted: drifted.map(({ each, answer }) =>
      driftOf(each, answer.kind === 'value' ? [answer.value].flat().join(', ') : 'not applicable'),
    ),
    suggested: discovered.flatMap((each) => {
      const suggestion = suggestions.get(each.question);
      if (suggestion === undefined || !isSaid(each)) return [];
      const before: Answer = { ...suggestion, kind: 'value' };
      return differs(before, each) ? [driftOf(each, [suggestion.value].flat().join(', '))] : [];
    }),
    agreed: seen.length - drifted.length,
    vanished: both
      .filter(({ each, answer }) => answer.source === 'discovered' && isUnseen(each))
      .map(({ each }) => each.question),
  };
}

function driftOf(each: Discovered, yours: string): Drift {
  return {
    question: each.question,
    yours,
    files: saidIn(each).join(each.value === undefined ? ' or ' : ', '),
    evidence: noteOf(each),
    places: each.evidence.slice(0, MOST_PLACES).map(({ file, line }) => ({ file, line })),
  };
}

function saidIn({ value, candidates = [] }: Discovered): readonly (string | number)[] {
  return value === undefined ? (candidates as readonly (string | number)[]) : ([value].flat() as (string | number)[]);
}

function differs(answer: Answer, each: Discovered): boolean {
  if (answer.kind !== 'value') return each.value !== undefined;
  const yours: readonly (string | number)[] = [answer.value].flat();
  const said = saidIn(each);
  if (each.value === undefined) return !yours.some((value) => said.includes(value));
  const beyond = said.filter((value) =>
    typeof value === 'number'
      ? !yours.some((own) => typeof own === 'number' && own >= value)
      : !yours.some((own) => own === value || COVERS[own]?.includes(value) === true || own === SEVERAL),
  );
  const isSame = yours.length === said.length && yours.every((value) => said.includes(value));
  // A person can know more than the files show; what was only read from files can't.
  return each.canBeMore === true && answer.source !== 'discovered' ? beyond.length > 0 : !isSame;
}

/** An answer that stands for all values of a list. */
const SEVERAL = 'several';
/** Languages whose runtime has another name: files show the runtime. */
const COVERS: Readonly<Record<string | number, readonly string[]>> = {
  typescript: ['javascript'],
  kotlin: ['java'],
  scala: ['java'],
  clojure: ['java'],
  fsharp: ['csharp'],
};
