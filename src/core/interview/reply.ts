import type { Evidence } from '../answers/index.ts';
import type { Value } from '../pack/schema.ts';

/** A reply to the question on screen. */
export type Reply =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  /** Postpones the question. */
  | { readonly kind: 'later' }
  | { readonly kind: 'back' }
  | { readonly kind: 'review' }
  /** Confirms every answer that files say and nobody has confirmed; suggestions are no answers, and stay. */
  | { readonly kind: 'confirm-all' }
  /** New evidence for the answer, given or still to come; the question stays on screen. */
  | { readonly kind: 'note'; readonly evidence: Evidence }
  /** Leaves the interview, with the evidence that was being entered. */
  | { readonly kind: 'quit'; readonly evidence?: Evidence };

/** A reply to the summary on screen. */
export type ReviewReply =
  | { readonly kind: 'change'; readonly question: string }
  /** Asks the remaining questions, including those that a quick interview left out. */
  | { readonly kind: 'go-on' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'back' }
  | { readonly kind: 'quit' };

/**
 * Which questions an interview asks.
 *
 * - open: unanswered ones, section by section
 * - quick: those that give the most information about the verdict, until it is settled
 * - walk: the named ones in the order of the pack, answered or not; `summary` tells whether the summary follows
 */
export type Route =
  | { readonly kind: 'open' }
  | { readonly kind: 'quick' }
  | { readonly kind: 'walk'; readonly questions: readonly string[]; readonly summary: boolean };
