import type { Answer, Answers, Evidence } from '../answers/index.ts';
import type { CompiledPack } from '../judge/index.ts';
import { applicable } from './applies.ts';
import { changesBetween } from './changes.ts';
import { answerOf, type Day, type Given, withEvidence } from './evidence.ts';
import { askingOrder } from './order.ts';
import type { Reply, ReviewReply } from './reply.ts';
import { unconfirmed } from './pending.ts';
import { earlierOf, forward, type Interview } from './state.ts';

/** The interview after a reply to `question`, the question on screen. */
export function afterReply(
  compiled: CompiledPack,
  interview: Interview,
  question: string,
  reply: Reply,
  day: Day,
): Interview {
  const { answers, onward } = taken(compiled, interview, question, reply, day);
  return onward(answers);
}

/**
 * Applies a reply to the answers, and returns the continuation, which accepts these or newer answers. It is separate
 * because choosing the next question of a quick interview is expensive.
 */
export function taken(
  compiled: CompiledPack,
  interview: Interview,
  question: string,
  reply: Reply,
  day: Day,
): { readonly answers: Answers; readonly onward: (answers: Answers) => Interview } {
  const at = (next: Interview) => ({ answers: next.answers, onward: (answers: Answers) => ({ ...next, answers }) });
  const on = (next: Interview) => ({
    answers: next.answers,
    onward: (answers: Answers) => forward(compiled, { ...next, answers }),
  });
  switch (reply.kind) {
    case 'quit':
      return at({
        ...(reply.evidence ? noted(interview, question, reply.evidence, day) : interview),
        at: { kind: 'end', how: 'interrupted' },
      });
    case 'back':
      return at(back(compiled, interview, question));
    case 'review':
      return at(toReview(interview, question));
    case 'note':
      return at(noted(interview, question, reply.evidence, day));
    case 'confirm-all': {
      const { next, wasHere } = confirmed(compiled, interview, question, day);
      return wasHere ? on(left(next, question)) : at(next);
    }
    case 'later':
      return on({ ...left(interview, question), change: undefined });
    default:
      return on(answered(compiled, left(interview, question), question, reply, day));
  }
}

/** The interview after a reply to the summary. */
export function afterReview(compiled: CompiledPack, interview: Interview, reply: ReviewReply): Interview {
  switch (reply.kind) {
    case 'quit':
      return { ...interview, at: { kind: 'end', how: 'interrupted' } };
    case 'finish':
      return { ...interview, at: { kind: 'end', how: 'finished' } };
    case 'change':
      return { ...interview, at: { kind: 'question', question: reply.question }, jumped: true, change: undefined };
    case 'go-on':
      return goOn(compiled, { ...interview, change: undefined });
    case 'back':
      return back(compiled, interview, undefined);
  }
}

function answered(compiled: CompiledPack, interview: Interview, question: string, reply: Given, day: Day): Interview {
  const answer = answerOf(reply, earlierOf(interview, question), interview.drafts.get(question), day);
  const answers = new Map(interview.answers).set(question, answer);
  const change = changesBetween(compiled, interview.answers, answers);
  const open = interview.jumped ? change.nowApply.filter((id) => !answers.has(id)) : [];
  return { ...interview, answers, change, ahead: plus(interview.ahead, ...open) };
}

function confirmed(compiled: CompiledPack, interview: Interview, question: string, day: Day) {
  const ids = unconfirmed(compiled, interview.answers);
  const answers = new Map(interview.answers);
  for (const id of ids) {
    const answer = answers.get(id)!;
    answers.set(id, answerOf(answer, answer, undefined, day));
  }
  return { next: { ...interview, answers, change: undefined }, wasHere: ids.includes(question) };
}

/** Goes to the summary. "Back" leads from there to the question on screen, unless it was chosen in the summary. */
function toReview(interview: Interview, question: string): Interview {
  const { trail, passed, jumped } = interview;
  return {
    ...interview,
    at: { kind: 'review' },
    trail: jumped ? trail : [...trail, question],
    ahead: new Set(),
    passed: without(passed, question),
    jumped: false,
    change: undefined,
  };
}

function noted(interview: Interview, question: string, evidence: Evidence, day: Day): Interview {
  const given = interview.answers.get(question);
  if (!given) return { ...interview, drafts: new Map(interview.drafts).set(question, evidence), change: undefined };
  const answers = new Map(interview.answers).set(question, withEvidence(given, evidence, day));
  return { ...interview, answers, change: undefined };
}

/** The answers, with "don't know" for each unanswered question that has a note, so that no note is lost. */
export function keptNotes({ answers, drafts }: Interview, day: Day): ReadonlyMap<string, Answer> {
  const kept = [...drafts].filter(([id, { note, by }]) => !answers.has(id) && (note !== undefined || by !== undefined));
  return new Map(kept.map(([id, draft]) => [id, answerOf({ kind: 'unknown' }, undefined, draft, day)]));
}

function left(interview: Interview, question: string): Interview {
  return { ...interview, trail: [...interview.trail, question], passed: plus(interview.passed, question) };
}

/** Goes to the question asked before; without one, to the answered question that precedes it; without that, stays. */
function back(compiled: CompiledPack, interview: Interview, from: string | undefined): Interview {
  if (interview.jumped) return { ...interview, at: { kind: 'review' }, jumped: false, change: undefined };
  const applies = applicable(compiled, interview.answers);
  const trail = interview.trail.filter((id) => id !== from && applies.get(id) !== false);
  const question = trail.pop() ?? answeredBefore(compiled, interview, from, (id) => applies.get(id) !== false);
  if (question === undefined) return { ...interview, change: undefined };
  const ahead = from === undefined ? interview.ahead : plus(interview.ahead, from);
  return { ...interview, at: { kind: 'question', question }, trail, ahead, change: undefined };
}

/** Whether "back" leads anywhere from the question on screen. */
export function canGoBack(compiled: CompiledPack, interview: Interview, question: string): boolean {
  return back(compiled, interview, question).at !== interview.at;
}

function answeredBefore(
  compiled: CompiledPack,
  { answers, route }: Interview,
  from: string | undefined,
  applies: (id: string) => boolean,
): string | undefined {
  if (route.kind === 'walk') return undefined;
  const order = askingOrder(compiled);
  const before = from === undefined ? order : order.slice(0, order.indexOf(from));
  return before.findLast((id) => answers.has(id) && applies(id));
}

/** Goes to the questions left on this route; without any, to other unanswered or postponed questions. */
function goOn(compiled: CompiledPack, interview: Interview): Interview {
  const next = forward(compiled, interview);
  return next.at.kind === 'question'
    ? next
    : forward(compiled, { ...interview, route: { kind: 'open' }, passed: new Set() });
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((other) => other !== id));
}

function plus(set: ReadonlySet<string>, ...ids: readonly string[]): ReadonlySet<string> {
  return new Set([...set, ...ids]);
}
