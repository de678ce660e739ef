import type { Answers, Suggestion } from '../../../src/core/answers/answers.ts';
import {
  type AskContext,
  interview,
  type InterviewResult,
  type ReviewContext,
} from '../../../src/core/interview/interview.ts';
import type { Reply, ReviewReply, Route } from '../../../src/core/interview/reply.ts';
import { choice, choices, compiledOf, number } from '../pack-of.ts';

/** Two sections, listed against their order; `clusters` and `crossing` depend on earlier answers. */
export const compiled = compiledOf({
  sections: [
    { id: 'base', title: 'Base', about: 'About the base.' },
    { id: 'edge', title: 'Edge', about: 'About the edge.' },
  ],
  questions: [
    choice('gateway', ['old', 'new', 'none'], { section: 'edge', notApplicable: true, otherwise: 'none' }),
    choice('runs', ['machines', 'kubernetes'], { section: 'base' }),
    number('clusters', { section: 'base', when: { runs: { is: 'kubernetes' } }, unit: 'clusters' }),
    choice('crossing', ['yes', 'no'], { section: 'edge', when: { clusters: { atLeast: 2 } } }),
    choices('languages', ['java', 'go', 'none'], { section: 'base' }),
  ],
  criteria: [
    {
      id: 'spread',
      weight: 100,
      levels: [
        { id: 'wide', share: 1, when: { clusters: { atLeast: 5 } }, says: 'Wide.' },
        { id: 'narrow', share: 0, says: 'Narrow.' },
      ],
    },
  ],
  verdictRules: [
    { id: 'stay', verdict: 'no', when: { runs: { is: 'machines' } } },
    { id: 'go', verdict: 'yes', when: { clusters: { atLeast: 5 } } },
    { id: 'wait', verdict: 'not-yet' },
  ],
});

export const day = { today: '2026-11-22', assessed: '2026-11-22', person: 'Ada' };

/** The events in words: `runs=kubernetes`, `clusters<back`, `review=finish`. */
export interface Run extends InterviewResult {
  readonly asked: readonly string[];
  readonly contexts: readonly AskContext[];
  readonly reviews: readonly ReviewContext[];
}

/**
 * Runs an interview with replies from a list; the list must be used up. `latest` simulates another program that changes
 * the answers.
 */
export async function hold(
  start: Answers,
  route: Route,
  replies: readonly (Reply | ReviewReply)[],
  latest = (answers: Answers) => answers,
  suggestions: ReadonlyMap<string, Suggestion> = new Map(),
): Promise<Run> {
  const asked: string[] = [];
  const contexts: AskContext[] = [];
  const reviews: ReviewContext[] = [];
  const rest = [...replies];
  const reply = () => rest.shift() ?? { kind: 'quit' as const };
  const result = await interview(
    compiled,
    start,
    route,
    day,
    {
      async ask(question, context) {
        asked.push(question.id);
        contexts.push(context);
        return reply() as Reply;
      },
      async review(_, context) {
        asked.push('review');
        reviews.push(context);
        return reply() as ReviewReply;
      },
      async answered() {},
      latest,
    },
    suggestions,
  );
  if (rest.length > 0) throw new Error(`replies left over: ${JSON.stringify(rest)}`);
  return { ...result, asked, contexts, reviews };
}

export const value = (given: string | number | string[]): Reply => ({ kind: 'value', value: given });
export const back: Reply & ReviewReply = { kind: 'back' };
export const later: Reply = { kind: 'later' };
export const unknown: Reply = { kind: 'unknown' };
export const finish: ReviewReply = { kind: 'finish' };
export const change = (question: string): ReviewReply => ({ kind: 'change', question });
