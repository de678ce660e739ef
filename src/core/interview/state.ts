import type { Answers, Evidence } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { applicable } from './applies.ts';
import type { Change } from './changes.ts';
import { askingOrder } from './order.ts';
import { pending } from './pending.ts';
import { quickest } from './quick.ts';
import type { Route } from './reply.ts';

export type Place =
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'review' }
  | { readonly kind: 'end'; readonly how: 'finished' | 'interrupted' };

/** An interview at one moment: plain data, replaced by each reply. */
export interface Interview {
  readonly answers: Answers;
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
export function begin(compiled: CompiledPack, answers: Answers, route: Route): Interview {
  return forward(compiled, {
    answers,
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

function nextOf(compiled: CompiledPack, { answers, route, passed, ahead, jumped }: Interview): string | undefined {
  const applies = applicable(compiled, answers);
  const again = (id: string) => ahead.has(id) && applies.get(id) !== false;
  const order = askingOrder(compiled);
  if (jumped) return order.find(again);
  const rest = pending(compiled, answers, route, passed);
  if (route.kind === 'quick') return order.find(again) ?? quickest(compiled, answers, rest);
  return order.find((id) => again(id) || rest.includes(id));
}
