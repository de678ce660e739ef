import type { Answer, Answers, Evidence, Suggestion } from '../answers/index.ts';
import { applicable, decidedBy } from './applies.ts';
import type { Change } from './changes.ts';
import type { Day } from './evidence.ts';
import { unconfirmed } from './pending.ts';
import { type Progress, progressOf } from './progress.ts';
import { quickest } from './quick.ts';
import type { Reply, ReviewReply, Route } from './reply.ts';
import { type LiveResult, liveResultOf } from './live-result.ts';
import { begin, earlierOf, type Interview, leftToAsk } from './state.ts';
import { afterReview, canGoBack, keptNotes, taken } from './step.ts';
import { type SummaryPart, summaryOf } from './summary.ts';
import type { CompiledPack } from '../judge/index.ts';
import type { Question } from '../pack/schema.ts';

/** Context of the question on screen. */
export interface AskContext {
  readonly progress: Progress;
  /** Computed on first call, because it is expensive. */
  readonly liveResult: () => LiveResult;
  /** The earlier answer, even one that didn't count in the meantime. */
  readonly earlier: Answer | undefined;
  /** Whether `earlier` is only suggested by files, and is no answer yet. */
  readonly suggested: boolean;
  /** How many answers only files say, so that somebody should confirm them. */
  readonly unconfirmed: number;
  /** Evidence entered before the answer. */
  readonly draft: Evidence | undefined;
  /** Unanswered questions that decide whether this one applies; empty where it certainly does. */
  readonly hangsOn: readonly Question[];
  /** Whether there is a question, or the summary, to go back to. */
  readonly canGoBack: boolean;
  /** The effects of the previous answer. */
  readonly change: Change | undefined;
}

export interface ReviewContext {
  readonly progress: Progress;
  readonly liveResult: LiveResult;
  /** Unanswered questions that this route would still ask. */
  readonly left: number;
  /** Questions without an answer that apply or may apply. */
  readonly open: number;
  /** The interview is quick, and no question that it can still ask changes the verdict. */
  readonly quickDone: boolean;
  readonly change: Change | undefined;
}

/** The person, as the interview sees one: the host implements it. */
export interface Interviewee {
  ask(question: Question, context: AskContext): Promise<Reply>;
  review(summary: readonly SummaryPart[], context: ReviewContext): Promise<ReviewReply>;
  /** Called with each new answer and each change of evidence, before the next question is chosen. */
  answered(question: Question, answer: Answer): Promise<void>;
  /**
   * The answers as they are now, where another program may have changed them. Called after each reply and each answer.
   */
  latest?(answers: Answers): Answers;
}

export interface InterviewResult {
  readonly how: 'finished' | 'interrupted';
  readonly answers: Answers;
  /** Questions that got "don't know" at the end, because they had a note and no answer. */
  readonly noted: readonly Question[];
}

/** Asks until the person finishes or quits. Everything between two questions is pure; see `begin` and `afterReply`. */
export async function interview(
  compiled: CompiledPack,
  start: Answers,
  route: Route,
  day: Day,
  person: Interviewee,
  suggestions: ReadonlyMap<string, Suggestion> = new Map(),
): Promise<InterviewResult> {
  let now = begin(compiled, start, route, suggestions);
  while (now.at.kind !== 'end') {
    if (now.at.kind === 'review') {
      const reply = await person.review(
        summaryOf(compiled, now.answers, now.suggestions),
        reviewContext(compiled, now),
      );
      now = afterReview(compiled, { ...now, answers: latest(person, now.answers) }, reply);
      continue;
    }
    const { question: id } = now.at;
    const question = compiled.questions.get(id)!;
    const reply = await person.ask(question, askContext(compiled, now, id));
    const before = { ...now, answers: latest(person, now.answers) };
    const { answers, onward } = taken(compiled, before, id, reply, day);
    for (const [each, answer] of answers)
      if (before.answers.get(each) !== answer) await person.answered(compiled.questions.get(each)!, answer);
    now = onward(latest(person, answers));
  }
  const kept = keptNotes(now, day);
  const noted = [...kept.keys()].map((id) => compiled.questions.get(id)!);
  for (const question of noted) await person.answered(question, kept.get(question.id)!);
  return { how: now.at.how, answers: new Map([...now.answers, ...kept]), noted };
}

/** The first question of an interview on this route; undefined when none is left to ask. */
export function nextQuestion(
  compiled: CompiledPack,
  answers: Answers,
  route: Route = { kind: 'open' },
): Question | undefined {
  const { at } = begin(compiled, answers, route);
  return at.kind === 'question' ? compiled.questions.get(at.question) : undefined;
}

function latest(person: Interviewee, answers: Answers): Answers {
  return person.latest?.(answers) ?? answers;
}

function askContext(compiled: CompiledPack, now: Interview, id: string): AskContext {
  const sure = applicable(compiled, now.answers).get(id) !== undefined;
  const open = decidedBy(compiled, id).filter((other) => now.answers.get(other)?.kind !== 'value');
  return {
    progress: progressOf(compiled, now.answers),
    liveResult: () => liveResultOf(compiled, now.answers),
    earlier: earlierOf(now, id),
    suggested: !now.answers.has(id) && now.suggestions.has(id),
    unconfirmed: unconfirmed(compiled, now.answers).length,
    draft: now.drafts.get(id),
    hangsOn: sure ? [] : open.flatMap((other) => compiled.questions.get(other) ?? []),
    canGoBack: canGoBack(compiled, now, id),
    change: now.change,
  };
}

function reviewContext(compiled: CompiledPack, interview: Interview): ReviewContext {
  const { answers, route, change } = interview;
  const liveResult = liveResultOf(compiled, answers);
  const rest = leftToAsk(compiled, interview);
  const quick = route.kind === 'quick';
  const left = quick && quickest(compiled, answers, rest) === undefined ? 0 : rest.length;
  const progress = progressOf(compiled, answers);
  const open = progress.applicable - progress.answered - progress.unknown;
  return { progress, liveResult, left, open, quickDone: quick && left === 0, change };
}
