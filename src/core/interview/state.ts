import type { Answer, Answers, Evidence, Suggestion } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { applicable } from './applies.ts';
import type { Change } from './changes.ts';
import { askingOrder } from './order.ts';
import { pending, stillSuggested, unconfirmed } from './pending.ts';
import { quickest } from './quick.ts';
import type { Route } from './reply.ts';

export type Place =
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'review' }
  | { readonly kind: 'end'; readonly how: 'finished' | 'interrupted' };

/** An interview at one moment: plain data, replaced by each reply. */
export interface Interview {
  readonly answers: Answers;
  /** What files suggest for questions without an answer. */
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  readonly at: Place;
  readonly route: Route;
  /** Visited questions, the latest last: "back" leads to them. */
  readonly trail: readonly string[];
  /** Questions that "back" skipped, and those that a change reopened: they come before the summary. */
  readonly ahead: ReadonlySet<string>;
  /** Questions asked or postponed in this interview. */
  readonly passed: ReadonlySet<string>;
  /** Evidence entered before its answer. */
  readonly drafts: ReadonlyMap<string, Evidence>;
  /** The question on screen was chosen in the summary, which follows it again. */
  readonly jumped: boolean;
  /** The effects of the last answer. */
  readonly change: Change | undefined;
}

/** An interview at its first question, or at the summary where there is none. */
export function begin(
  compiled: CompiledPack,
  answers: Answers,
  route: Route,
  suggestions: ReadonlyMap<string, Suggestion> = new Map(),
): Interview {
  return forward(compiled, {
    answers,
    suggestions,
    at: { kind: 'review' },
    route,
    trail: [],
    ahead: new Set(),
    passed: new Set(),
    drafts: new Map(),
    jumped: false,
    change: undefined,
  });
}

/** The interview at the next question; at the summary or the end where none is left. */
export function forward(compiled: CompiledPack, interview: Interview): Interview {
  const question = nextOf(compiled, interview);
  if (question !== undefined) {
    const ahead = new Set([...interview.ahead].filter((id) => id !== question));
    return { ...interview, at: { kind: 'question', question }, ahead };
  }
  const { route, jumped } = interview;
  const ends = route.kind === 'walk' && !route.summary && !jumped;
  return {
    ...interview,
    at: ends ? { kind: 'end', how: 'finished' } : { kind: 'review' },
    ahead: new Set(),
    jumped: false,
  };
}

/** The earlier answer to a question; what files suggest where there is none. */
export function earlierOf({ answers, suggestions }: Interview, question: string): Answer | undefined {
  const given = answers.get(question);
  const suggestion = suggestions.get(question);
  return given ?? (suggestion && { ...suggestion, kind: 'value' });
}

/** The questions left to ask on this route: suggestions first, then what nobody has confirmed, then the others. */
export function leftToAsk(
  compiled: CompiledPack,
  { answers, suggestions, route, passed }: Interview,
): readonly string[] {
  const rest = pending(compiled, answers, route, passed);
  if (route.kind === 'walk') return rest;
  const suggested = stillSuggested(compiled, answers, suggestions);
  const confirm = route.kind === 'quick' ? [] : unconfirmed(compiled, answers);
  const early = [...suggested, ...confirm].filter((id) => !passed.has(id));
  return [...new Set([...early, ...rest])];
}

function nextOf(compiled: CompiledPack, interview: Interview): string | undefined {
  const { answers, suggestions, route, ahead, jumped } = interview;
  const applies = applicable(compiled, answers);
  const again = (id: string) => ahead.has(id) && applies.get(id) !== false;
  const order = askingOrder(compiled);
  if (jumped) return order.find(again);
  const rest = leftToAsk(compiled, interview);
  if (route.kind === 'quick') {
    const suggested = rest.filter((id) => suggestions.has(id));
    return order.find(again) ?? quickest(compiled, answers, suggested) ?? quickest(compiled, answers, rest);
  }
  const early = rest.find((id) => suggestions.has(id) || answers.has(id));
  return route.kind === 'walk' || early === undefined
    ? order.find((id) => again(id) || rest.includes(id))
    : (order.find(again) ?? early);
}
