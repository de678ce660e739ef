import type { FindingCode } from '../../core/bar.ts';

/** What to do about a finding, for formats that carry help. */
export const advice: Readonly<Record<FindingCode, string>> = {
  'verdict': 'Read why with `mesh-ready plan`. Change the answers when the facts have changed, or the bar when it asks for the wrong thing.',
  'gate-open': 'Do what the fix says and update the answer, or waive the gate with a reason and a last day.',
  'gate-unknown': 'Find out and answer the question; until then the gate does not count as met.',
  'coverage': 'Answer what is open with `mesh-ready assess`, which asks for what matters most first.',
  'answer-stale': 'Look again, and give the answer the date of today.',
  'answer-undated': 'Give the answer a date, or the file an `assessed:` day.',
  'answer-from-the-future': 'Correct the date of the answer.',
  'waiver-expired': 'Close the gate, or agree on a new last day and write it down.',
  'waiver-unknown': 'Correct the id of the gate, or remove the waiver.',
};
