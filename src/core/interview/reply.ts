import type { Evidence } from '../answers/index.ts';
import type { Value } from '../pack/schema.ts';

/** What a person does with the question on screen. */
export type Reply =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  /** Leaves the question as it is, for now. */
  | { readonly kind: 'later' }
  | { readonly kind: 'back' }
  | { readonly kind: 'review' }
  /** New evidence for the answer, given or still to come; the question stays. */
  | { readonly kind: 'note'; readonly evidence: Evidence }
  /** Leaves the interview; with the evidence that was being entered. */
  | { readonly kind: 'quit'; readonly evidence?: Evidence };

/** What a person does with the summary on screen. */
export type ReviewReply =
  | { readonly kind: 'change'; readonly question: string }
  /** Asks what is still open, also what a quick interview left out. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'back' }
  | { readonly kind: 'quit' };

/**
 * Which questions an interview asks. open: those without an answer, section by section. quick: those that move the
 * verdict most, until it is settled. walk: the named ones in the order of the pack, answered or not; `summary` says
 * whether all answers are shown before the end.
 */
export type Route =
  | { readonly kind: 'open' }
  | { readonly kind: 'quick' }
  | { readonly kind: 'walk'; readonly questions: readonly string[]; readonly summary: boolean };
