/** The interview as pure state: the questions still to ask, their order, and the effect of each reply. */
export { type Affected, affectedBy } from './affected.ts';
export type { Change } from './changes.ts';
export { sameContent } from './evidence.ts';
export { type AskContext, interview, type Interviewee, type InterviewResult, type ReviewContext } from './interview.ts';
export type { LiveResult } from './live-result.ts';
export { askingOrder } from './order.ts';
export { pending, unconfirmed } from './pending.ts';
export { type Progress, progressOf } from './progress.ts';
export type { Reply, ReviewReply, Route } from './reply.ts';
export type { SummaryPart, SummaryRow } from './summary.ts';
