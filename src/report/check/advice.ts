import type { FindingCode } from '../../core/bar/index.ts';

/** How to fix a finding, for formats with help texts. */
export const advice: Readonly<Record<FindingCode, string>> = {
  verdict:
    'Read why with `mesh-ready plan`. Change the answers when the facts have changed, or the requirements when they ask for the wrong thing.',
  'gate-open': 'Do what the fix says and update the answer, or waive the gate with a reason and a last day.',
  'gate-unknown': 'Find out and answer the question; until then the gate does not count as met.',
  'not-settled': 'Answer the questions that `mesh-ready assess --quick` asks; it stops when the verdict is settled.',
  'gate-waived': 'Do what the fix says: a gate that is required by name must be met.',
  'regression-gate': 'Undo the change that the gate depends on, or explain it and use this file as the new baseline.',
  'regression-range': 'Answer again the questions whose answers were removed.',
  'regression-answer': 'Answer the question again, or answer unknown and use this file as the new baseline.',
  incomparable: 'Write a new baseline with this version of the rule pack.',
  coverage: 'Answer more questions with `mesh-ready assess`.',
  'answer-drifted':
    'Look at the place in the files. Change the answer where it is out of date, or the files where they are.',
  'answer-unconfirmed': 'Confirm or change the answer with `mesh-ready assess`, which asks it first.',
  'answer-stale': 'Check the answer again, and date it today.',
  'answer-undated': 'Give the answer a date, or the file an `assessed:` day.',
  'answer-from-the-future': 'Correct the date of the answer.',
  'waiver-expired': 'Meet the gate, or agree on a new last day and write it down.',
  'waiver-unused': 'Remove the waiver.',
  'waiver-unknown': 'Correct the id of the gate, or remove the waiver.',
};
