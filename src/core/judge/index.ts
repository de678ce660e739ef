/**
 * The judgement of one set of answers: facts, score, verdict, gates, use cases, and plan. A result that depends on
 * unanswered questions is unknown here; `range/` computes the exact results that are still possible.
 */
export { awaitedEarlier } from './bring-forward.ts';
export { hasWork, steer } from './course.ts';
export { type CompiledGate, type CompiledPack, type CompiledReply, compilePack } from './compile.ts';
export { type DatedSteps, datedSteps, firstDateAnswered, useCasesNamed } from './noted-words.ts';
export { asksForDate, countedInPlan, dayAgainst, dayMeant, type FirstDate, weeksNamed } from './dates.ts';
export type { Exact } from './exact.ts';
export { type Fact, factOf, type Facts, type FactState, isOpen, resolveFacts, settleFact } from './facts.ts';
export { blockersBefore, blocks, gateOutcome, isUnmet } from './gates.ts';
export { judge, type Judgement, type Outline, outlineOf, rule } from './judge.ts';
export { idleQuestions, readsChoice } from './choice-questions.ts';
export { fitOf, meets, openQuestions } from './options.ts';
export { decidedBy, replyHolds } from './proposals.ts';
export { exposureRange } from './exposure.ts';
export { possibleRows } from './possible-rows.ts';
export { isAboutMesh, type StageOrNone } from './stage.ts';
export { answerInWords, joined, recordInWords, valueInWords } from './answer-words.ts';
export { either, testInLabels, wantedInLabels } from './test-words.ts';
export { mentionInWords, withoutAnswers } from './sentence.ts';
export { afterWhatTheyAwait, awaits } from './plan.ts';
export { titleFor } from './title.ts';
export { canGoAhead, NEXT, startOf, urgencyOf } from './use-cases.ts';
export { closeIsOpen, type Ruling } from './verdict.ts';
export { copiedWith, withLater } from './with-later.ts';
export type * from './results.ts';
