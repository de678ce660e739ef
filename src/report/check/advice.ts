import type { FindingCode } from '../../core/bar/index.ts';

/** How to fix a finding, for formats with help texts. */
export const advice: Readonly<Record<FindingCode, string>> = {
  verdict:
    'Read why with `mesh-ready plan`. Change the answers when the facts have changed, or the bar when it asks for the wrong thing.',
  'gate-open': 'Do what the fix says and update the answer, or waive the gate with a reason and a last day.',
  'gate-unknown': 'Find out and answer the question; until then the gate does not count as met.',
  'not-settled': 'Answer what is open with `mesh-ready assess --quick`, which stops when the verdict is settled.',
  'gate-waived': 'Do what the fix says: what is required by name has to be met.',
  'regression-gate': 'Undo what opened the gate, or explain it and take this file as the new baseline.',
  'regression-range': 'Answer again what has been taken back.',
  'regression-answer': 'Answer the question again, or say that it is not known and take this file as the new baseline.',
  incomparable: 'Write a new baseline with this version of the rule pack.',
  coverage: 'Answer what is open with `mesh-ready assess`, which asks for what matters most first.',
  'answer-stale': 'Look again, and give the answer the date of today.',
  'answer-undated': 'Give the answer a date, or the file an `assessed:` day.',
  'answer-from-the-future': 'Correct the date of the answer.',
  'waiver-expired': 'Close the gate, or agree on a new last day and write it down.',
  'waiver-unused': 'Remove the waiver.',
  'waiver-unknown': 'Correct the id of the gate, or remove the waiver.',
};
